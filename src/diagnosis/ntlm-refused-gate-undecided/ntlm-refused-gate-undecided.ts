/**
 * A group verdict: NTLM was refused by policy at the file server or at a domain controller, and the files do not tell
 * which. It falls as soon as one of its members is confirmed or ruled out by its own rules.
 *
 * STATUS_NTLM_BLOCKED is what both answer: MS-APDS 3.1.5. The one public record of it (a 4625 with Status 0x80090302 and
 * Sub Status 0xC0000418, https://github.com/MicrosoftDocs/windows-itpro-docs/issues/11384) does not name the gate.
 */
import type { Look } from '../../correlation/look.ts';
import { askDcNtlmLog, askIncomingPolicy, askServerNtlmLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { tiedItem, unobserved, type Item } from '../item.ts';
import { clientBlock, REFUSAL_KINDS, statusBlocked } from '../ntlm-refusal.ts';
import { ntlmValue } from '../restrict-ntlm.ts';
import { serverName } from '../steps.ts';

const NEEDS = [...REFUSAL_KINDS] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'ntlm-refused-gate-undecided',
  title: 'NTLM is refused at the server or at a domain controller',
  role: 'trigger',
  stage: 'ntlm-server',
  members: ['incoming-ntlm-deny', 'domain-ntlm-deny'],
  references: [
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/f47e40e1-b9ca-47e2-b139-15a1e96b0e72',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/81d15e3e-3ac3-41f0-920d-846149f3a814',
  ],
  about: {
    statement:
      'NTLM reached the file server and was refused by policy, and the files do not tell by whom: by the server’s own policy for incoming NTLM, or by a domain controller that the server asked. Both answer with the same status. It is one of the two, and one value of the server’s registry usually tells which.',
    provedBy: [
      'The server’s 4625 or 551 says STATUS_NTLM_BLOCKED (0xC0000418), its own policy value is not known, and no event of either gate was exported.',
      'The server’s 4003 names the account, and its own policy value is not known.',
    ],
    ruledOutBy: [
      'The client itself refused (4001, 4015, 31023): then nothing was sent.',
      'The server logged the account on.',
    ],
    prevention: ['P1', 'P3'],
  },
  lookalikes: [
    {
      id: 'smb-client-block-ntlm',
      says: 'Error 1937 at the client alone: the SMB client of Windows 11 24H2 shows it for its own refusal too.',
    },
    {
      id: 'incoming-ntlm-deny',
      says: 'The server’s value is 1 or 2, or it wrote 4002: then it is this one.',
    },
    {
      id: 'domain-ntlm-deny',
      says: 'The server’s value is 0 or not set, or a domain controller wrote 4004 to 4006: then it is this one.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const gateOpen = gateUnknown(look);
    const status = whereOpen(gateOpen, statusBlocked(look));
    const inDomain = whereOpen(
      gateOpen,
      tiedItem(
        'the server refused NTLM of a domain account (event 4003)',
        look.tied('ntlm-blocked', (fact) => fact.event === 4003),
      ),
    );
    return {
      necessary: [],
      sufficient: [[status], [inDomain]],
      specific: [],
      // A logon acquits every gate of NTLM, this group with them.
      against: [clientBlock(look)],
    };
  },
  clause: (look) => `NTLM is refused at ${serverName(look)} or at a domain controller`,
  stageWords: () => 'Refused at the server or a domain controller; which one is open',
  remedies: () => [],
});

/** Neither a tied value of the server, nor an event of either gate, says which one refused. */
function gateUnknown(look: Look<Needs>): boolean {
  const value = ntlmValue(look, 'P-IN');
  const events = look.tied('ntlm-blocked', (fact) => [4002, 4004, 4005, 4006].includes(fact.event));
  return value.reach !== 'tied' && events.filter((one) => one.strength === 'tied').length === 0;
}

function whereOpen(gateOpen: boolean, item: Item): Item {
  return gateOpen ? item : unobserved();
}

/** In this order: what separates the two gates soonest. */
export function gateQuestions(look: Look<Needs>) {
  return [askIncomingPolicy(look), askServerNtlmLog(look), askDcNtlmLog()];
}
