/** Paths and answers to draw and test the screen with; no part of the page. Names are invented. */
import type { Because, ExceptionReport, PathReport, ReportDocument } from '../../report/document.ts';
import { WOULD, type ReplayAnswer, type ReplayQuestion } from '../../report/replay.ts';

type Change = Partial<Omit<PathReport, 'id' | 'wayOut'>> & {
  readonly wayOut?: Partial<PathReport['wayOut']>;
};

/** A path of the domain user anna from WS07 to fs01, changed as said. */
export function pathOf(id: string, { wayOut, ...change }: Change = {}): PathReport {
  return {
    id,
    class: 'access',
    client: 'WS07',
    account: 'CORP\\anna',
    accountKind: 'domain',
    privileged: 'no',
    isService: false,
    target: 'fs01',
    server: 'FS01',
    process: 'explorer.exe',
    version: 'NTLMv2',
    isSmb: 'yes',
    count: 10,
    first: '2026-10-25T07:12:00Z',
    last: '2026-11-20T16:40:00Z',
    refused: 0,
    witnesses: ['8001 on WS07', '4624 on FS01'],
    because: [lineOf(`WS07/ntlm.csv`, 812, 'the client used NTLM to cifs/fs01')],
    reason: null,
    kerberos: 0,
    owner: null,
    accepted: false,
    ...change,
    wayOut: {
      kind: 'give-alias',
      possible: 'yes',
      says: 'Give the server this name as an alias',
      why: 'The server is a member of the domain, and no account owns this SPN.',
      command: null,
      because: [],
      ...wayOut,
    },
  };
}

/** 23 paths: 9 that outgoing "Deny all" would break, 6 of them with a way to Kerberos. */
export const PATHS: readonly PathReport[] = [
  pathOf('alias', {
    client: 'WS07',
    account: 'CORP\\anna',
    target: 'files',
    server: 'NAS01',
    count: 1204,
    reason: 'The target has no SPN (4020, reason 5)',
    wayOut: {
      says: 'Give NAS01 the alias `files`, then it goes over Kerberos',
      command: 'netdom computername NAS01 /add:files.corp.example',
      because: [lineOf('DC01/setspn-Q.txt', 3, 'no account owns cifs/files')],
    },
  }),
  pathOf('address', {
    client: 'SQL02',
    account: 'CORP\\svc-sql',
    isService: true,
    target: '10.2.0.9',
    server: 'FS01',
    process: 'sqlservr.exe',
    count: 52,
    kerberos: 311,
    wayOut: { kind: 'use-name', says: 'Use `fs01.corp.example` instead of the address' },
  }),
  pathOf('copier', {
    client: 'MFP-3F',
    account: 'FS01\\scan',
    accountKind: 'local',
    process: null,
    target: null,
    version: 'NTLMv1',
    count: 311,
    last: '2026-11-19T11:02:00Z',
    witnesses: ['4624 on FS01'],
    wayOut: {
      kind: 'none',
      possible: 'no',
      says: 'An exception, or scan to mail',
      why: 'A copier with an account of the server cannot get a ticket.',
    },
  }),
  pathOf('erp', {
    client: 'WS11',
    account: 'CORP\\bernd',
    target: 'legacy-erp.corp.example',
    server: null,
    process: 'erpclient.exe',
    count: 88,
    wayOut: { kind: 'change-program', possible: 'no', says: 'The program knows only NTLM: ask its vendor' },
  }),
  ...Array.from({ length: 5 }, (_, at) =>
    pathOf(`alias-${String(at)}`, {
      client: `WS1${String(at)}`,
      account: ['CORP\\carla', 'CORP\\dora', null, 'CORP\\emil', 'CORP\\adm-franz'][at] ?? null,
      privileged: at === 4 ? 'yes' : 'no',
      target: at === 3 ? '10.2.0.11' : 'finance',
      server: 'FS02',
      count: 40 - at,
      wayOut:
        at === 2
          ? { kind: 'none', possible: 'no', says: 'No record tells who it is' }
          : { possible: 'likely' },
    }),
  ),
  ...Array.from({ length: 3 }, (_, at) =>
    pathOf(`unclear-${String(at)}`, {
      client: at === 0 ? null : `WS2${String(at)}`,
      account: 'FABRIKAM\\gerd',
      accountKind: 'foreign',
      target: null,
      process: null,
      count: 7,
      wayOut: { kind: 'unknown', possible: 'unknown', says: 'Collect the NTLM log of the client' },
    }),
  ),
  pathOf('covered', { client: 'WS30', target: 'archive', server: 'NAS02', count: 640 }),
  ...Array.from({ length: 10 }, (_, at) =>
    pathOf(`works-${String(at)}`, {
      client: at === 9 ? 'FS01' : `SRV0${String(at)}`,
      class: at === 9 ? 'loopback' : at > 6 ? 'anonymous' : 'computer-account',
      account: at > 6 ? null : `CORP\\SRV0${String(at)}$`,
      accountKind: at > 6 ? 'anonymous' : 'computer',
      count: 18420 - at * 700,
      kerberos: 2000,
      wayOut: { kind: 'use-name', says: 'Already Kerberos' },
    }),
  ),
];

/** As many paths as asked for, the same ones at every call. */
export function manyPaths(count: number): readonly PathReport[] {
  return Array.from({ length: count }, (_, at) => {
    const server = (at * 7) % 240;
    return pathOf(`path-${String(at)}`, {
      client: `WS${String(at % 2500).padStart(4, '0')}`,
      account: `CORP\\user${String((at * 31) % 1800)}`,
      accountKind: at % 11 === 0 ? 'local' : 'domain',
      class: at % 17 === 0 ? 'anonymous' : 'access',
      target: at % 3 === 0 ? `10.2.${String(server % 8)}.${String(server)}` : `files${String(server)}`,
      server: `FS${String(server).padStart(3, '0')}`,
      process: ['explorer.exe', 'sqlservr.exe', 'outlook.exe', 'backup-agent.exe'][at % 4] ?? null,
      version: at % 23 === 0 ? 'NTLMv1' : 'NTLMv2',
      count: 1 + ((at * 7919) % 4000),
      wayOut: { possible: at % 5 === 0 ? 'no' : 'yes' },
    });
  });
}

/** An answer to a question about these paths; the first letters of their ids say what would happen. */
export function answerOf(
  paths: readonly PathReport[],
  { policy, hosts, lists }: ReplayQuestion,
): ReplayAnswer {
  const isOn = policy.outgoing === 2 || policy.incoming > 0 || policy.domain > 0 || policy.smbClient > 0;
  const would = Uint8Array.from(paths, ({ id, client, version }, at) => {
    if (policy.ntlmv1 === 1 && version === 'NTLMv1') return WOULD.break;
    const isMeant = hosts === null || (client !== null && hosts.includes(client));
    if (!isOn || !isMeant || id.startsWith('works')) return WOULD.survive;
    if (id.startsWith('unclear')) return WOULD.undetermined;
    if (id === 'covered' && lists !== 'none') return WOULD.covered;
    if (lists === 'with-needed') return WOULD.covered;
    return id.startsWith('path') && (at + policy.domain) % 3 > 0 ? WOULD.survive : WOULD.break;
  });
  const countOf = (outcome: number): number => would.filter((one) => one === outcome).length;
  const breaks = countOf(WOULD.break);
  const toKerberos = paths.filter(
    ({ wayOut }, at) => would[at] === WOULD.break && ['yes', 'likely'].includes(wayOut.possible),
  ).length;
  return {
    headline: isOn
      ? `“Deny all” outgoing would still break ${String(breaks)} of ${String(paths.length)} access paths. ${String(toKerberos)} of them need no exception: they can move to Kerberos.`
      : 'Nothing would be denied.',
    lede: 'From 26 days of audit events (8001, 8004, 4020) on 4 hosts. Shorter than 2 weeks on WS11: its list may be incomplete.',
    would,
    why: Uint16Array.from(would),
    reasons: [
      'No gate that is switched on stops it.',
      'The client refuses outgoing NTLM, and no exception names this server.',
      'No record tells which computer it came from.',
      'ClientAllowedNTLMServers on the client names this server.',
    ],
    sums: {
      survive: countOf(WOULD.survive),
      break: breaks,
      undetermined: countOf(WOULD.undetermined),
      covered: countOf(WOULD.covered),
      aside: countOf(WOULD.aside),
      toKerberos,
    },
    refusals: isOn
      ? [
          'WS11: its NTLM log goes back 9 days only, older records were overwritten.',
          'SRV05: no file tells whether outgoing NTLM is audited there.',
        ]
      : [],
    verdicts: isOn
      ? [
          {
            policy: 'P-OUT',
            name: 'RestrictSendingNTLMTraffic',
            value: 2,
            says: 'Deny all',
            verdict: 'not-ready',
            why: [
              {
                says: `${String(breaks)} access paths would break, and nobody accepted that.`,
                because: [lineOf('WS07/ntlm.csv', 812, 'the client used NTLM to cifs/files')],
              },
              { says: 'The month end is not in these logs.', because: [] },
            ],
          },
        ]
      : [],
    exceptions: isOn ? EXCEPTIONS : [],
    outputs: isOn
      ? [
          {
            list: 'P-OUTX',
            title: 'Network security: Restrict NTLM: Add remote server exceptions for NTLM authentication',
            gpo: 'Computer Configuration\\Policies\\Windows Settings\\Security Settings\\Local Policies\\Security Options',
            text: 'archive\nmfp-3f.corp.example\nlegacy-erp.corp.example',
            powershell: 'Set-ItemProperty …',
            powershellRollback: 'Set-ItemProperty … (as before)',
            reg: 'Windows Registry Editor Version 5.00\n',
            csv: 'list,entry\r\n',
            patterns: [],
            unlisted: [],
          },
        ]
      : [],
  };
}

export const EXCEPTIONS: readonly ExceptionReport[] = [
  entryOf('archive', { state: 'existing', clients: ['WS30'], owner: 'Anna Berg', until: '2027-01-31' }),
  entryOf('mfp-3f.corp.example', { certainty: 'uncertain', removedBy: 'Scan to mail instead.' }),
  entryOf('legacy-erp.corp.example', {
    processes: ['erpclient.exe'],
    warnings: ['The same server is also reached as `legacy-erp`: list that name too.'],
  }),
  entryOf('old-nas', { state: 'unused', count: 0, lastUsed: null, clients: [], accounts: [] }),
];

/** A report that holds these paths, and nothing wrong. */
export function reportOf(paths: readonly PathReport[]): ReportDocument {
  const clients = [...new Set(paths.flatMap(({ client }) => client ?? []))];
  return {
    reportVersion: 1,
    answer: { state: 'undecided', headline: 'Nothing is decided.', lede: '' },
    diagnoses: [],
    causes: [],
    missingEvidence: [],
    readiness: [],
    ntlmUse: paths,
    meter: [],
    plan: [
      {
        title: 'Pilot on two computers of administrators',
        says: 'Set outgoing NTLM to "Deny all" on WS07 and WS11 only.',
        where: 'A policy of their own, filtered to these two',
        watch: ['Event 4001 on both computers'],
        stopWhen: ['Anybody cannot open a share that is on no list'],
        rollback: ['Set the policy back to "Audit all"'],
      },
      {
        title: 'Incoming NTLM on one server',
        says: 'Deny domain accounts on FS02.',
        where: 'FS02',
        watch: [],
        stopWhen: [],
        rollback: [],
      },
    ],
    checklist: [],
    files: [],
    hosts: clients.map((name) => ({ name, names: [], roles: ['client'], because: [] })),
    coverage: [],
  };
}

function lineOf(file: string, record: number, says: string): Because {
  return { file, record, text: 'Target server: cifs/files; Process: explorer.exe', says, more: 3 };
}

function entryOf(entry: string, change: Partial<ExceptionReport>): ExceptionReport {
  return {
    list: 'P-OUTX',
    name: 'ClientAllowedNTLMServers',
    entry,
    state: 'new',
    certainty: 'documented',
    opens: `NTLM from 2 computers to ${entry}.`,
    clients: ['WS07', 'WS11'],
    accounts: ['CORP\\anna'],
    processes: [],
    count: 311,
    lastUsed: '2026-11-19T11:02:00Z',
    removedBy: null,
    warnings: [],
    owner: null,
    until: null,
    ...change,
  };
}
