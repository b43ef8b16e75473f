import { describe, expect, it } from 'vitest';
import type { Host } from '../correlation/hosts.ts';
import { CaseView } from '../correlation/look.ts';
import { caseIn } from '../correlation/story.ts';
import { pathOf, type PathSaid } from './told-path.testing.ts';
import { hostName, type HostName } from '../windows/names.ts';
import { bestName } from './ways/names.ts';
import { spnOwners } from './ways/spn-owners.ts';
import { wayOuts, type WayOut } from './way-out.ts';

const ANNA: PathSaid = {
  client: 'WS07',
  account: 'CORP\\anna',
  accountKind: 'domain',
  clientJoined: 'yes',
};

function wayOf(story: string, said: PathSaid): WayOut {
  const view = caseIn(story);
  const [way] = wayOuts(view, [pathOf(view, { ...ANNA, ...said })]);
  if (way === undefined) throw new Error('no way out');
  expect(way.says.length).toBeLessThanOrEqual(70);
  expect(way.why).not.toMatch(/undefined|null/);
  if (said.witnesses === undefined) expect(way.because.length).toBeGreaterThan(0);
  if (way.possible === 'yes') expect(way.because.length).toBeGreaterThan(1);
  return way;
}

function name(written: string): HostName {
  const bare = hostName(written);
  if (bare === null) throw new Error('no name');
  return bare;
}

const FS01: Host = {
  id: 'fs01',
  shown: 'FS01',
  estate: null,
  names: new Set(),
  addresses: new Set(),
  roles: new Set(),
  domain: 'corp.example',
  hasFiles: true,
  because: [],
};

/** The story without the lines that hold one of these. */
function without(story: string, ...parts: readonly string[]): string {
  const lines = story.split('\n');
  const left = lines.filter((line) => !parts.some((part) => line.includes(part)));
  if (left.length === lines.length) throw new Error(`no line holds ${parts.join()}`);
  return left.join('\n');
}

describe('an address', () => {
  const STORY = String.raw`
    09:00  WS07       ntlm-audited 8001 to cifs/10.0.0.5 as CORP\anna
    -      FS01       network-config FS01 suffix corp.example 10.0.0.5
    -      FS01:join  join-state domain corp.example
    -      WS07:klist ticket-held anna cifs/fs01.corp.example
  `;
  const path = { target: 'cifs/10.0.0.5' };

  it('of a joined server with which the client uses Kerberos needs its name', () => {
    const way = wayOf(STORY, path);
    expect(way).toMatchObject({
      kind: 'use-name',
      possible: 'yes',
      says: 'Use fs01.corp.example instead of the address',
      command: 'klist get cifs/fs01.corp.example',
    });
    expect(way.because.map(({ file }) => file)).toEqual(expect.arrayContaining(['WS07/klist.txt']));
  });

  it.each([
    ['without Kerberos of this client', without(STORY, 'ticket-held'), {}, 'likely'],
    ['with Kerberos of another client', STORY.replace('WS07:klist', 'WS08:klist'), {}, 'likely'],
    ['with Kerberos to another server', STORY.replace('cifs/fs01', 'cifs/fs02'), {}, 'likely'],
    ['of an unknown account', STORY, { accountKind: 'unknown' }, 'likely'],
    ['for a server outside the domain', STORY, { serverInDomain: 'no' }, 'likely'],
    ['for a web site', STORY, { target: 'http/10.0.0.5' }, 'likely'],
    [
      'with a rival for the address',
      `${STORY}\n 09:00 FS09 logon CORP\\anna from 10.0.0.7 ntlm`,
      { server: 'FS09' },
      'unknown',
    ],
  ] as const)('is no certainty %s', (_, story, said, possible) => {
    expect(wayOf(story, { ...path, ...said })).toMatchObject({ kind: 'use-name', possible });
  });

  it('does not trust a ticket that the server cannot decrypt', () => {
    const story = `${STORY}\n09:00 WS07 kerberos-error 4 to cifs/fs01.corp.example`;
    expect(wayOf(story, path)).toMatchObject({ kind: 'use-name', possible: 'likely' });
  });

  it('counts a Kerberos logon and a granted ticket of the same client as well', () => {
    const bare = without(STORY, 'ticket-held') + '\n - WS07:ip network-config WS07 10.0.0.7';
    for (const line of [
      String.raw`09:10 FS01 logon CORP\anna from 10.0.0.7 kerberos`,
      String.raw`09:10 DC01 ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7`,
    ]) {
      expect(wayOf(`${bare}\n${line}`, path).possible).toBe('yes');
      expect(wayOf(`${bare}\n${line.replace('10.0.0.7', '10.0.0.8')}`, path).possible).toBe('likely');
    }
  });

  it('of a computer of which nobody says that it is joined stays open', () => {
    const way = wayOf(without(STORY, 'ticket-held', 'join-state'), path);
    expect(way).toMatchObject({ possible: 'unknown', command: 'setspn -Q host/fs01.corp.example' });
  });

  it('of nobody is asked of DNS, whatever it resembles', () => {
    const way = wayOf(STORY, { target: 'cifs/10.0.0.55' });
    expect(way).toMatchObject({
      kind: 'unknown',
      possible: 'unknown',
      command: 'Resolve-DnsName 10.0.0.55',
    });
  });

  it.each([
    ['reverse lookup', 'name-resolved 5.0.0.10.in-addr.arpa PTR fs01.corp.example'],
    ['name', 'name-resolved fs01.corp.example A 10.0.0.5'],
  ])('is known by its %s in DNS, which may be old', (_, line) => {
    const story = `${without(STORY, 'network-config')}
      - WS07:dns ${line}
      09:05..09:06 FS01.corp.example log security 4624`;
    const way = wayOf(story, path);
    expect(way).toMatchObject({ kind: 'use-name', possible: 'likely' });
    expect(way.says).toContain('fs01.corp.example');
    const two = `${story}
      - WS07:dns2 name-resolved fs02.corp.example A 10.0.0.5
      09:05..09:06 FS02.corp.example log security 4624`;
    expect(wayOf(two, path)).toMatchObject({ kind: 'unknown', command: 'Resolve-DnsName 10.0.0.5' });
  });

  it('says which of two names, and why', () => {
    const host = { ...FS01, names: new Set([name('fs01.storage.example'), name('fs01.corp.example')]) };
    expect(bestName(host, [])).toMatchObject({ name: 'fs01.corp.example', isFull: true });
    expect(bestName(host, [])?.why).toContain('its own records print this suffix');
    const placed = caseIn('- WS07:klist ticket-held anna cifs/fs01.storage.example').all('ticket-held')[0];
    if (placed === undefined) throw new Error('no ticket');
    const seen = { name: name('fs01.storage.example'), service: 'cifs', placed };
    expect(bestName(host, [seen])).toMatchObject({ name: 'fs01.storage.example' });
    expect(bestName({ ...FS01, names: new Set([name('fs01')]) }, [])).toEqual({
      name: 'fs01',
      isFull: false,
      why: null,
    });
  });
});

describe('an alias', () => {
  const STORY = String.raw`
    09:00  WS07       ntlm-audited 8001 to cifs/files as CORP\anna
    09:00  FS01.corp.example  ntlm-audited 8003 as CORP\anna from WS07
    -      FS01:join  join-state domain corp.example
    -      WS07:spn   spn-query cifs/files nobody
    -      WS07:spn   spn-query host/files nobody
  `;
  const path = { target: 'cifs/files', server: 'FS01' };

  it('that nobody owns is given to the joined server', () => {
    const way = wayOf(STORY, path);
    expect(way).toMatchObject({
      kind: 'give-alias',
      possible: 'yes',
      says: 'Give the alias files to FS01',
      command: 'netdom computername fs01 /add:files.corp.example',
    });
    expect(way.because.length).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['one class was not asked', without(STORY, 'host/files'), {}, 'likely', 'setspn -Q cifs/files'],
    ['nobody asked', without(STORY, 'spn-query'), {}, 'likely', 'setspn -Q cifs/files'],
    ['the join is not shown', without(STORY, 'join-state'), {}, 'unknown', null],
    ['the account is unknown', STORY, { accountKind: 'unknown' }, 'likely', null],
    ['the client may be in no domain', STORY, { clientJoined: 'unknown' }, 'likely', null],
    ['the server is of another domain', STORY, { serverInDomain: 'no' }, 'likely', null],
  ] as const)('is no certainty where %s', (_, story, said, possible, command) => {
    const way = wayOf(story, { ...path, ...said });
    expect(way.possible).toBe(possible);
    if (command !== null) expect(way.command).toBe(command);
  });

  it('whose server no record of its own shows is no certainty', () => {
    const story = `${without(STORY, '8003')}\n09:00 FS01.corp.example log security 4624`;
    expect(wayOf(story, path)).toMatchObject({ kind: 'give-alias', possible: 'likely' });
  });

  it('whose server nobody knows may be a device', () => {
    const way = wayOf(STORY, { target: 'cifs/files' });
    expect(way).toMatchObject({ kind: 'unknown', possible: 'unknown', command: 'Resolve-DnsName files' });
  });

  it('in DNS keeps its CNAME and gets the SPN alone', () => {
    const story = `${STORY}\n - WS07:dns name-resolved files CNAME fs01.corp.example`;
    expect(wayOf(story, { target: 'cifs/files' })).toMatchObject({
      possible: 'yes',
      command: 'setspn -S cifs/files.corp.example fs01',
    });
  });

  it('that leads to two computers is nobody’s', () => {
    const story = `${STORY}
      - WS07:dns name-resolved files A 10.0.0.5 10.0.0.6
      - FS01:ip network-config FS01 10.0.0.5
      - FS02:ip network-config FS02 10.0.0.6`;
    expect(wayOf(story, { target: 'cifs/files' }).possible).toBe('unknown');
    expect(wayOf(without(story, 'network-config FS02'), { target: 'cifs/files' }).possible).toBe('unknown');
    expect(
      wayOf(`${story}\n - WS07:dns2 name-resolved data CNAME fs02.corp.example`, {
        target: 'cifs/data',
        server: 'FS01',
      }).possible,
    ).not.toBe('yes');
  });

  it('of a cluster belongs on the account of the role', () => {
    const story = `${STORY}\n - DC01:spn spn-list FS01 host/fs01 MSClusterVirtualServer/fs01`;
    expect(wayOf(story, path).command).toBe('setspn -S cifs/files.corp.example <account of the role>');
  });

  it('with two owners: duplicates first', () => {
    const story = `${without(STORY, 'spn-query')}\n - DC01:spn spn-query cifs/files FS01 OLDFS`;
    expect(wayOf(story, path)).toMatchObject({ kind: 'register-spn', possible: 'yes', command: 'setspn -X' });
    expect(wayOf(without(story, 'join-state'), path).possible).toBe('likely');
    // Moved from one account to the other between two captures.
    const moved = `${without(STORY, 'spn-query')}
      - DC01:spn spn-query cifs/files FS01
      - DC01:later spn-query cifs/files OLDFS`;
    expect(wayOf(moved, path).possible).toBe('likely');
  });

  it('whose one owner was moved to another unit has one owner', () => {
    const { placed, attempts } = caseIn(
      `- DC01:a spn-query cifs/files FS01\n- DC01:b spn-query cifs/files FS01 forest`,
    );
    const unitOf = (file: string): string =>
      `CN=FS01,OU=${file.includes('/a') ? 'Old' : 'New'},DC=corp,DC=example`;
    const facts = placed.facts.map((one) =>
      one.fact.kind === 'spn-query'
        ? { ...one, fact: { ...one.fact, owners: [unitOf(one.fact.from[0].file)] } }
        : one,
    );
    const owners = spnOwners(new CaseView({ ...placed, facts }, attempts), 'cifs', name('files'));
    expect(owners).toMatchObject({ state: 'one', inOneSearch: false });
    expect(owners.placed).toHaveLength(2);
  });

  it('that an account holds is known to the directory, whoever answers', () => {
    const story = `${without(STORY, 'spn-query')}\n - DC01:spn spn-query cifs/files FILESVM`;
    expect(wayOf(story, { target: 'cifs/files' })).toMatchObject({
      kind: 'repair-kerberos',
      possible: 'likely',
    });
  });

  it('on the wrong account is moved by a person', () => {
    const story = `${without(STORY, 'spn-query')}\n - DC01:spn spn-query cifs/files OLDFS`;
    expect(wayOf(story, path)).toMatchObject({
      kind: 'register-spn',
      possible: 'likely',
      command: 'setspn -L OLDFS',
    });
    expect(wayOf(story.replace('OLDFS', 'FS01'), path)).toMatchObject({
      kind: 'repair-kerberos',
      possible: 'likely',
      command: 'klist get cifs/files',
    });
  });

  it('for which the KDC knows no SPN is asked of setspn before anything is registered', () => {
    const story = `${without(STORY, 'spn-query')}
      09:00 DC01 ticket-request 4769 CORP\\anna for cifs/files 0x7 from 10.0.0.7`;
    const way = wayOf(story, path);
    expect(way).toMatchObject({ kind: 'give-alias', possible: 'likely', command: 'setspn -Q cifs/files' });
    expect(way.why).toContain('0x7');
  });

  it('never lets a name end a command', () => {
    const way = wayOf(STORY.replaceAll('files', 'fi&les'), { ...path, target: 'cifs/fi&les' });
    expect(way.command).toBe('netdom computername fs01 /add:<alias with its domain>');
  });
});

describe('the server’s own name', () => {
  const STORY = String.raw`
    09:00  WS07       ntlm-audited 8001 to cifs/fs01.corp.example as CORP\anna
    09:00  FS01.corp.example  ntlm-audited 8003 as CORP\anna from WS07
    -      FS01:join  join-state domain corp.example
  `;
  const path = { target: 'cifs/fs01.corp.example', server: 'FS01' };

  it('with nothing that tells why: ask for a ticket', () => {
    expect(wayOf(STORY, path)).toMatchObject({
      kind: 'repair-kerberos',
      possible: 'likely',
      command: 'klist get cifs/fs01.corp.example',
    });
    expect(wayOf(STORY, { ...path, accountKind: 'unknown' }).possible).toBe('unknown');
    expect(wayOf(without(STORY, 'join-state'), path).possible).toBe('unknown');
  });

  it.each([
    ['0x8', 'register-spn', 'setspn -X'],
    ['0x7', 'register-spn', 'setspn -Q host/fs01.corp.example'],
    ['0xE', 'repair-kerberos', 'Get-ADComputer fs01 -Properties msDS-SupportedEncryptionTypes,pwdLastSet'],
    ['0x29', 'repair-kerberos', 'setspn -Q host/fs01.corp.example'],
  ])('with a 4769 of %s names the cause', (code, kind, command) => {
    const failed = String.raw`09:00 DC01 ticket-request 4769 CORP\anna for cifs/fs01.corp.example ${code} from 10.0.0.7`;
    const way = wayOf(`${STORY}\n${failed}`, path);
    expect(way).toMatchObject({ kind, possible: 'yes', command });
    expect(way.why.toLowerCase()).toContain(code.toLowerCase());
    expect(wayOf(`${STORY}\n${failed}`, { ...path, clientJoined: 'unknown' }).possible).toBe('likely');
    expect(wayOf(`${STORY}\n${failed.replace('cifs/', 'http/')}`, path).command).toBe(
      'klist get cifs/fs01.corp.example',
    );
    expect(wayOf(`${STORY}\n${failed.replace('cifs/fs01', 'cifs/fs02')}`, path).command).toBe(
      'klist get cifs/fs01.corp.example',
    );
  });

  it('takes the clock of its own client only', () => {
    const line = String.raw`09:00 WS07 kerberos-error 3 0x25 to cifs/fs01.corp.example`;
    expect(wayOf(`${STORY}\n${line}`, path)).toMatchObject({
      possible: 'yes',
      command: 'w32tm /query /status',
    });
    expect(wayOf(`${STORY}\n${line.replace('WS07', 'WS08')}`, path)).toMatchObject({
      possible: 'likely',
      command: 'klist get cifs/fs01.corp.example',
    });
  });

  it('hears Security-Kerberos 4 and klist', () => {
    expect(wayOf(`${STORY}\n09:00 WS07 kerberos-error 4 to cifs/fs01.corp.example`, path).says).toContain(
      'key',
    );
    expect(wayOf(`${STORY}\n- WS07:klist ticket-asked cifs/fs01.corp.example 0xC000018B`, path).kind).toBe(
      'register-spn',
    );
  });

  it('that no account owns is registered again; an appliance gets it by hand', () => {
    const spn = `
      - DC01:spn spn-query cifs/fs01.corp.example nobody
      - DC01:spn spn-query host/fs01.corp.example nobody`;
    expect(wayOf(STORY + spn, path)).toMatchObject({
      kind: 'register-spn',
      possible: 'yes',
      command: 'setspn -R fs01',
    });
    const nas = String.raw`
      09:00 DC01 ntlm-audited 8004 as CORP\anna from WS07 via NAS02
      - DC01:spn spn-query cifs/nas02 nobody
      - DC01:spn spn-query host/nas02 nobody`;
    expect(wayOf(nas, { target: 'cifs/nas02', server: 'NAS02' })).toMatchObject({
      kind: 'register-spn',
      possible: 'yes',
      command: 'setspn -S cifs/nas02 nas02',
    });
    const full = nas
      .replaceAll('cifs/nas02', 'cifs/nas02.corp.example')
      .replaceAll('host/nas02', 'host/nas02.corp.example');
    expect(wayOf(full, { target: 'cifs/nas02.corp.example', server: 'NAS02' }).possible).toBe('likely');
    expect(
      wayOf(nas.replace('8004 as', '8004 channelType=3 as'), { target: 'cifs/nas02', server: 'NAS02' })
        .possible,
    ).toBe('unknown');
  });

  it('of a domain controller is never excepted', () => {
    const story = String.raw`
      09:00  WS07  ntlm-audited 8001 to cifs/dc01.corp.example as CORP\anna
      -      DC01.corp.example:x  domain-controller-sign`;
    const way = wayOf(story, { target: 'cifs/dc01.corp.example', server: 'DC01' });
    expect(way).toMatchObject({ kind: 'repair-kerberos', possible: 'likely' });
    expect(way.why).toContain('never except it');
  });
});

describe('Kerberos beside it', () => {
  const STORY = String.raw`
    09:00  WS07       ntlm-audited 8001 to cifs/fs01 as CORP\anna process=backup.exe
    09:00  FS01.corp.example  ntlm-audited 8003 as CORP\anna from WS07
    09:10  FS01.corp.example  logon CORP\anna from 10.0.0.7 WS07 kerberos
    -      WS07:klist ticket-held anna cifs/fs01.corp.example
  `;
  const path = { target: 'cifs/fs01', server: 'FS01', kerberos: true, process: 'backup.exe' };

  it('under another name: use that', () => {
    const way = wayOf(STORY, path);
    expect(way).toMatchObject({
      kind: 'use-name',
      possible: 'yes',
      says: 'Use fs01.corp.example instead of fs01',
    });
    expect(way.why).toContain('backup.exe');
  });

  it('under a name that no record tells: likely', () => {
    expect(wayOf(without(STORY, 'ticket-held'), path)).toMatchObject({
      kind: 'use-name',
      possible: 'likely',
    });
  });

  it('under the same name: the program', () => {
    expect(wayOf(STORY, { ...path, target: 'cifs/fs01.corp.example' })).toMatchObject({
      kind: 'change-program',
      possible: 'likely',
    });
  });

  it('without a name: compare', () => {
    expect(wayOf(without(STORY, '8001'), { ...path, target: null })).toMatchObject({
      kind: 'unknown',
      possible: 'likely',
    });
  });

  it('is no proof where the server cannot decrypt the ticket', () => {
    const broken = `${STORY}\n09:00 WS07 kerberos-error 4 to cifs/fs01.corp.example`;
    expect(wayOf(broken, path).possible).toBe('likely');
    expect(wayOf(broken, { ...path, target: 'cifs/fs01.corp.example' })).toMatchObject({
      kind: 'repair-kerberos',
    });
  });

  it('of another account says nothing of this one', () => {
    expect(wayOf(STORY, { ...path, kerberos: false }).possible).toBe('likely');
  });
});

describe('who cannot be given a ticket', () => {
  const NTLM = String.raw`09:00  FS01.corp.example  logon WS07\scan from 10.0.0.7 WS07 ntlm`;

  it('a local account of a device', () => {
    const way = wayOf(NTLM, {
      account: 'FS01\\scan',
      accountKind: 'local',
      server: 'FS01',
      clientJoined: 'unknown',
    });
    expect(way).toMatchObject({ kind: 'other-identity', possible: 'no', command: null });
    expect(way.says).toContain('SFTP');
  });

  it('a local account of a Windows client', () => {
    const way = wayOf(NTLM, { account: 'FS01\\scan', accountKind: 'local', server: 'FS01' });
    expect(way.says).toBe('Use a domain account instead of the local one');
  });

  it('nobody and Guest', () => {
    expect(wayOf(NTLM, { class: 'anonymous', accountKind: 'anonymous' })).toMatchObject({
      kind: 'other-identity',
      possible: 'no',
    });
    expect(wayOf(NTLM, { account: 'FS01\\Guest' })).toMatchObject({ kind: 'other-identity', possible: 'no' });
  });

  it('a client in no domain, unless it is seen with tickets', () => {
    const story = `${NTLM}\n- WS07:join join-state workgroup`;
    const said = { target: 'cifs/fs01', server: 'FS01', clientJoined: 'unknown' } as const;
    expect(wayOf(story, said)).toMatchObject({ kind: 'join-device', possible: 'no' });
    expect(wayOf(NTLM, { ...said, clientJoined: 'no' })).toMatchObject({
      kind: 'join-device',
      possible: 'no',
    });
    expect(wayOf(`${story}\n- WS07:klist ticket-held anna cifs/fs02`, said).kind).not.toBe('join-device');
  });

  it('a server in no domain, unless records contradict', () => {
    const story = `${NTLM}\n- FS01:join join-state workgroup`;
    const said = { target: 'cifs/fs01', server: 'FS01' };
    expect(wayOf(story, said)).toMatchObject({ kind: 'join-device', possible: 'after-project' });
    expect(wayOf(`${story}\n- FS01:join join-state domain corp.example`, said).possible).toBe('unknown');
  });

  it('the computer itself', () => {
    expect(wayOf(NTLM, { class: 'loopback' })).toMatchObject({ kind: 'none', possible: 'no' });
  });
});

describe('a foreign account', () => {
  const STORY = String.raw`
    09:00  WS07       ntlm-audited 8001 to cifs/10.0.0.5 as FABRIKAM\berta
    -      FS01       network-config FS01 suffix corp.example 10.0.0.5
    -      FS01:join  join-state domain corp.example
    -      WS07:klist ticket-held anna cifs/fs01.corp.example
  `;
  const path = { account: 'FABRIKAM\\berta', accountKind: 'foreign', target: 'cifs/10.0.0.5' } as const;

  it.each([
    ['external-trust', 'after-trust', 'after-project', 'nltest /domain_trusts /v'],
    ['forest-trust', 'after-trust', 'likely', 'netdom trust fabrikam.example /namesuffixes:corp.example'],
    ['', 'unknown', 'unknown', 'nltest /domain_trusts /v'],
    ['forest', 'use-name', 'likely', 'klist get cifs/fs01.corp.example'],
  ])('over %s', (kind, way, possible, command) => {
    const story = `${STORY}\n- DC01:trusts domain-listed FABRIKAM fabrikam.example ${kind}`;
    expect(wayOf(story, path)).toMatchObject({ kind: way, possible, command });
  });

  it('of an unlisted domain, or of one that two lists tell apart, stays open', () => {
    expect(wayOf(STORY, path)).toMatchObject({ kind: 'unknown', possible: 'unknown' });
    const two = `${STORY}
      - DC01:trusts domain-listed FABRIKAM fabrikam.example external-trust
      - DC02:trusts domain-listed FABRIKAM fabrikam.example forest-trust`;
    expect(wayOf(two, path)).toMatchObject({ kind: 'unknown', possible: 'unknown' });
  });

  it('with Kerberos of its own needs no trust', () => {
    const story = `${STORY}\n09:10 FS01 logon FABRIKAM\\berta from 10.0.0.7 WS07 kerberos`;
    expect(wayOf(story, { ...path, kerberos: true }).kind).toBe('use-name');
  });
});

describe('the program', () => {
  const story = (reason: string): string => String.raw`
    09:00  WS07  ntlm-reason 4020 to cifs/fs01.corp.example as CORP\anna because "${reason}"
    09:00  FS01.corp.example  ntlm-audited 8003 as CORP\anna from WS07
    -      FS01:join  join-state domain corp.example
  `;
  const path = { target: 'cifs/fs01.corp.example', server: 'FS01', process: 'oldapp.exe' };

  it('that calls NTLM itself waits for its vendor', () => {
    const way = wayOf(story('NTLM was called directly by the calling application.'), path);
    expect(way).toMatchObject({
      kind: 'change-program',
      possible: 'no',
      says: 'oldapp.exe asks for NTLM only: ask its vendor',
    });
    expect(way.because).toHaveLength(1);
  });

  it('is not blamed for a reason that is not its own, nor by a reason without its record', () => {
    const other = wayOf(story('The target name could not be resolved by Kerberos or other protocols.'), path);
    expect(other.kind).toBe('repair-kerberos');
    expect(other.why).toContain('could not be resolved');
    const told = { ...path, reason: 'NTLM was called directly by the calling application.', witnesses: [] };
    expect(wayOf(story('x'), told).kind).not.toBe('change-program');
  });
});

describe('other services', () => {
  const STORY = String.raw`
    09:00  WS07  ntlm-audited 8001 to http/intranet as CORP\anna
    09:00  WEB01.corp.example  ntlm-audited 8003 as CORP\anna from WS07
    -      WEB01:join  join-state domain corp.example
    -      DC01:spn  spn-query http/intranet nobody
    -      DC01:spn  spn-query host/intranet nobody
  `;

  it('a web site: the SPN belongs on its own account, so nothing is certain', () => {
    const way = wayOf(STORY, { target: 'http/intranet', server: 'WEB01' });
    expect(way).toMatchObject({
      kind: 'register-spn',
      possible: 'likely',
      command: 'setspn -S HTTP/intranet <account>',
    });
    expect(way.why).toContain('application pool');
  });

  it('a database: HOST does not stand for it', () => {
    const story = `${STORY}\n- DC01:spn spn-query host/web01.corp.example WEB01`;
    const way = wayOf(story, { target: 'MSSQLSvc/web01.corp.example', server: 'WEB01' });
    expect(way).toMatchObject({ possible: 'likely', command: 'setspn -Q MSSQLSvc/web01.corp.example*' });
    const held = `${story}\n- DC01:spn spn-list SVCSQL MSSQLSvc/web01.corp.example:1433`;
    expect(wayOf(held, { target: 'MSSQLSvc/web01.corp.example', server: 'WEB01' }).why).toContain('exists');
  });

  it('Remote Desktop', () => {
    expect(wayOf(STORY, { target: 'TERMSRV/web01.corp.example', server: 'WEB01' }).command).toBe(
      'setspn -Q TERMSRV/web01.corp.example',
    );
  });
});

describe('NTLMv1', () => {
  const STORY = String.raw`
    09:00  FS01.corp.example  logon CORP\anna from 10.0.0.7 WS07 ntlm lmPackage="NTLM V1"
    -      FS01:join  join-state domain corp.example
  `;
  const path = { target: 'cifs/fs01', server: 'FS01', version: 'NTLMv1' } as const;

  it('goes first', () => {
    const way = wayOf(STORY, path);
    expect(way.says).toContain('NTLMv1');
    expect(way.command).toContain('LmCompatibilityLevel');
    expect(way.because[0]?.says).toBe('the logon was NTLMv1');
    expect(wayOf(STORY, { ...path, version: 'NTLMv2' }).command).toBe('klist get cifs/fs01');
    expect(wayOf(STORY, { ...path, clientJoined: 'unknown' }).command).not.toContain('reg add');
  });

  it('is no setting where Windows does not contain it any more', () => {
    const way = wayOf(`${STORY}\n- WS07:sys system-described 26100`, path);
    expect(way.command).not.toContain('LmCompatibilityLevel');
    expect(way.why).toContain('no longer contains NTLMv1');
  });
});

describe('a computer account', () => {
  const STORY = String.raw`
    09:00  WS07  ntlm-audited 8001 to cifs/10.0.0.55 as CORP\WS07$`;

  it.each([
    ['spoolsv.exe', 'printing'],
    ['C:\\Windows\\System32\\wbengine.exe', 'Backup'],
    ['agent.exe', '(agent.exe)'],
    ['System', 'does not tell which one'],
  ])('names the service by its program: %s', (process, words) => {
    expect(
      wayOf(STORY, { account: 'CORP\\WS07$', accountKind: 'computer', target: 'cifs/10.0.0.55', process })
        .why,
    ).toContain(words);
  });
});

describe('every way out', () => {
  it('names no target: the client’s log is missing', () => {
    const story = String.raw`09:00  FS01.corp.example  ntlm-audited 8003 as CORP\anna from WS07
      - FS01:join join-state domain corp.example`;
    expect(wayOf(story, { server: 'FS01' })).toMatchObject({ kind: 'unknown', possible: 'unknown' });
  });

  it('fits its cell, also where ten thousand paths are judged at once', () => {
    const story = Array.from(
      { length: 500 },
      (_, at) => String.raw`
        09:00  WS${at}  ntlm-audited 8001 to cifs/files${at} as CORP\anna
        -      FS${at}:join  join-state domain corp.example
        -      DC01:spn spn-query cifs/files${at} nobody
        -      DC01:spn spn-query host/files${at} nobody`,
    ).join('\n');
    const view = caseIn(story);
    const long = 'a-very-long-name-of-a-server-that-somebody-thought-of.storage.emea.corp.example';
    const paths = Array.from({ length: 10_000 }, (_, at) =>
      pathOf(view, {
        ...ANNA,
        client: `WS${at % 500}`,
        server: `FS${at % 400}`,
        target: [`cifs/files${at % 500}`, `cifs/${long}`, 'cifs/10.9.9.9', `http/${long}`][at % 4] ?? null,
        version: at % 3 === 0 ? 'NTLMv1' : null,
        witnesses: [],
      }),
    );
    const ways = wayOuts(view, paths);
    expect(ways).toHaveLength(paths.length);
    for (const way of ways) expect(way.says.length).toBeLessThanOrEqual(70);
  });
});
