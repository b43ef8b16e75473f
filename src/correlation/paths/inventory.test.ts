import { describe, expect, it } from 'vitest';
import { caseIn } from '../story.ts';
import { inventoryOf } from './inventory.ts';
import type { AccessPath } from './path.ts';

/** Each path in a line: `WS07 > files (FS01) CORP\anna explorer.exe 3x access`. */
function paths(story: string): string[] {
  return inventoryOf(caseIn(story)).map(line);
}

/** The first label; an address as it is. */
function short(shown: string | undefined): string {
  return shown === undefined ? '?' : /^\d/.test(shown) ? shown : (shown.split('.')[0] ?? shown);
}

function line(path: AccessPath): string {
  const to =
    path.target === null ? short(path.server?.shown) : `${path.target} (${short(path.server?.shown)})`;
  const parts = [
    short(path.client?.shown),
    '>',
    to,
    path.account ?? '?',
    path.process,
    `${String(path.count)}x`,
    path.class,
  ];
  return parts.filter((part) => part !== null).join(' ');
}

const BESIDE = String.raw`
  08:00..18:00  WS07                ntlm-audited 8001 to cifs/else
`;

describe('one logon with several witnesses', () => {
  it('is counted once where client, server and domain controller wrote it down', () => {
    expect(
      paths(String.raw`
        09:00:00  WS07.corp.example  ntlm-audited 8001 to cifs/fs01 session CORP\anna by explorer.exe
        09:00:01  FS01.corp.example  logon CORP\anna from WS07 ntlm
        09:00:01  FS01.corp.example  ntlm-audited 8003 as CORP\anna from WS07
        09:00:02  DC01.corp.example  ntlm-audited 8004 as CORP\anna from WS07 via FS01 channel-type 2
        09:00:02  DC01.corp.example  credential-check anna from WS07 0x0
      `),
    ).toEqual([String.raw`WS07 > fs01 (FS01) CORP\anna explorer.exe 1x access`]);
  });

  it('is two where six seconds lie between', () => {
    expect(
      paths(String.raw`
        09:00:00  WS07.corp.example  ntlm-audited 8001 to cifs/fs01 session CORP\anna by explorer.exe
        09:00:06  FS01.corp.example  logon CORP\anna from WS07 ntlm
      `),
    ).toEqual([
      String.raw`WS07 > fs01 (FS01) CORP\anna explorer.exe 1x access`,
      String.raw`WS07 > FS01 CORP\anna 1x access`,
    ]);
  });

  it('is two where the account is another', () => {
    expect(
      paths(String.raw`
        09:00:00  WS07.corp.example  ntlm-audited 8001 to cifs/fs01 session CORP\anna
        09:00:01  FS01.corp.example  logon CORP\bob from WS07 ntlm
      `),
    ).toHaveLength(2);
  });

  it('takes the server of an alias from the logons of the same seconds', () => {
    const [path, ...others] = inventoryOf(
      caseIn(String.raw`
        09:00:00  WS07.corp.example  ntlm-audited 8001 to cifs/files session CORP\anna
        09:00:01  FS01.corp.example  logon CORP\anna from WS07 ntlm
        10:00:00  WS07.corp.example  ntlm-audited 8001 to cifs/files session CORP\anna
      `),
    );
    expect(others).toEqual([]);
    expect(path).toMatchObject({
      target: 'files',
      server: { shown: 'FS01.corp.example' },
      count: 2,
      version: 'NTLMv2',
    });
  });

  it('learns no server where two answer in the same second', () => {
    const found = inventoryOf(
      caseIn(String.raw`
        09:00:00  WS07.corp.example  ntlm-audited 8001 to cifs/files session CORP\anna
        09:00:01  FS01.corp.example  logon CORP\anna from WS07 ntlm
        09:00:01  FS02.corp.example  logon CORP\anna from WS07 ntlm
      `),
    );
    expect(found.map(({ server }) => short(server?.shown)).sort()).toEqual(['?', 'FS01', 'FS02']);
  });

  it('knows the server of an address that its records call its own', () => {
    expect(
      paths(String.raw`
        -         FS01               network-config FS01 10.2.0.9
        09:00:00  SQL02.corp.example ntlm-audited 8001 to cifs/10.2.0.9 session CORP\svc-sql by sqlservr.exe
      `),
    ).toEqual([String.raw`SQL02 > 10.2.0.9 (FS01) CORP\svc-sql sqlservr.exe 1x access`]);
  });

  it('pairs 8002, which names nobody, with the logon of its second', () => {
    expect(
      paths(String.raw`
        09:00:00  FS01.corp.example  ntlm-audited 8002 session CORP\FS01$
        09:00:01  FS01.corp.example  logon CORP\anna from WS07 ntlm
        12:00:00  FS01.corp.example  ntlm-audited 8002 session CORP\FS01$
      `),
    ).toEqual([String.raw`WS07 > FS01 CORP\anna 1x access`, '? > FS01 ? 1x access']);
  });
});

describe('two accounts of one name', () => {
  it('does not take the local account of a member for that of the domain', () => {
    const found = inventoryOf(
      caseIn(String.raw`
        -         FS01               smb-share Finance
        09:00:00  FS01.corp.example  logon CORP\anna from WS07 ntlm
        09:00:01  FS01.corp.example  credential-check anna from WS07 0x0
      `),
    );
    expect(found.map(({ accountKind, count }) => ({ accountKind, count }))).toEqual([
      { accountKind: 'domain', count: 1 },
      { accountKind: 'local', count: 1 },
    ]);
  });

  it('does not take a check of a domain controller for one of a local account', () => {
    const found = inventoryOf(
      caseIn(String.raw`
        -         NAS                network-config NAS 10.0.0.50
        -         DC01               domain-controller-sign
        09:00:00  WS07.corp.example  ntlm-audited 8001 to cifs/nas as NAS\anna
        09:00:01  DC01.corp.example  credential-check anna from WS07 0x0
      `),
    );
    expect(found.map(({ accountKind }) => accountKind)).toEqual(['local', 'unknown']);
  });

  it('is one where the local account of the server has a check beside its logon', () => {
    expect(
      paths(String.raw`
        -         FS01               smb-share Finance
        09:00:00  FS01.corp.example  logon FS01\scan from MFP3F ntlm
        09:00:01  FS01.corp.example  credential-check scan from MFP3F 0x0
      `),
    ).toEqual([String.raw`MFP3F > FS01 FS01\scan 1x access`]);
  });

  it('knows a local account by the address of its server', () => {
    const [path] = inventoryOf(
      caseIn(String.raw`
        -         FS01               network-config FS01 10.2.0.9
        09:00:00  WS07.corp.example  ntlm-audited 8001 to cifs/10.2.0.9 as 10.2.0.9\scan
      `),
    );
    expect(path?.accountKind).toBe('local');
  });
});

describe('what the domain controller tells', () => {
  it('names no server where it was asked over a trust', () => {
    const [path] = inventoryOf(
      caseIn(
        String.raw`09:00 DC01.corp.example ntlm-audited 8004 as CORP\anna from WS07 via PARTNER channel-type 3`,
      ),
    );
    expect(path).toMatchObject({ server: null, serverInDomain: 'no' });
  });

  it('takes the server that asked for a member', () => {
    const [path] = inventoryOf(
      caseIn(
        String.raw`09:00 DC01.corp.example ntlm-audited 8004 as CORP\anna from WS07 via NAS01 channel-type 2`,
      ),
    );
    expect(path).toMatchObject({ server: { shown: 'NAS01' }, serverInDomain: 'yes', accountInDomain: 'yes' });
  });

  it('does not call a short name foreign while the own short name is unknown', () => {
    const [path] = inventoryOf(
      caseIn(
        String.raw`09:00 DC01.corp.example ntlm-audited 8004 as PARTNER\joe from WS07 via FS01 channel-type 2`,
      ),
    );
    expect(path).toMatchObject({ accountKind: 'domain', accountInDomain: 'unknown' });
  });

  it('calls it foreign where the own short name is another, and leaves open whose it is', () => {
    const story = String.raw`
      09:00  DC01.corp.example  ntlm-audited 8004 as PARTNER\joe from WS07 via FS01 channel-type 2
      10:00  DC01.corp.example  logon CORP\DC01$ from 10.0.0.1 kerberos
    `;
    expect(inventoryOf(caseIn(story))[0]).toMatchObject({
      accountKind: 'foreign',
      accountInDomain: 'unknown',
    });
    const listed = `${story}\n- DC01.corp.example:trusts domain-listed PARTNER partner.example`;
    expect(inventoryOf(caseIn(listed))[0]).toMatchObject({ accountKind: 'foreign', accountInDomain: 'no' });
  });
});

describe('classes', () => {
  it.each([
    ['anonymous', String.raw`09:00 FS01 logon "ANONYMOUS LOGON" from 10.0.0.9 ntlm`],
    ['loopback', String.raw`09:00 FS01 logon CORP\anna from 127.0.0.1 ntlm`],
    ['loopback', String.raw`09:00 FS01 ntlm-audited 8001 to cifs/fs01 session CORP\anna`],
    ['computer-account', String.raw`09:00 FS01 logon CORP\SQL01$ from 10.0.0.9 ntlm`],
    ['access', String.raw`09:00 FS01 logon CORP\anna from 10.0.0.9 ntlm`],
  ])('%s', (expected, story) => {
    expect(inventoryOf(caseIn(story)).map((path) => path.class)).toEqual([expected]);
  });

  it('a local account is named after its server', () => {
    const [path] = inventoryOf(caseIn(String.raw`09:00 FS01 logon FS01\scan from 10.0.0.9 MFP3F ntlm v1`));
    expect(path).toMatchObject({
      accountKind: 'local',
      accountInDomain: 'no',
      version: 'NTLMv1',
      client: { shown: 'MFP3F' },
    });
  });

  it('the key of a storage account is no account of the domain', () => {
    const [path] = inventoryOf(
      caseIn(String.raw`09:00 WS07 ntlm-blocked 4001 to cifs/st.file.core.windows.net as localhost\st`),
    );
    expect(path).toMatchObject({ accountKind: 'local', accountInDomain: 'no' });
  });

  it('a session without 4672 is not privileged only where the log tells of others', () => {
    const story = String.raw`09:00 FS01 logon CORP\anna from 10.0.0.9 ntlm id 0x1f`;
    expect(inventoryOf(caseIn(story))[0]?.privileged).toBe('unknown');
    const others = `${story}\n08:00 FS01 privileged-logon CORP\\admin id 0x2f`;
    expect(inventoryOf(caseIn(others))[0]?.privileged).toBe('no');
    const own = `${story}\n09:00 FS01 privileged-logon CORP\\anna id 0x1f`;
    expect(inventoryOf(caseIn(own))[0]?.privileged).toBe('yes');
  });
});

describe('beside', () => {
  it('counts Kerberos of the same client, account and server', () => {
    const [path] = inventoryOf(
      caseIn(String.raw`
        -         WS07               network-config WS07 10.0.0.7
        09:00:00  WS07.corp.example  ntlm-audited 8001 to cifs/fs01 session CORP\anna
        09:00:01  FS01.corp.example  logon CORP\anna from 10.0.0.7 ntlm
        11:00:00  FS01.corp.example  logon CORP\anna from 10.0.0.7 kerberos
        11:00:00  FS01.corp.example  logon CORP\bob from 10.0.0.7 kerberos
        11:00:00  FS01.corp.example  logon CORP\anna from 10.0.0.8 kerberos
      `),
    );
    expect(path?.kerberos).toMatchObject({ count: 1 });
  });

  it('holds nothing of a case without NTLM', () => {
    expect(paths(String.raw`09:00 FS01 logon CORP\anna from 10.0.0.7 kerberos`)).toEqual([]);
    expect(paths(BESIDE.replace('08:00..18:00', '09:00'))).toHaveLength(1);
  });
});

describe('what is not told by one record alone', () => {
  it('keeps NTLMv1 apart from the NTLMv2 of the same account', () => {
    const found = inventoryOf(
      caseIn(String.raw`
        09:00:00  FS01  logon CORP\anna from WS07 ntlm
        09:01:00  FS01  logon CORP\anna from WS07 ntlm
        09:02:00  FS01  logon CORP\anna from WS07 ntlm v1
      `),
    );
    expect(found.map(({ version, count }) => [version, count])).toEqual([
      ['NTLMv2', 2],
      ['NTLMv1', 1],
    ]);
  });

  it('learns no server for two names that meet one logon', () => {
    const found = inventoryOf(
      caseIn(String.raw`
        09:00:00  WS07  ntlm-audited 8001 to cifs/files session CORP\anna
        09:00:00  WS07  ntlm-audited 8001 to cifs/storage9 session CORP\anna
        09:00:01  FS01  logon CORP\anna from WS07 ntlm
      `),
    );
    expect(found.filter(({ target }) => target !== null).map(({ server }) => server)).toEqual([null, null]);
  });

  it('learns no server from one meeting of many', () => {
    const story = String.raw`
      09:00:00  WS07  ntlm-audited 8001 to cifs/storage9 session CORP\anna
      10:00:00  WS07  ntlm-audited 8001 to cifs/storage9 session CORP\anna
      11:00:00  WS07  ntlm-audited 8001 to cifs/storage9 session CORP\anna
      09:00:01  FS01  logon CORP\anna from WS07 ntlm
    `;
    const serverOf = (text: string): string | undefined =>
      inventoryOf(caseIn(text)).find(({ target }) => target !== null)?.server?.shown;
    // The server's log may begin and end with this one logon.
    expect(serverOf(story)).toBe('FS01');
    expect(serverOf(`${story}\n11:30:00 FS01 logon CORP\\anna from WS07 ntlm`)).toBeUndefined();
  });

  it('counts as refused what the server refused behind the audit of the client', () => {
    const [path, ...others] = inventoryOf(
      caseIn(String.raw`
        09:00:00  WS07               ntlm-audited 8001 to cifs/fs01 session CORP\anna
        10:00:00  WS07               ntlm-audited 8001 to cifs/fs01 session CORP\anna
        10:00:01  FS01.corp.example  ntlm-blocked 4003 as CORP\anna from WS07
        10:00:01  FS01.corp.example  logon-failed CORP\anna from WS07 ntlm 0xC0000418
      `),
    );
    expect(others).toEqual([]);
    expect(path).toMatchObject({ count: 2, refused: 1 });
  });

  it('takes the account of the client for that of the server of the same name', () => {
    expect(
      paths(String.raw`
        09:00:00  KIOSK7             ntlm-audited 8001 to cifs/fs01 session KIOSK7\scan
        09:00:01  FS01.corp.example  logon FS01\scan from KIOSK7 ntlm
      `),
    ).toEqual([String.raw`KIOSK7 > fs01 (FS01) KIOSK7\scan 1x access`]);
  });

  it('knows no local accounts at a domain controller', () => {
    const [path] = inventoryOf(
      caseIn(String.raw`
        -         DC01    domain-controller-sign
        09:00:00  KIOSK7  ntlm-audited 8001 to cifs/dc01 session KIOSK7\anna
      `),
    );
    expect(path).toMatchObject({ accountKind: 'unknown', accountInDomain: 'unknown' });
  });

  it('names no client where the address is of one computer and the name of another', () => {
    const gateway = String.raw`
      -         RDGW01             network-config RDGW01 10.0.0.1
      09:00:01  FS01.corp.example  logon CORP\anna from 10.0.0.1 WS07 ntlm
    `;
    // WS07 is only a name here: the address is believed.
    expect(paths(gateway)).toEqual([String.raw`RDGW01 > FS01 CORP\anna 1x access`]);
    expect(
      paths(
        String.raw`${gateway}
        09:00:00  WS07  ntlm-audited 8001 to cifs/fs01 session CORP\anna`,
      ),
    ).toEqual([String.raw`WS07 > fs01 (FS01) CORP\anna 1x access`]);
    expect(paths(`${gateway}\n12:00:00 WS07 ntlm-audited 8001 to cifs/fs01 session CORP\\bob`)).toContain(
      String.raw`? > FS01 CORP\anna 1x access`,
    );
  });

  it('counts a logon once that two domain controllers wrote down', () => {
    const story = String.raw`
      09:00:00  DC01.corp.example  ntlm-audited 8004 as CORP\anna from WS07 via FS01 channel-type 2
      09:00:01  DC02.corp.example  ntlm-audited 8004 as CORP\anna from WS07 via FS01 channel-type 2
    `;
    expect(paths(story)).toEqual([String.raw`WS07 > FS01 CORP\anna 1x access`]);
    expect(paths(story.replace('09:00:01', '09:00:06'))).toEqual([
      String.raw`WS07 > FS01 CORP\anna 2x access`,
    ]);
  });

  it('does not take the computer of a trusted domain for proof that its domain is this one', () => {
    const found = inventoryOf(
      caseIn(String.raw`
        -      DC01.corp.example:t  domain-listed PARTNER partner.example
        -      DC01.corp.example:t  domain-listed CORP corp.example forest
        08:00  DC01.corp.example    logon PARTNER\APP01$ from 10.9.9.9 kerberos
        08:00  APP01.corp.example   ntlm-audited 8002 session CORP\APP01$
        09:00  DC01.corp.example    ntlm-audited 8004 as PARTNER\joe from WS07 via FS01 channel-type 2
      `),
    );
    expect(found.find(({ account }) => account === 'PARTNER\\joe')).toMatchObject({
      accountKind: 'foreign',
      accountInDomain: 'no',
    });
  });

  it('takes the rights of a session for those of its own account', () => {
    const [path] = inventoryOf(
      caseIn(String.raw`
        2026-10-05T09:00  FS01  privileged-logon CORP\admin id 0x1f
        09:00             FS01  logon CORP\anna from 10.0.0.9 ntlm id 0x1f
      `),
    );
    expect(path?.privileged).toBe('no');
  });

  it('takes the Kerberos of a domain account for none of the local one', () => {
    const [path] = inventoryOf(
      caseIn(String.raw`
        -         WS07  network-config WS07 10.0.0.7
        09:00:00  FS01  logon FS01\anna from 10.0.0.7 WS07 ntlm
        10:00:00  FS01  logon CORP\anna from 10.0.0.7 kerberos
      `),
    );
    expect(path).toMatchObject({ account: 'FS01\\anna', kerberos: null });
  });

  it('takes no device for the server itself because it sends the name of it', () => {
    const story = String.raw`
      -         FS01               network-config FS01 10.0.0.5
      09:00:00  FS01.corp.example  logon CORP\anna from 10.0.0.77 FS01 ntlm
    `;
    expect(paths(story)).toEqual([String.raw`10.0.0.77 > FS01 CORP\anna 1x access`]);
    expect(paths(story.replace('from 10.0.0.77', 'from 10.0.0.5'))).toEqual([
      String.raw`FS01 > FS01 CORP\anna 1x loopback`,
    ]);
  });

  it('takes no domain controller for the server because it hands the logon on', () => {
    const [path, ...others] = inventoryOf(
      caseIn(String.raw`
        09:00:00  RODC1.corp.example  ntlm-audited 8004 as CORP\anna from WS07 via FS01 channel-type 2
        09:00:00  DC01.corp.example   ntlm-audited 8004 as CORP\anna from WS07 via RODC1 channel-type 7
      `),
    );
    expect(others).toEqual([]);
    expect(path).toMatchObject({ count: 1, server: { shown: 'FS01' }, serverInDomain: 'yes' });
  });

  it('does not call an account local for which a domain controller was asked', () => {
    const [path] = inventoryOf(
      caseIn(
        String.raw`09:10 DC01.corp.example ntlm-audited 8004 as NAS\anna from WS07 via NAS channel-type 2`,
      ),
    );
    expect(path).toMatchObject({ accountKind: 'unknown', serverInDomain: 'yes' });
  });

  it('does not call an account local because its device gives the name of the domain for its own', () => {
    const story = String.raw`09:00:00  FS01  logon CORP\eva from CORP ntlm`;
    expect(inventoryOf(caseIn(story))[0]?.accountKind).toBe('domain');
    const withController = String.raw`
      -         DC01.corp.example  domain-controller-sign
      09:00:00  DC01.corp.example  ntlm-audited 8004 as CORP\eva from CORP via FS01 channel-type 2
    `;
    expect(inventoryOf(caseIn(withController))[0]).toMatchObject({
      accountKind: 'domain',
      accountInDomain: 'yes',
    });
    // What a client offers of its own is its own, until a server says otherwise.
    const offered = String.raw`09:00:00  KIOSK7  ntlm-audited 8001 to cifs/fs01 session KIOSK7\eva`;
    expect(inventoryOf(caseIn(offered))[0]?.accountKind).toBe('local');
  });
});
