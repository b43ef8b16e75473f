import { describe, expect, it } from 'vitest';
import { causes } from './index.ts';
import { judgedOf, story } from './story.ts';
import type { Judged } from './diagnose.ts';
import type { Level } from './verdict.ts';

/** The first attempt of the story: most of these have no other. */
function judgedIn(lines: string): Judged {
  const [first] = judgedOf(story('', {}, lines), causes);
  if (first === undefined) throw new Error('no attempt');
  return first;
}

function chainIn(lines: string): readonly (string | null)[] {
  const { root, trigger } = judgedIn(lines);
  return [root?.id ?? null, trigger?.id ?? null];
}

function levelIn(lines: string, id: string): Level | undefined {
  return judgedIn(lines).rulings.get(id)?.level;
}

function withRole(...roles: readonly string[]): readonly string[] {
  return causes.filter(({ role }) => roles.includes(role)).map(({ id }) => id);
}

describe('roles in the chain', () => {
  it('are root, trigger, both in one, consequence, or none', () => {
    expect(withRole('both').toSorted()).toEqual([
      'account-state',
      'double-hop-delegation',
      'local-admin-token-or-forceguest',
      'loopback-own-alias',
      'multiple-credentials-1219',
      'network-logon-right-denied',
      'ntfs-permission-denied',
      'selective-authentication',
      'share-permission-denied',
      'smb-port-blocked',
      'smb1-only-device',
      'stale-ticket-or-session',
      'strict-name-checking',
      'wrong-saved-credential',
    ]);
    expect(withRole('consequence', 'never')).toEqual([
      'ntlm-audit-only-not-a-cause',
      'gpo-processing-without-kerberos',
    ]);
    expect(withRole('root').toSorted()).toEqual([
      'alias-cname-no-spn',
      'azure-files-or-entra-kerberos',
      'client-not-domain-joined',
      'clock-skew',
      'dns-wrong-or-stale',
      'duplicate-spn',
      'entra-joined-cloud-only',
      'etype-rc4-aes-mismatch',
      'ip-address-access',
      'kdc-certificate-untrusted',
      'kerberos-token-or-transport',
      'local-account-used',
      'machine-password-out-of-sync',
      'missing-spn',
      'no-kdc-line-of-sight',
      'server-not-kerberos-capable',
      'service-account-identity',
      'spn-on-wrong-account',
      'trust-cross-domain',
    ]);
  });
});

const MOVED_SPN = String.raw`
  08:30:00      DC01  account-changed 4742 CORP\FS01$ servicePrincipalName
  09:00:00      WS07  kerberos-error 4 to cifs/fs01 server fs01$
  08:00..10:00  FS01  log security 4624
  -             WS07  ticket-list 1
  -             WS07  ticket-held anna cifs/fs01 start=1793606400000 end=1793642400000
`;
const NO_TICKET_SEEN = String.raw`
  09:00:01      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
`;
const REFUSED_HERE = String.raw`
  09:00:01      WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
`;

describe('the chain', () => {
  it('of a cause that is both in one begins and ends with it', () => {
    const judged = judgedIn(MOVED_SPN + NO_TICKET_SEEN);
    expect([judged.root?.id, judged.trigger?.id, judged.endedBy?.id]).toEqual([
      'stale-ticket-or-session',
      'stale-ticket-or-session',
      'stale-ticket-or-session',
    ]);
  });

  it('ends at the gate that refused NTLM, where an old ticket is why it was asked', () => {
    const judged = judgedIn(MOVED_SPN + REFUSED_HERE);
    expect([judged.root?.id, judged.trigger?.id, judged.endedBy?.id]).toEqual([
      'stale-ticket-or-session',
      'outgoing-ntlm-deny-all',
      'outgoing-ntlm-deny-all',
    ]);
  });

  it('does not go on to a gate that is only likely', () => {
    const lines = `${MOVED_SPN}${NO_TICKET_SEEN}\n- WS07 policy P-OUT = 2`;
    expect(chainIn(lines)).toEqual(['stale-ticket-or-session', 'stale-ticket-or-session']);
  });

  it('has a root and a trigger, each with its own verdict', () => {
    expect(chainIn(String.raw`09:00:00 WS07 ntlm-blocked 4001 to cifs/10.0.0.5 as CORP\anna`)).toEqual([
      'ip-address-access',
      'outgoing-ntlm-deny-all',
    ]);
  });

  it('leaves the root open where nobody looked at Kerberos', () => {
    expect(chainIn(String.raw`09:00:00 WS07 ntlm-blocked 4001 to cifs/fs01 as CORP\anna`)).toEqual([
      null,
      'outgoing-ntlm-deny-all',
    ]);
  });

  it('leaves the trigger open where no gate is seen', () => {
    const lines = String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for cifs/fs01 0x7 from 10.0.0.7
      -  DC01:setspn  spn-query cifs/fs01 nobody forest
      -  DC01:setspn  spn-query host/fs01 nobody forest
    `;
    expect(chainIn(lines)).toEqual(['missing-spn', null]);
  });

  it('names a group where no member is decided', () => {
    const lines = String.raw`09:00:00 FS01 logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418`;
    expect(chainIn(lines)).toEqual([null, 'ntlm-refused-gate-undecided']);
  });

  it('leads from a wrong password to the lock that it caused', () => {
    const lines = String.raw`
      09:00:00  DC01  ticket-request 4771 anna@CORP.EXAMPLE 0x18 from 10.0.0.7
      09:00:01  DC01  ticket-request 4768 anna@CORP.EXAMPLE 0x12 from 10.0.0.7
    `;
    const judged = judgedOf(story('', {}, lines), causes).find(({ rulings }) =>
      ['wrong-saved-credential', 'account-state'].every((id) => rulings.get(id)?.level === 'confirmed'),
    );
    expect([judged?.root?.id, judged?.trigger?.id]).toEqual(['wrong-saved-credential', 'account-state']);
  });
});

const NO_TRIGGER_NEEDED: readonly (readonly [string, string])[] = [
  [
    'duplicate-spn',
    String.raw`
    -  WS07  access-tried \\fs01\data code 1396
    -  DC01:setspn  spn-query cifs/fs01 FS01 SVC01`,
  ],
  [
    'spn-on-wrong-account',
    String.raw`
    -  WS07  access-tried \\fs01\data code 1396
    08:00..10:00  FS01  log security 4624
    -  DC01:setspn  spn-query cifs/fs01 SVC01`,
  ],
  [
    'machine-password-out-of-sync',
    String.raw`
    09:00:00  WS07  kerberos-error 4 server fs01$ to cifs/fs01
    09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
    08:55:00  FS01  secure-channel-error 3210 domain CORP`,
  ],
  [
    'clock-skew',
    String.raw`
    -  WS07  access-tried \\fs01\data code 1398`,
  ],
  [
    'no-kdc-line-of-sight',
    String.raw`
    09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
    08:50:00  WS07  secure-channel-error 5719 domain CORP
    -         WS07  access-tried \\fs01\data as CORP\anna code 1311`,
  ],
  [
    'kdc-certificate-untrusted',
    String.raw`
    09:00:00  WS07  smb-client-failure 31001 to fs01 0xC000005E
    09:00:02  WS07  kerberos-error 9 server dc01.corp.example
    -         WS07  join-state domain corp.example
    -         WS07  access-tried \\fs01\data code 1311
    -         WS07  ticket-list 0`,
  ],
  [
    'dns-wrong-or-stale',
    String.raw`
    09:00:00  WS07  smb-client-failure 30800 to fs01 0xC0000225
    -         WS07  access-tried \\fs01\data code 53`,
  ],
];

describe('a root whose own code is the visible error', () => {
  it.each(NO_TRIGGER_NEEDED)('needs no trigger: %s', (id, lines) => {
    const judged = judgedIn(lines);
    expect([judged.root?.id, judged.trigger?.id ?? null, judged.endedBy?.id]).toEqual([id, null, id]);
  });

  it.each(NO_TRIGGER_NEEDED)('has one where a gate refused NTLM all the same: %s', (id, lines) => {
    const blocked = String.raw`09:00:02 WS07 ntlm-blocked 4001 to cifs/fs01 as CORP\anna`;
    const judged = judgedOf(story('', {}, `${lines}\n${blocked}`), causes).find(
      ({ rulings }) => rulings.get('outgoing-ntlm-deny-all')?.level === 'confirmed',
    );
    expect(judged?.trigger?.id).toBe('outgoing-ntlm-deny-all');
    expect(judged?.endedBy?.id).toBe('outgoing-ntlm-deny-all');
    expect([id, undefined]).toContain(judged?.root?.id);
  });
});

/** Everything at which an access may stop before the server has logged anybody on. */
const BEFORE_THE_LOGON = causes
  .filter(
    ({ stage, role, survives }) =>
      (stage === 'name' || stage === 'negotiate' || stage === 'kerberos' || stage.startsWith('ntlm-')) &&
      role !== 'never' &&
      survives === undefined,
  )
  .map(({ id }) => id);

describe('what excludes what', () => {
  it.each([
    [
      'share-permission-denied',
      String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
      -         WS07  policy P-OUT = 2
      -         FS01  policy P-IN = 2
      -         ?     spn-query cifs/fs01 nobody`,
    ],
    [
      'ntfs-permission-denied',
      String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x2 id 0x1f
      09:00:01  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
      -         WS07  policy P-OUT = 2`,
    ],
  ] as const)('%s: Kerberos, the name and every gate of NTLM passed', (id, lines) => {
    const { rulings } = judgedIn(lines);
    expect(rulings.get(id)?.level).toBe('confirmed');
    expect(BEFORE_THE_LOGON.length).toBeGreaterThan(25);
    for (const other of BEFORE_THE_LOGON)
      expect([other, rulings.get(other)?.level]).toEqual([other, 'ruled-out']);
  });

  it('a closed port: nothing behind it is reached, whatever settings say', () => {
    const { rulings } = judgedIn(String.raw`
      -  WS07  access-tried \\10.0.0.5\data as CORP\anna code 53
      -  WS07  port-tested 10.0.0.5 445 closed
      -  WS07  policy P-OUT = 2
      -  FS01  policy P-IN = 2
    `);
    expect(rulings.get('smb-port-blocked')?.level).toBe('confirmed');
    const later = causes.filter(
      ({ stage, role }) => stage !== 'name' && stage !== 'none' && role !== 'never' && role !== 'consequence',
    );
    for (const { id } of later) expect(['not-reached', 'ruled-out'], id).toContain(rulings.get(id)?.level);
    expect(rulings.get('outgoing-ntlm-deny-all')?.level).toBe('not-reached');
    expect(rulings.get('missing-spn')?.level).toBe('not-reached');
  });

  it.each([
    ['outgoing-ntlm-deny-all', String.raw`09:00:00 WS07 ntlm-blocked 4001 to cifs/fs01 as CORP\anna`],
    ['smb-client-block-ntlm', String.raw`09:00:00 WS07 ntlm-blocked 4015 to cifs/fs01 as CORP\anna`],
  ])('%s: the gates behind it are not reached, and are told as the next ones', (id, lines) => {
    const all = String.raw`${lines}
      -             FS01  policy P-IN = 2
      -             DC01  policy P-DOM = 7
      08:00..10:00  FS01  log security 4624`;
    const { rulings } = judgedIn(all);
    expect(rulings.get(id)?.level).toBe('confirmed');
    for (const gate of ['incoming-ntlm-deny', 'domain-ntlm-deny', 'netlogon-rpc-sealing'])
      expect([gate, rulings.get(gate)?.level]).toEqual([gate, 'not-reached']);
    expect(rulings.get('incoming-ntlm-deny')?.note).toContain('next obstacle');
    expect(rulings.get('netlogon-rpc-sealing')?.note).not.toContain('next obstacle');
  });

  it('an untrusted certificate of the KDC: it was in reach', () => {
    const lines = NO_TRIGGER_NEEDED.find(([id]) => id === 'kdc-certificate-untrusted')?.[1] ?? '';
    expect(levelIn(lines, 'no-kdc-line-of-sight')).toBe('ruled-out');
  });

  it.each([
    ['two owners', 'FS01 SVC01', 'duplicate-spn', ['spn-on-wrong-account']],
    ['one wrong owner', 'SVC01', 'spn-on-wrong-account', ['duplicate-spn']],
  ] as const)('%s of the SPN', (_, owners, id, others) => {
    const lines = String.raw`
      08:00..10:00  FS01  log security 4624
      -  WS07  access-tried \\fs01\data code 1396
      -  DC01:setspn  spn-query cifs/fs01 ${owners}`;
    expect(levelIn(lines, id)).toBe('confirmed');
    for (const other of others) expect(levelIn(lines, other)).toBe('ruled-out');
  });

  it('an alias without an SPN, or with one on another account', () => {
    const alias = (owner: string): string => String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -  WS07  access-tried \\files\data as CORP\anna code 5
      -  WS07  access-tried \\fs01.corp.example\data as CORP\anna succeeded
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  ticket-held anna cifs/fs01.corp.example
      09:00:02  FS01.corp.example  smb-session-refused CORP\anna from WS07 0xC0000022
      -  DC01:setspn  spn-query cifs/files ${owner}
      -  DC01:setspn  spn-query host/files nobody`;
    const levels = (owner: string) =>
      ['alias-cname-no-spn', 'spn-on-wrong-account'].map((id) => levelIn(alias(owner), id));
    expect(levels('nobody')[1]).toBe('ruled-out');
    expect(levels('OLDFS01')[0]).toBe('ruled-out');
  });

  it('two that exclude each other are both doubted where files show both', () => {
    const lines = String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:00  WS07  kerberos-error 4 to cifs/fs01 server svc01
      09:00:01  DC01  kdc-error 11 cifs/fs01
      -  DC01:setspn  spn-query cifs/fs01 SVC01`;
    const both = judgedOf(story('', {}, lines), causes).map(({ rulings }) =>
      ['duplicate-spn', 'spn-on-wrong-account'].map((id) => rulings.get(id)),
    );
    for (const pair of both) {
      expect(pair.filter((ruling) => ruling?.level === 'confirmed').length).toBeLessThan(2);
    }
    expect(both.flat().some((ruling) => ruling?.note === 'evidence conflicts')).toBe(true);
  });
});
