/**
 * The share is opened by IP address. Windows does not try Kerberos for an address, so NTLM was the only way.
 *
 * https://learn.microsoft.com/en-us/windows-server/security/kerberos/configuring-kerberos-over-ip
 */
import type { Look } from '../../correlation/look.ts';
import { hostName, isAddress, nameForm, uncPath, type HostName } from '../../windows/names.ts';
import { askTicket, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { absent, oneOf, present, proofs, shown, tiedItem, unobserved, type Item } from '../item.ts';
import { NAME_CHECK_KINDS, refusedByName } from '../name-check.ts';
import { blockEvidence, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { clientException, onClient, pathInCommand, useFqdn, verifyKerberos } from '../steps.ts';

const NEEDS = [
  ...REFUSAL_KINDS,
  ...NAME_CHECK_KINDS,
  'ntlm-audited',
  'ntlm-reason',
  'ticket-held',
  'ticket-asked',
  'share-access',
  'logon',
] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'ip-address-access',
  title: 'The share is opened by IP address',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/windows-server/security/kerberos/configuring-kerberos-over-ip',
  ],
  lookalikes: [
    'An alias without an SPN fails in the same way, but a name was typed.',
    'People type the address because the name does not resolve: then DNS is the first thing to repair.',
    'A saved credential for the address hides behind it: the FQDN uses another one.',
  ],
  needs: NEEDS,
  judge(look) {
    const form = byAddress(look);
    const events = tiedItem(
      'the target name in the NTLM event is an IP address',
      [...look.tied('ntlm-blocked', (fact) => [4001, 4015, 31023].includes(fact.event))].filter(() =>
        isByAddress(look),
      ),
    );
    const reason = tiedItem(
      'Windows itself gives the reason: the target name contains an IP address',
      look.tied('ntlm-reason', (fact) => /contains an ip address/i.test(fact.reason ?? '')),
    );
    const contrast = fqdnWorks(look);
    return {
      necessary: [form],
      sufficient: [
        [form, events],
        // What stopped the access by address: else another credential, saved for it, may be the difference.
        [form, contrast, oneOf(blockEvidence(look), refusedByName(look))],
        [form, reason],
      ],
      specific: [oneOf(events, reason), contrast].map((item) =>
        form.state === 'present' ? item : unobserved(),
      ),
      against: [ticketForAddress(look)],
    };
  },
  clause: (look) => `Windows does not try Kerberos for the IP address ${targetName(look)}`,
  stageWords: () => 'Not tried: the target is an IP address',
  remedies: (look) => [
    ...(fqdnOf(look) === null
      ? [
          {
            level: 1 as const,
            title: 'Open the share by the server’s FQDN',
            explanation:
              'Kerberos needs a name. Change mapped drives, Group Policy Preferences, DFS targets, scripts and services.',
            steps: [
              {
                where: onClient(look),
                command: `net use ${pathInCommand('<server FQDN>', look)}`,
                says: null,
              },
            ],
            verify: verifyKerberos(look, '<server FQDN>'),
            rollback: ['Map the old path again; nothing else was changed.'],
          },
        ]
      : [useFqdn(look, fqdnOf(look) ?? '')]),
    ipSpn(look),
    clientException(look),
  ],
});

function isByAddress(look: Look<Needs>): boolean {
  const target = look.attempt.target;
  return target !== null && nameForm(target) !== 'fqdn' && nameForm(target) !== 'netbios';
}

function byAddress(look: Look<Needs>): Item {
  const target = look.attempt.target;
  const typed = look.attempt.witnesses.filter((one) =>
    ['access-tried', 'ntlm-blocked', 'smb-client-failure', 'service-failure'].includes(one.fact.kind),
  );
  const shownBy = (typed.length > 0 ? typed : look.attempt.witnesses).map((one) => one.placed);
  if (target === null) return unobserved();
  return isByAddress(look)
    ? present('tied', ...proofs(`the path names the address ${target}`, shownBy, 1))
    : absent(...proofs(`the path names ${target}, not an address`, shownBy, 1));
}

/** The same client opens the same share by name with a ticket: only the name form differs. */
function fqdnWorks(look: Look<Needs>): Item {
  const { works, held } = byName(look);
  if (works.length === 0 || held.length === 0) return unobserved(askTicket(look));
  return present(
    'tied',
    ...proofs('the same client opens the same share by name', works, 1),
    ...proofs('it holds a ticket for that name', held, 1),
  );
}

function byName(look: Look<Needs>) {
  const share = look.attempt.share?.toLowerCase() ?? null;
  const paths = look
    .all('access-tried')
    .filter((placed) => placed.fact.outcome === 'succeeded' && placed.host?.id === look.client?.id)
    .map((placed) => ({ placed, path: uncPath(placed.fact.target) }))
    .filter(
      ({ path }) =>
        path !== null && !isAddress(path.server) && share !== null && path.share?.toLowerCase() === share,
    );
  const held = look
    .cifsTickets()
    .filter((ticket) =>
      paths.some(({ path }) => path !== null && ticket.fact.server === `cifs/${path.server}`),
    );
  const works = paths.filter(({ path }) =>
    held.some((ticket) => path !== null && ticket.fact.server === `cifs/${path.server}`),
  );
  return { works: works.map(({ placed }) => placed), held };
}

/** The FQDN of the server behind the address, where the case knows it. */
function fqdnOf(look: Look<Needs>): HostName | null {
  const names = [
    ...(look.server?.names ?? []),
    ...byName(look).held.map((ticket) => hostName(ticket.fact.server)),
  ];
  return names.find((name) => name !== null && nameForm(name) === 'fqdn') ?? null;
}

function ticketForAddress(look: Look<Needs>): Item {
  const held = look.tickets().held.filter((ticket) => ticket.strength === 'tied');
  return isByAddress(look)
    ? shown('a ticket for the address is held: an IP SPN is in use', held)
    : unobserved();
}

function ipSpn(look: Look<Needs>) {
  const target = targetName(look);
  return {
    level: 1 as const,
    title: 'Only where the path cannot change: Kerberos for the address',
    explanation: 'Windows 10 1507, Server 2016 and later can use an IP SPN. The address must be static.',
    steps: [
      {
        where: onClient(look).replace(', as the affected user', ', as administrator'),
        command: String.raw`reg add "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\Kerberos\Parameters" /v TryIPSPN /t REG_DWORD /d 1 /f`,
        says: 'Takes effect after a new logon or restart.',
      },
      {
        where: 'as a domain administrator',
        command: `setspn -S host/${target} ${look.server?.shown ?? '<server>'}`,
        says: null,
      },
    ],
    verify: verifyKerberos(look),
    rollback: [
      `setspn -D host/${target} ${look.server?.shown ?? '<server>'}`,
      String.raw`reg delete "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\Kerberos\Parameters" /v TryIPSPN /f`,
    ],
    impact:
      'An IP SPN is fragile: when the address moves to another computer, that computer can be impersonated.',
  };
}
