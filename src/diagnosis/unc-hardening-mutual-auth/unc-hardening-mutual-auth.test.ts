import { expect, it } from 'vitest';
import { causes } from '../index.ts';
import { judgedOf, story } from '../story.ts';

const id = 'unc-hardening-mutual-auth';
const RULE = String.raw`policy software\policies\microsoft\windows\networkprovider\hardenedpaths\\\*\sysvol = "RequireMutualAuthentication=1"`;

it('is the trigger, and the address its root, though the domain controller let the account in', () => {
  const [own] = judgedOf(
    story(
      '',
      {},
      String.raw`
        09:00:00  DC01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
        09:00:01  WS07  smb-client-failure 31010 to 10.2.0.9 share \10.2.0.9\SYSVOL as CORP\anna 0xC00000CA
        -         WS07  access-tried \\10.2.0.9\tools succeeded
        -         WS07  access-tried \\dc01.corp.example\SYSVOL succeeded
        -         WS07  ticket-list 1
        -         WS07  ticket-held anna cifs/dc01.corp.example
        -         WS07  ${RULE}
        -         DC01  network-config DC01 10.2.0.9
      `,
    ),
    causes,
  );
  expect([own?.root?.id, own?.trigger?.id, own?.endedBy?.id]).toEqual(['ip-address-access', id, id]);
});

it.each([
  ['RequireMutualAuthentication=1', 'likely'],
  ['RequireMutualAuthentication = 1 ,RequireIntegrity=1', 'likely'],
  ['requiremutualauthentication=1', 'likely'],
  ['RequireMutualAuthentication=0', 'ruled-out'],
  ['RequireMutualAuthentication=10', 'ruled-out'],
  ['RequireIntegrity=1', 'ruled-out'],
])('reads a rule: %s', (value, level) => {
  const [own] = judgedOf(
    story(
      '',
      {},
      String.raw`
        -  WS07  access-tried \\10.2.0.9\SYSVOL code 65
        -  WS07  policy software\policies\microsoft\windows\networkprovider\hardenedpaths\\\*\sysvol = "${value}"
      `,
    ),
    causes,
  );
  expect(own?.rulings.get(id)?.level).toBe(level);
});

it.each([
  [String.raw`\\10.2.0.9\*`, 'confirmed'],
  [String.raw`\\10.2.0.9`, 'confirmed'],
  [String.raw`\\10.2.0.9\finance`, 'confirmed'],
  [String.raw`\\*\finance`, 'confirmed'],
  [String.raw`\\10.2.0.8\finance`, 'ruled-out'],
  [String.raw`\\*\SYSVOL`, 'ruled-out'],
  [String.raw`\\*\*`, 'possible'],
  [String.raw`\\*`, 'possible'],
])('matches a rule: %s', (path, level) => {
  const key = String.raw`software\policies\microsoft\windows\networkprovider\hardenedpaths`;
  const lines = String.raw`
    -  WS07  access-tried \\10.2.0.9\finance code 1397
    -  WS07  policy ${key + '\\' + path} = "RequireMutualAuthentication=1"
  `;
  const [own] = judgedOf(story('', {}, lines), causes);
  expect(own?.rulings.get(id)?.level).toBe(level);
});

it('puts no hostile name into a command', () => {
  const [own] = judgedOf(story('', {}, String.raw`- WS07 access-tried \\dc01&calc\SYSVOL code 1397`), causes);
  const unit = causes.find((one) => one.id === id);
  const remedies = own === undefined ? [] : (unit?.remedies(own.look) ?? []);
  const commands = remedies.flatMap((one) => one.steps.map((step) => step.command ?? ''));
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.join('\n')).not.toContain('calc');
});
