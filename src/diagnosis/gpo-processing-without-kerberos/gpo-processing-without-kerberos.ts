/**
 * The client reads no Group Policy any more: Kerberos to the domain controllers is broken, NTLM is denied, and SYSVOL is a share like
 * any other. So the GPO that would repair it does not arrive either.
 *
 * 1030 and 1058 are Group Policy's own words that it could not read. 1129 names a missing domain controller, which has other
 * reasons too: it supports only.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/group-policy/applying-group-policy-troubleshooting-guidance
 */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { closePair, SAME_HOST_MS, type Strength } from '../../correlation/ties.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { hostName } from '../../windows/names.ts';
import { askSecureChannel, askSystemLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { domainInCommand } from '../command-name.ts';
import { isPresent, oneOf, shown, supporting, tiedItem, unobserved, type Item } from '../item.ts';
import { KERBEROS_FAILURE_KINDS } from '../kerberos-failure.ts';
import { CHANNEL_KINDS, channelErrorsOn, standing } from '../secure-channel.ts';
import { clientName, onClient, onClientAsAdministrator } from '../steps.ts';

const NEEDS = [
  ...KERBEROS_FAILURE_KINDS,
  ...CHANNEL_KINDS,
  'policy-applied',
  'ntlm-blocked',
  'lsa-error',
  'clock-offset',
] as const;
type Needs = (typeof NEEDS)[number];

/** The list of GPOs, or a gpt.ini in SYSVOL, could not be read. */
const NOT_READ: ReadonlySet<number> = new Set([1030, 1058]);
const NO_NETWORK = 1129;
const PROCESSED: ReadonlySet<number> = new Set([1500, 1501, 1502, 1503]);
const DC_REFUSED = 3210;
const SKEW = 0x25;
const TIME_DIFFERENCE_AT_DC = 0xc0000133;
const TOLERANCE_SECONDS = 300;

export default cause({
  id: 'gpo-processing-without-kerberos',
  title: 'The client gets no Group Policy, so the repair does not reach it',
  role: 'consequence',
  stage: 'none',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/group-policy/applying-group-policy-troubleshooting-guidance',
    'https://learn.microsoft.com/en-us/archive/blogs/leesteve/demystifying-the-unc-hardening-dilemma',
    'https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.management/test-computersecurechannel',
  ],
  about: {
    statement:
      'Group Policy is read from SYSVOL, a share of the domain controllers. A computer whose Kerberos is broken read it by NTLM; since NTLM is denied it reads nothing, and so it does not get the GPO that would take the denial back. It is no reason of its own: it follows from the fault of Kerberos, and must be broken on the computer itself.',
    provedBy: [
      'Group Policy on the client could not read from the domain (event 1058 or 1030), and at the same time the way to the domain controllers is shown to be closed: NTLM to a domain controller was refused, NETLOGON was refused (3210), or the clock is off.',
    ],
    ruledOutBy: ['Group Policy was processed afterwards (events 1500 to 1503).'],
    prevention: ['P3'],
  },
  lookalikes: [
    {
      id: 'unc-hardening-mutual-auth',
      says: 'SYSVOL is refused because a hardened path demands Kerberos: no NTLM was refused, and error 5 or 65 stands beside.',
    },
    {
      id: 'no-kdc-line-of-sight',
      says: 'No domain controller is reached at all: NETLOGON 5719 or Group Policy 1129, as on a computer without its VPN.',
    },
    {
      id: null,
      says: 'A GPO that is broken in SYSVOL itself: then every computer logs 1058 for the same GUID, and other GPOs apply.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const failed = policyFailed(look);
    const closed = wayToControllersClosed(look);
    // A refusal for some other server is no word on Group Policy, unless that failed.
    const refused = isPresent(failed) ? ntlmRefused(look) : unobserved();
    return {
      necessary: [oneOf(closed, refused, unobserved(askSecureChannel(look, 'client')))],
      sufficient: [[failed, closed]],
      specific: [failed],
      against: [processedSince(look)],
      supports: [noNetwork(look)],
    };
  },
  clause: (look) => `${clientName(look)} reads no Group Policy`,
  stageWords: () => 'Group Policy was not read',
  remedies: (look) => [repairLocally(look), bridge(look)],
});

/** 1058 or 1030 within a day of the failure, on its client. */
function policyFailed(look: Look<Needs>): Item {
  return tiedItem(
    `Group Policy could not be read on ${clientName(look)} (event 1058 or 1030)`,
    withinADay(look, policyErrors(look)),
    unobserved(askSystemLog(look, 'client')),
  );
}

function policyErrors(look: Look<Needs>): readonly Placed<'policy-applied'>[] {
  return look.on(look.client, 'policy-applied', (fact) => !fact.ok && NOT_READ.has(fact.event));
}

function noNetwork(look: Look<Needs>): Item {
  const errors = look.on(look.client, 'policy-applied', (fact) => fact.event === NO_NETWORK);
  return supporting(
    tiedItem('Group Policy found no domain controller (event 1129)', withinADay(look, errors)),
  );
}

function wayToControllersClosed(look: Look<Needs>): Item {
  return oneOf(
    ntlmToController(look),
    standing(
      look,
      `a domain controller refused the secure channel of ${clientName(look)} (NETLOGON 3210)`,
      channelErrorsOn(look, look.client, [DC_REFUSED]),
      look.client,
    ),
    clockIsOff(look),
  );
}

/** In the seconds in which Group Policy failed, NTLM to a domain controller was refused. At another time it is somebody else's. */
function ntlmToController(look: Look<Needs>): Item {
  const failures = policyErrors(look);
  const blocked = look.on(
    look.client,
    'ntlm-blocked',
    (fact) => isClientGate(fact.gate) && isController(look, fact.target),
  );
  return tiedItem(
    `${clientName(look)} was refused NTLM to a domain controller`,
    blocked.map((placed) => {
      const isBeside = failures.some((one) => closePair(one.fact.times, placed.fact.times, SAME_HOST_MS));
      return {
        placed,
        strength: isBeside && placed.holding === 'named' ? ('tied' as const) : ('weak' as const),
      };
    }),
  );
}

/** NTLM was refused for this attempt, whatever its target: the client has nothing but Kerberos left. */
function ntlmRefused(look: Look<Needs>): Item {
  return tiedItem(
    `${clientName(look)} may not use NTLM`,
    look.tied('ntlm-blocked', (fact) => isClientGate(fact.gate)),
  );
}

function isClientGate(gate: string): boolean {
  return gate === 'client-policy' || gate === 'smb-client';
}

/** The clock of the client is off by more than Kerberos tolerates, as measured, or as a domain controller said. */
function clockIsOff(look: Look<Needs>): Item {
  const { client } = look;
  const said = look.on(
    client,
    'kerberos-error',
    (fact) => fact.event === 3 && fact.code === SKEW && isController(look, fact.target ?? fact.server),
  );
  const logged = look.on(
    client,
    'lsa-error',
    (fact) => fact.code === TIME_DIFFERENCE_AT_DC && isController(look, fact.target),
  );
  const measured = look
    .on(
      client,
      'clock-offset',
      (fact) => Math.abs(fact.seconds) > TOLERANCE_SECONDS && isController(look, fact.reference),
    )
    .flatMap((placed) => {
      const strength = look.momentTie(placed);
      return strength === null ? [] : [{ placed, strength }];
    });
  return tiedItem(`the clock of ${clientName(look)} is off from that of a domain controller`, [
    ...withinADay(look, said),
    ...withinADay(look, logged),
    ...measured,
  ]);
}

/** Group Policy runs every 90 minutes or so: what it said that day stands for the attempt. An attempt without time ties weakly. */
function withinADay<P extends Placed>(
  look: Look<Needs>,
  placed: readonly P[],
): { placed: P; strength: Strength }[] {
  const { times } = look.attempt;
  return placed.flatMap((one) => {
    if (times.length === 0) return [{ placed: one, strength: 'weak' as const }];
    if (!closePair(times, one.fact.times, DAY_MS)) return [];
    return [{ placed: one, strength: one.holding === 'named' ? ('tied' as const) : ('weak' as const) }];
  });
}

/** A domain controller of the case or of the client's Group Policy, the domain itself, or the KDC's own service. */
function isController(look: Look<Needs>, written: string | null): boolean {
  if (/^krbtgt\//i.test(written ?? '')) return true;
  const name = hostName(written);
  if (name === null) return false;
  const asked = look.on(look.client, 'policy-applied', ({ dc }) => hostName(dc) === name);
  return (
    asked.length > 0 ||
    name === look.client?.domain ||
    look.host(written)?.roles.has('domain-controller') === true
  );
}

/** 1500 to 1503 after the last failure: the computer is out of it. */
function processedSince(look: Look<Needs>): Item {
  const last = Math.max(-Infinity, ...policyErrors(look).flatMap(({ fact }) => fact.times));
  if (last === -Infinity) return unobserved();
  return shown(
    'Group Policy was processed afterwards',
    look.on(
      look.client,
      'policy-applied',
      (fact) => fact.ok && PROCESSED.has(fact.event) && fact.times.some((time) => time > last),
    ),
  );
}

function repairLocally(look: Look<Needs>) {
  return {
    level: 1 as const,
    title: 'Repair Kerberos on the computer itself, with a local administrator',
    explanation:
      'Group Policy cannot help a computer that cannot read it. Find which of three it is: the password of the computer account, the clock, or DNS.',
    steps: [
      {
        where: `${onClientAsAdministrator(look)}, in PowerShell`,
        command: 'Test-ComputerSecureChannel -Verbose',
        says: 'False: repair it with Test-ComputerSecureChannel -Repair -Credential (Get-Credential), with an account that may reset the computer’s password.',
      },
      {
        where: onClientAsAdministrator(look),
        command: 'w32tm /resync /rediscover',
        says: 'Where the clock is off.',
      },
      {
        where: onClient(look),
        command: `nltest /dsgetdc:${domainInCommand(look)} /force /kdc`,
        says: 'It must name a domain controller: else DNS or the network comes first.',
      },
      { where: onClientAsAdministrator(look), command: 'klist -li 0x3e7 purge', says: null },
      { where: onClientAsAdministrator(look), command: 'gpupdate /force', says: null },
    ],
    verify: [
      'Event 1502 or 1500 of Group Policy comes, and no 1058 or 1030 after it.',
      `klist -li 0x3e7 lists a ticket cifs/<domain controller>.`,
    ],
    rollback: ['None needed.'],
  };
}

function bridge(look: Look<Needs>) {
  return {
    level: 5 as const,
    title: 'A bridge for this one computer: outgoing NTLM back to audit until the GPO has arrived',
    explanation:
      'Only where Kerberos cannot be repaired at once. Change the GPO first, so that what arrives is the repair; it writes the value anew. Note owner and end date.',
    steps: [
      {
        where: onClientAsAdministrator(look),
        command: String.raw`reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0 /v RestrictSendingNTLMTraffic /t REG_DWORD /d 1 /f`,
        says: null,
      },
      { where: onClientAsAdministrator(look), command: 'gpupdate /force', says: null },
    ],
    verify: ['Event 1502 of Group Policy comes; event 8001 takes the place of 4001.'],
    rollback: [
      String.raw`reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0 /v RestrictSendingNTLMTraffic /t REG_DWORD /d 2 /f`,
    ],
    impact: 'This computer may send NTLM to every server until the value is back.',
  };
}
