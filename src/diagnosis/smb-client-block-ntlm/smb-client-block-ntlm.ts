/**
 * The SMB client itself is told not to offer NTLM: "Block NTLM (LM, NTLM, NTLMv2)" of Windows 11 24H2 and Server 2025,
 * `net use /BLOCKNTLM`, `New-SmbMapping -BlockNTLM`. It has an exception list of its own.
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking
 */
import type { Look } from '../../correlation/look.ts';
import { serviceClass, spn } from '../../windows/names.ts';
import { policies } from '../../windows/policies.ts';
import { askClientConfiguration, askClientSmbLog, askTicket, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { absent, oneOf, present, proof, proofs, shown, tiedItem, unobserved, type Item } from '../item.ts';
import { serverSilent } from '../silence.ts';
import { toldCode, visibleCode } from '../visible-code.ts';
import { clientName, onClient, ROLLBACK_GPO, verifyException } from '../steps.ts';

const NEEDS = [
  'ntlm-blocked',
  'smb-configuration',
  'policy-setting',
  'ticket-list',
  'ticket-held',
  'ticket-asked',
  'log-coverage',
  'logon',
  'logon-failed',
  'smb-session-refused',
  'access-tried',
  'service-failure',
  'smb-client-failure',
] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'smb-client-block-ntlm',
  title: 'The SMB client is told not to use NTLM',
  role: 'trigger',
  stage: 'ntlm-smb-client',
  references: ['https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking'],
  lookalikes: [
    'Event 4001 instead of 4015: the outgoing policy of LSA, which stops every program and not SMB alone.',
    'Both may be on; then two exception lists are needed.',
  ],
  needs: NEEDS,
  judge(look) {
    const event = tiedItem(
      'the SMB client refused NTLM for this server (event 31023)',
      look.tied('ntlm-blocked', (fact) => fact.event === 31023),
      unobserved(askClientSmbLog(look)),
    );
    const caller = tiedItem(
      'the SMB client asked LSA not to use NTLM (event 4015 for a cifs target)',
      look.tied('ntlm-blocked', (fact) => fact.event === 4015 && isCifs(fact.target)),
    );
    const setting = blockSetting(look);
    return {
      necessary: [oneOf(event, caller, setting)],
      sufficient: [[event], [caller], [setting, noTicket(look), outgoingAllowed(look), serverSilent(look), refusedByClient(look)]],
      specific: [event, caller, setting],
      against: [
        tiedItem('the server logged an NTLM logon of this attempt', look.tied('logon', (fact) => fact.package === 'ntlm')),
        event.state === 'present' || caller.state === 'present' ? unobserved() : otherGate(look),
      ],
      supports: [visibleCode(look, [1937]), toldCode(look, [1937])],
    };
  },
  clause: (look) => `the SMB client of ${clientName(look)} is set not to use NTLM`,
  stageWords: () => 'Blocked by the SMB client: BlockNTLM is on',
  remedies: (look) => [
    {
      level: 3,
      title: 'An entry in the SMB client’s own exception list',
      explanation: 'The list of the outgoing NTLM policy does not help here. DNS name, NetBIOS name or IP address, one per line.',
      steps: [
        {
          where: 'in the Group Policy of this client',
          command: targetName(look),
          says: 'Block NTLM Server Exception List',
        },
      ],
      policyPath: 'Computer Configuration › Administrative Templates › Network › Lanman Workstation › Block NTLM Server Exception List',
      verify: verifyException(look).map((line) => line.replace('4001', '4015')),
      rollback: ['Take the entry out again; gpupdate /force.', ...ROLLBACK_GPO],
      impact: 'Only SMB to this one server may use NTLM.',
    },
    {
      level: 5,
      title: 'Temporarily off, with an end date and a named owner',
      explanation: 'Only while Kerberos for this server is repaired.',
      steps: [{ where: `${onClient(look).replace(', as the affected user', ', as administrator')}`, command: 'Set-SmbClientConfiguration -BlockNTLM $false -Force', says: null }],
      verify: ['Events 31023 and 4015 no longer come.'],
      rollback: ['Set-SmbClientConfiguration -BlockNTLM $true -Force'],
      impact: 'Every SMB server can be offered NTLM from this client again.',
    },
  ],
});

/** 4015 is generic: only a cifs target is the SMB client. */
function isCifs(target: string | null): boolean {
  const name = spn(target);
  return name !== null && serviceClass(name) === 'cifs';
}

function blockSetting(look: Look<Needs>): Item {
  const blocks = look.configuration('client', 'BlockNTLM');
  if (blocks === null) return unobserved(askClientConfiguration(look));
  if (blocks.placed.fact.value !== true) return blocks.reach === 'tied' ? absent(proof('BlockNTLM is False on this client', blocks.placed)) : unobserved();
  if (blocks.reach === 'supports') return unobserved();
  const list = look.configuration('client', 'BlockNTLMServerExceptionList');
  const entries = list === null ? [] : [list.placed.fact.value].flat().map(String);
  const names = entries.flatMap((entry) => entry.split(/[\s,;{}]+/)).map((name) => name.toLowerCase());
  if (look.attempt.target !== null && names.includes(look.attempt.target)) {
    return absent(...(list === null ? [] : [proof('the server stands in the exception list', list.placed)]));
  }
  return present(blocks.reach, proof('BlockNTLM is True on this client', blocks.placed));
}

function noTicket(look: Look<Needs>): Item {
  const tickets = look.tickets();
  const refused = tickets.asked.filter((asked) => !asked.fact.granted && asked.strength === 'tied');
  return oneOf(
    shown('no ticket can be had for the name as typed', refused),
    shown('the session holds no ticket for the name as typed', tickets.absentIn.filter((list) => list.strength === 'tied')),
    unobserved(askTicket(look)),
  );
}

/** The outgoing policy of LSA is not the gate: its value is tied and not Deny all, or its log covers and holds no 4001. */
function outgoingAllowed(look: Look<Needs>): Item {
  const value = look.setting(policies['P-OUT'].path, 'client');
  if (value.reach === 'tied' && value.value !== 2 && value.value !== null) {
    return shown('outgoing NTLM is not denied on this client', value.placed);
  }
  const log = look.listening(look.client, { providers: ['microsoft-windows-ntlm', 'ntlm'], ids: null });
  return look.tied('ntlm-blocked', (fact) => fact.event === 4001).length === 0
    ? shown('the NTLM log of the client covers the time and holds no 4001', log)
    : absent();
}

function refusedByClient(look: Look<Needs>): Item {
  return tiedItem(
    'the access failed at the client',
    look.tied('access-tried', (fact) => fact.outcome === 'failed').filter((one) => one.fact.command !== 'told'),
  );
}

function otherGate(look: Look<Needs>): Item {
  const blocked = look.tied('ntlm-blocked', (fact) => fact.event === 4001);
  const off = look.configuration('client', 'BlockNTLM');
  const isOff = off !== null && off.reach === 'tied' && off.placed.fact.value === false;
  return isOff ? present('tied', ...proofs('BlockNTLM is False on this client', [off.placed])) : tiedItem('the outgoing policy of LSA refused (4001), which every program feels', blocked.filter(() => isOff));
}
