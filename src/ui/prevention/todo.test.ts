import { expect, it } from 'vitest';
import { todoSteps } from './todo.ts';

it('takes commands in backticks out of the sentence', () => {
  expect(
    todoSteps(
      'Export the policy: `secedit /export /cfg secpol.cfg`. Then compare `RestrictSendingNTLMTraffic`.',
    ),
  ).toEqual([
    { says: 'Export the policy:', commands: ['secedit /export /cfg secpol.cfg'] },
    { says: 'Then compare `RestrictSendingNTLMTraffic`.', commands: [] },
  ]);
});

it('takes commands after a colon up to the end of their sentence', () => {
  expect(
    todoSteps(
      'On each client, as its user: Get-SmbMapping | Format-List *; Get-SmbConnection | Format-List *; net use. Change paths by address to the FQDN; for other names: setspn -Q cifs/<name> & setspn -Q host/<name>',
    ),
  ).toEqual([
    {
      says: 'On each client, as its user:',
      commands: ['Get-SmbMapping | Format-List *', 'Get-SmbConnection | Format-List *', 'net use'],
    },
    {
      says: 'Change paths by address to the FQDN; for other names:',
      commands: ['setspn -Q cifs/<name> & setspn -Q host/<name>'],
    },
  ]);
  expect(
    todoSteps(
      'For a sensitive share: Set-SmbShare -Name <share> -EncryptData $true, after checking its clients.',
    ),
  ).toEqual([
    { says: 'For a sensitive share:', commands: ['Set-SmbShare -Name <share> -EncryptData $true'] },
    { says: 'after checking its clients.', commands: [] },
  ]);
});

it('has one step for each line, and several commands under one sentence', () => {
  expect(todoSteps('Back it up:\n`Backup-GPO -All -Path D:\\gpo`\n`klist`\nKeep its id.')).toEqual([
    { says: 'Back it up:', commands: ['Backup-GPO -All -Path D:\\gpo', 'klist'] },
    { says: 'Keep its id.', commands: [] },
  ]);
});

it.each([
  'Give every pair of client and server an owner, and decide: move it to Kerberos, replace it, or an exception.',
  'Keep the id that `Backup-GPO` prints.',
  'Read the log (Microsoft-Windows-NTLM/Operational): 8001, 8003 and 8004.',
  'Collect 28 days, then deny.',
])('leaves a sentence without commands as it is: %s', (todo) => {
  expect(todoSteps(todo)).toEqual([{ says: todo, commands: [] }]);
});

it('has nothing to do for nothing', () => expect(todoSteps('')).toEqual([]));
