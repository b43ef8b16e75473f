/**
 * How each kind of fact is written in a story (`story.ts`). In brackets what may be left out; `field=value` sets any
 * field of the kind by its own name (`process=sqlservr.exe`, `lmPackage="NTLM V1"`), values with blanks in quotes.
 */
import type { FactKind, Payloads } from '../facts/facts.ts';
import { spn, type Spn } from '../windows/names.ts';
import { policies } from '../windows/policies.ts';
import { accountParts, StoryWords } from './story-words.ts';

interface Said {
  readonly kind: FactKind;
  readonly says: Payloads[FactKind];
  readonly logonId: string | null;
}

/** Reads `kind details`. `from` and `to` are the span of the line's time column. Throws where something is left over. */
export function saidBy(text: string, from: number | null, to: number | null): Said {
  const words = new StoryWords(text);
  const written = words.needed('kind of fact');
  const kind = SHORT[written] ?? written;
  if (!isKind(kind)) throw new Error(`${written} is no kind of fact`);
  const logonId = words.after('id');
  const says: Record<string, unknown> =
    kind === 'log-coverage' ? coverage(words, from, to) : { ...WAYS[kind](words) };
  words.end();
  for (const [field, value] of words.fields) {
    if (!(field in says)) throw new Error(`${kind} has no field ${field}`);
    says[field] = valueOf(value);
  }
  // Each way returns its kind's payload; only the overrides above come from words.
  return { kind, says: says as unknown as Payloads[FactKind], logonId };
}

const SHORT: Readonly<Record<string, FactKind>> = {
  policy: 'policy-setting',
  right: 'privilege-right',
  configuration: 'smb-configuration',
  log: 'log-coverage',
};

/** The session of a klist that tells none. */
const SESSION = '0x5a3e1';

type Ways = { readonly [K in Exclude<FactKind, 'log-coverage'>]: (words: StoryWords) => Payloads[K] };

const WAYS: Ways = {
  /** `policy P-OUT = 2`, `policy P-OUTX = fs01, fs02`, or a whole path. */
  'policy-setting': (words) => {
    const { left, right } = equation(words);
    const known = Object.values(policies).find((policy) => policy.id === left);
    const value = /^\d+$/.test(right) ? Number(right) : listOf(right);
    return { path: policyPath(left), name: known?.name ?? left.split('\\').pop() ?? left, value };
  },
  /** `right SeNetworkLogonRight = S-1-5-32-544, S-1-5-11`. */
  'privilege-right': (words) => {
    const { left, right } = equation(words);
    return { right: left, holders: listOf(right) };
  },
  /** `domain-controller-sign`. */
  'domain-controller-sign': () => ({ sign: 'Kerberos Policy' }),
  /** `configuration client RequireSecuritySignature = True`. */
  'smb-configuration': (words) => {
    const side = words.oneOf('client', 'server');
    if (side === null) throw new Error('client or server missing');
    const { left, right } = equation(words);
    const value = /^(?:true|false)$/i.test(right)
      ? /^true$/i.test(right)
      : /^\d+$/.test(right)
        ? Number(right)
        : right;
    return { side, name: left, value };
  },
  /** `smb-share Finance [encrypted | not-encrypted]`. */
  'smb-share': (words) => {
    const encryptData = words.yesNo('encrypted');
    return { name: words.needed('share'), path: null, encryptData };
  },
  /** `smb-connection \\files\finance [as CORP\anna] [signed] [encrypted]`. */
  'smb-connection': (words) => {
    const user = words.after('as');
    const [signed, encrypted] = [words.yesNo('signed'), words.yesNo('encrypted')];
    const [, , server = '', share = ''] = words.needed('path').split('\\');
    return { server, share, user, credential: user, dialect: null, signed, encrypted };
  },
  /** `smb-mapping [Z:] \\files\finance [ok | not-ok]`. */
  'smb-mapping': (words) => {
    const ok = words.yesNo('ok');
    const first = words.needed('path');
    const second = words.next();
    return {
      local: second === null ? null : first,
      remote: second ?? first,
      ok,
      status: ok === true ? 'OK' : '',
    };
  },
  /** `join-state domain corp.example`, `join-state workgroup`. */
  'join-state': (words) => {
    const state = words.oneOf('domain', 'workgroup', 'entra');
    if (state === null) throw new Error('domain, workgroup or entra missing');
    return { state, domain: words.next() };
  },

  /** `ticket-list 2 [in 0x3e7]`: the head of a klist, and how many tickets it holds. */
  'ticket-list': (words) => ({
    logonId: words.after('in') ?? SESSION,
    tickets: words.neededNumber('number of tickets'),
  }),
  /** `tickets-purged [in 0x3e7]`. */
  'tickets-purged': (words) => ({ logonId: words.after('in') ?? SESSION }),
  /** `ticket-held anna cifs/fs01 [in 0x3e7]`. */
  'ticket-held': (words) => ({
    logonId: words.after('in') ?? SESSION,
    client: words.needed('client'),
    clientRealm: 'CORP.EXAMPLE',
    server: neededSpn(words),
    serverRealm: 'CORP.EXAMPLE',
    encryption: 'AES-256-CTS-HMAC-SHA1-96',
    start: null,
    end: null,
    kdc: null,
  }),
  /** `ticket-asked cifs/fs01 granted`, `ticket-asked cifs/fs01 0xC000018B [0x6fb]`. */
  'ticket-asked': (words) => {
    const [logonId, granted] = [words.after('in') ?? SESSION, words.has('granted')];
    return { logonId, granted, code: words.number(), substatus: words.number(), spn: words.needed('SPN') };
  },
  /** `spn-query cifs/files nobody`, `spn-query cifs/fs01 FS01 [SVC01] [forest]`. */
  'spn-query': (words) => {
    const [forest, nobody] = [words.has('forest'), words.has('nobody')];
    const name = neededSpn(words);
    const owners = all(words).map(distinguishedName);
    if (nobody !== (owners.length === 0)) throw new Error('an owner, or nobody');
    return { spn: name, owners, forest };
  },
  /** `spn-list FS01 host/fs01 cifs/fs01`. */
  'spn-list': (words) => ({
    account: distinguishedName(words.needed('account')),
    spns: all(words).map(asSpn),
    complete: true,
  }),
  /** `spn-duplicate cifs/fs01 FS01 SVC01`. */
  'spn-duplicate': (words) => ({ spn: neededSpn(words), accounts: all(words).map(distinguishedName) }),
  /** `spn-duplicate-search 0 [forest]`. */
  'spn-duplicate-search': (words) => ({ forest: words.has('forest'), groups: words.neededNumber('groups') }),
  'spn-account-unknown': (words) => ({ account: words.needed('account') }),

  /** `access-tried \\fs01\data [as CORP\anna] code 5 | succeeded [by dir]`; `by told` is the form on the page. */
  'access-tried': (words) => {
    const [code, user, command] = [words.after('code'), words.after('as'), words.after('by')];
    const outcome = words.has('succeeded') ? 'succeeded' : 'failed';
    return {
      target: words.next(),
      user,
      outcome,
      code: code === null ? null : Number(code),
      command: command ?? 'net use',
    };
  },
  /** `told-contrast when-domain-joined true`. */
  'told-contrast': (words) => {
    const works = words.oneOf('when-domain-joined', 'from-domain-computer');
    if (works === null) throw new Error('which contrast?');
    return { works, value: words.next() !== 'false' };
  },
  /** `service-failure 18204 MSSQLSERVER \\fs01\backup code 5`. */
  'service-failure': (words) => {
    const code = words.after('code');
    return {
      event: words.neededNumber('event'),
      service: words.needed('service'),
      target: words.next(),
      code: code === null ? null : Number(code),
    };
  },

  /**
   * `ntlm-blocked 4001 to cifs/fs01 as CORP\anna [by explorer.exe]`, `4003 as CORP\anna from KIOSK7`,
   * `4004 as … from … via FS01 [channel-type 2]`.
   */
  'ntlm-blocked': (words) => ntlm(words, [4001, 4002, 4003, 4004, 4005, 4006, 4015, 31023]),
  'ntlm-audited': (words) => ntlm(words, [8001, 8002, 8003, 8004, 8005, 8006]),
  /** `ntlm-unusable 4013 to cifs/nas01 as CORP\anna`, `ntlm-unusable 4010 lacking=0x20000000 process=System`. */
  'ntlm-unusable': (words) => ({ ...ntlm(words, [4010, 4011, 4013, 4014]), lacking: null }),
  /** `ntlm-reason 4020 to cifs/10.0.0.9 as CORP\anna because "The target name contains an IP address."`. */
  'ntlm-reason': (words) => {
    const reason = words.after('because');
    const use = ntlm(words, [4020, 4021, 4022, 4023, 4030, 4031, 4032, 4033]);
    return { ...use, reason, reasonId: null, version: null, address: null, status: null, forwarder: null };
  },
  /** `ntlm-noticed 6038`, `ntlm-noticed 4025 as CORP\anna [to cifs/fs01]`. */
  'ntlm-noticed': (words) => {
    const { user, domain } = accountParts(words.after('as') ?? '');
    const target = words.after('to');
    const event = eventOf(words, [4012, 4024, 4025, 4026, 4027, 6036, 6038, 6039]);
    return { event, user: user || null, domain, target, process: null };
  },

  /** `logon CORP\anna from 10.0.0.7 [WS07] kerberos | ntlm [v1] [type 3] [elevated] [id 0x1f]`. */
  logon: (words) => {
    const elevated = words.yesNo('elevated');
    return { ...logon(words), elevated };
  },
  /** `logon-failed CORP\anna from 10.0.0.7 [WS07] ntlm 0xC000006D [0xC000006A]`: status, then sub status. */
  'logon-failed': (words) => {
    const type = words.after('type') ?? '3';
    const rawStatus = words.neededNumber('status');
    const subStatus = words.number() ?? 0;
    return {
      ...logon(words),
      logonType: Number(type),
      status: subStatus === 0 ? rawStatus : subStatus,
      rawStatus,
      subStatus,
    };
  },
  /** `logoff CORP\anna [id 0x1f]`. */
  logoff: (words) => accountParts(words.needed('user')),
  /** `privileged-logon CORP\anna [id 0x1f]`. */
  'privileged-logon': (words) => accountParts(words.needed('user')),
  /** `credential-check anna from WS07 0xC000006A`. */
  'credential-check': (words) => {
    const { name } = words.caller();
    return { workstation: name, status: words.neededNumber('status'), user: words.needed('user') };
  },
  /** `explicit-credential CORP\backup by CORP\anna to fs01`. */
  'explicit-credential': (words) => {
    const [subject, target] = [words.after('by'), words.after('to')];
    return { subject, target, process: null, ...accountParts(words.needed('user')) };
  },
  /** `account-locked anna [by WS07]`. */
  'account-locked': (words) => ({ caller: words.after('by'), user: words.needed('user') }),
  /** `account-changed 4742 CORP\FS01$ servicePrincipalName pwdLastSet`. */
  'account-changed': (words) => {
    const event = eventOf(words, [4723, 4724, 4738, 4742, 5136]);
    const { user, domain } = accountParts(words.needed('account'));
    return { event, account: user, domain, attributes: all(words) };
  },
  /** `cached-logon-failed CORP\anna [0xC000006A]`. */
  'cached-logon-failed': (words) => ({
    code: words.number(),
    user: words.needed('user'),
    package: null,
  }),
  /** `ticket-request 4769 CORP\anna [for cifs/fs01] 0x7 [from 10.0.0.7]`. */
  'ticket-request': (words) => {
    const service = words.after('for');
    const { address } = words.caller();
    const event = eventOf(words, [4768, 4769, 4771]);
    return {
      event,
      service,
      address,
      status: words.neededNumber('status'),
      encryption: null,
      ...accountParts(words.needed('user')),
    };
  },
  /** `kerberos-error 4 0x29 [server fs01$] [to cifs/fs01] [as anna]`. */
  'kerberos-error': (words) => {
    const [server, target, user] = [words.after('server'), words.after('to'), words.after('as')];
    return {
      server,
      target,
      user,
      event: eventOf(words, [3, 4, 5, 6, 7, 9, 10, 11, 14, 17, 100, 101, 102, 103, 104]),
      code: words.number(),
    };
  },
  /** `kdc-error 11 [cifs/fs01] [account FS01$]`. */
  'kdc-error': (words) => {
    const account = words.after('account');
    return { account, event: words.neededNumber('event'), name: words.next() };
  },

  /** `share-access 5145 failure CORP\anna on Data [path folder\x.txt] from 10.0.0.7 [mask 0x2] [id 0x1f]`. */
  'share-access': (words) => {
    const [share, path, mask] = [words.after('on') ?? 'IPC$', words.after('path'), words.after('mask')];
    const { address } = words.caller();
    const outcome = words.oneOf('success', 'failure') ?? 'unknown';
    const event = eventOf(words, [5140, 5145]);
    const who = accountParts(words.needed('user'));
    return { event, outcome, ...who, sid: null, address, share: `\\\\*\\${share}`, path, mask, reason: null };
  },
  /** `file-denied 4656 CORP\anna D:\Data\x.txt [mask 0x2] [id 0x1f]`. */
  'file-denied': (words) => {
    const mask = words.after('mask');
    const event = eventOf(words, [4656, 4663]);
    const who = accountParts(words.needed('user'));
    return { event, ...who, sid: null, path: words.needed('path'), mask };
  },
  /** `share-changed 5143 Data [permissions | not-permissions]`. */
  'share-changed': (words) => {
    const permissions = words.yesNo('permissions');
    const event = eventOf(words, [5142, 5143, 5144]);
    return { event, share: `\\\\*\\${words.needed('share')}`, path: null, permissions };
  },
  /** `smb-session-refused CORP\anna | nobody from 10.0.0.7 [WS07] 0xC0000418 [policy 2]`. */
  'smb-session-refused': (words) => {
    const spnPolicy = words.after('policy');
    const { address, name } = words.caller();
    const user = words.has('nobody') ? null : undefined;
    return {
      client: name,
      address,
      status: words.number(),
      user: user === null ? null : words.needed('user or nobody'),
      spnPolicy,
    };
  },
  /** `smb-share-denied 1006 CORP\anna on Data from 10.0.0.7 [WS07]`. */
  'smb-share-denied': (words) => {
    const share = words.after('on');
    const { address, name } = words.caller();
    return { event: eventOf(words, [1006, 1007, 1009]), client: name, address, user: words.next(), share };
  },
  /** `spn-check-failed CORP\anna cifs/files`. */
  'spn-check-failed': (words) => ({
    code: words.number() ?? 0xc0000022,
    user: words.needed('user'),
    spn: words.next(),
    serverNames: null,
  }),
  /** `smb-client-failure 31013 to nas01 [share data] [as CORP\anna] [0xC000A000] [says "the text"]`. */
  'smb-client-failure': (words) => {
    const [server, share, user, statusText] = [
      words.after('to'),
      words.after('share'),
      words.after('as'),
      words.after('says'),
    ];
    return {
      event: words.neededNumber('event'),
      server,
      share,
      principal: null,
      user,
      status: words.number(),
      statusText,
    };
  },
  /** `guest-allowed 31022 [nas01]`. */
  'guest-allowed': (words) => ({ event: eventOf(words, [31018, 31022, 31997]), server: words.next() }),
  /** `guest-logon 3023 WS07`. */
  'guest-logon': (words) => ({ event: eventOf(words, [3023]), client: words.next() }),
  /** `peer-lacks 31998 signing nas01`. */
  'peer-lacks': (words) => {
    const what = words.oneOf('signing', 'encryption') ?? 'signing';
    return { what, event: words.neededNumber('event'), peer: words.next() };
  },
  /** `smb-server-failure 1003 encryption CORP\anna on Data from 10.0.0.7 [WS07]`. */
  'smb-server-failure': (words) => {
    const event = eventOf(words, [1003, 1004, 1005, 1015, 1016, 1020, 1046, 1061, 1906]);
    const what =
      words.oneOf('encryption', 'signing', 'negotiate', 'dialect', 'session-key', 'handle', 'slow') ??
      'encryption';
    const share = words.after('on');
    const { address, name } = words.caller();
    return { event, what, client: name, address, user: words.next(), share };
  },
  /** `smb-connection-event 30805 lost nas01 [share data] [0xC000020C]`. */
  'smb-connection-event': (words) => {
    const share = words.after('share');
    const what = words.oneOf('lost', 'back', 'slow', 'not-made', 'handle', 'transport') ?? 'lost';
    const event = words.neededNumber('event');
    const status = words.number();
    return { event, what, share, status, server: words.next() };
  },
  /** `reported-setting 31003 client LmCompatibilityLevel = 5`. */
  'reported-setting': (words) => {
    const event = words.neededNumber('event');
    const side = words.oneOf('client', 'server') ?? 'client';
    const { left, right } = equation(words);
    return { event, side, name: left, value: /^\d+$/.test(right) ? Number(right) : right };
  },
  /** `smb1-seen 3000 10.0.0.7`. */
  'smb1-seen': (words) => ({ event: eventOf(words, [3000, 3002, 32000, 32002]), peer: words.next() }),
  /** `spn-audited 3025 WS07 [for cifs/files]`. */
  'spn-audited': (words) => {
    const spn = words.after('for');
    return { event: eventOf(words, [3024, 3025, 3026]), client: words.next(), spn, policy: null };
  },

  /** `secure-channel-error 3210 [account FS01$] [domain CORP] [from 10.0.0.5] [0xC0000022]`. */
  'secure-channel-error': (words) => {
    const [account, domain, address] = [words.after('account'), words.after('domain'), words.after('from')];
    const says = { account, domain, event: words.neededNumber('event'), code: words.number() };
    return address === null ? says : { ...says, address };
  },
  /** `lsa-error 40960 [to cifs/fs01] [protocol Kerberos] [0xC000005E]`. */
  'lsa-error': (words) => {
    const [target, protocol] = [words.after('to'), words.after('protocol')];
    return { target, protocol, event: words.neededNumber('event'), code: words.number() };
  },
  /** `policy-applied 1502 [failed] [from dc01]`. */
  'policy-applied': (words) => {
    const [ok, dc] = [!words.has('failed'), words.after('from')];
    return { ok, dc, event: words.neededNumber('event') };
  },
  /** `policy-extension 7016 Security [1252]`. */
  'policy-extension': (words) => {
    const event = eventOf(words, [4016, 5016, 6016, 7016]);
    const code = words.number();
    return { event, extension: words.next(), code };
  },
  /** `netlogon-overload 5816 [as anna] [domain CORP] [dc DC01]`. */
  'netlogon-overload': (words) => {
    const [account, domain, dc] = [words.after('as'), words.after('domain'), words.after('dc')];
    return { event: eventOf(words, [5816, 5817, 5818, 5819]), account, domain, dc };
  },
  /** `dns-timeout dc01.corp.example`. */
  'dns-timeout': (words) => ({ name: words.next() }),
  /** `update-installed KB5099999`. */
  'update-installed': (words) => ({ kb: words.next() }),
  /** `time-service 37 ok dc01.corp.example`. */
  'time-service': (words) => {
    const event = words.neededNumber('event');
    return { event, ok: words.yesNo('ok') ?? false, source: words.next(), seconds: null };
  },
  /**
   * `account-barred 101 CORP\anna [from 10.0.0.7 WS07] [service FS01$]` of a domain controller,
   * `account-barred 100 client CORP\anna [to cifs/fs01] protected` of the client.
   */
  'account-barred': (words) => {
    const side = words.oneOf('client', 'domain-controller') ?? 'domain-controller';
    const [target, service] = [words.after('to'), words.after('service')];
    const protectedUser = words.yesNo('protected');
    const { address, name } = words.caller();
    const event = words.neededNumber('event');
    return { event, side, user: words.next(), target, service, device: name, address, protectedUser };
  },
  /** `protected-user 303 CORP\anna`. */
  'protected-user': (words) => ({ event: eventOf(words, [303, 304]), ...accountParts(words.needed('user')) }),
  /** `credential-guard 6163`. */
  'credential-guard': (words) => {
    const event = eventOf(words, [6147, 6161, 6163, 6164]);
    return { event, configured: true, running: event === 6161 ? null : event === 6163 };
  },
  /** `clock-changed 3600`. */
  'clock-changed': (words) => ({ seconds: words.neededNumber('seconds'), process: null }),
  /** `audit-policy-changed 0cce9244-69ae-11d9-bed3-505054503030`; `failure=false`. */
  'audit-policy-changed': (words) => ({
    subcategory: words.needed('subcategory'),
    success: null,
    failure: null,
  }),

  /** `setting-undefined P-OUT`. */
  'setting-undefined': (words) => ({ path: policyPath(words.needed('setting')), whole: 'value' }),
  /** `setting-origin P-OUT "Default Domain Policy"`. */
  'setting-origin': (words) => {
    const setting = words.needed('setting');
    return { path: policyPath(setting), name: setting, gpo: words.needed('GPO') };
  },
  /** `gpo-setting P-OUT = 2`; `gpo="Restrict NTLM"`. */
  'gpo-setting': (words) => ({ ...WAYS['policy-setting'](words), gpo: null }),
  /** `gpo-listed "Restrict NTLM"`; `applied=false`. */
  'gpo-listed': (words) => ({ gpo: words.needed('GPO'), scope: 'computer', applied: true, why: null }),
  /** `audit-policy "Detailed File Share"`; `failure=true`. */
  'audit-policy': (words) => ({
    subcategory: '',
    name: words.needed('subcategory'),
    success: false,
    failure: false,
  }),
  /** `share-permission Finance CORP\anna Read [deny]`. */
  'share-permission': (words) => ({
    access: words.has('deny') ? 'deny' : 'allow',
    share: words.needed('share'),
    account: words.needed('account'),
    right: words.needed('right'),
  }),
  /** `smb-session 10.0.0.7 CORP\anna`. */
  'smb-session': (words) => ({ client: words.needed('client'), user: words.next(), dialect: null }),
  /** `saved-credential fs01 CORP\backup`. */
  'saved-credential': (words) => ({ type: 'domain', target: words.needed('target'), user: words.next() }),
  /** `saved-credential-list 0 [for fs01]`. */
  'saved-credential-list': (words) => {
    const asked = words.after('for');
    return { asked, entries: words.neededNumber('entries') };
  },
  /** `service-identity MSSQLSERVER "NT SERVICE\MSSQLSERVER"`. */
  'service-identity': (words) => ({ service: words.needed('service'), account: words.needed('account') }),
  /** `secure-channel-checked corp.example [not-ok] [1787]`. */
  'secure-channel-checked': (words) => {
    const ok = words.yesNo('ok') ?? true;
    const code = words.number();
    return { domain: words.next(), dc: null, ok, code };
  },
  /** `dc-located corp.example DC01`, `dc-located corp.example 1355`. */
  'dc-located': (words) => {
    const code = words.number() ?? 0;
    return { code, domain: words.next(), dc: words.next(), address: null };
  },
  /** `domain-listed CORP corp.example [forest | forest-trust | external-trust]`. */
  'domain-listed': (words) => {
    const kind = words.oneOf('forest-trust', 'external-trust');
    const inForest = words.has('forest');
    const domain = { netbios: words.needed('netbios'), dns: words.needed('dns'), inForest };
    return kind === null ? domain : { ...domain, trust: kind === 'forest-trust' ? 'forest' : 'external' };
  },
  /** `domain-controllers corp.example DC01 DC02`. */
  'domain-controllers': (words) => ({ domain: words.needed('domain'), controllers: all(words) }),
  /** `cloud-sign-in entraJoined=true onPremTgt=false`. */
  'cloud-sign-in': () => ({
    entraJoined: null,
    domainJoined: null,
    primaryRefreshToken: null,
    onPremTgt: null,
    cloudTgt: null,
  }),
  /** `clock-offset 3600 [to DC01]`, `clock-offset -400`. */
  'clock-offset': (words) => {
    const reference = words.after('to');
    return { reference, seconds: words.neededNumber('seconds') };
  },
  /** `time-source DC01.corp.example`. */
  'time-source': (words) => ({ source: words.next(), stratum: null, lastSync: null }),
  /** `network-config WS07 [suffix corp.example] 10.0.0.7`. */
  'network-config': (words) => {
    const suffix = words.after('suffix');
    return { suffix, name: words.next(), addresses: all(words), dnsServers: [] };
  },
  /** `log-settings Security circular`; `maximumSize=1052672 size=1118208 oldestRecord=4711`. */
  'log-settings': (words) => {
    const mode = words.oneOf('circular', 'auto-backup', 'retain');
    const [enabled, maximumSize, size, records, oldestRecord] = [null, null, null, null, null];
    return { channel: words.needed('channel'), mode, enabled, maximumSize, size, records, oldestRecord };
  },
  /** `system-described 26100`. */
  'system-described': (words) => ({ build: words.number(), product: words.next(), utcOffset: null }),
  /** `session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-5-21-1-2-3-525 CORP\Finance`: the SID, then SIDs and names of groups. */
  'session-identity': (words) => {
    const { user, domain } = accountParts(words.needed('user'));
    const sid = words.next();
    const listed = all(words);
    const groups = listed.filter((word) => word.startsWith('S-1-'));
    return { user, domain, sid, groups, groupNames: listed.filter((word) => !groups.includes(word)) };
  },
  /** `port-tested fs01 445 open | closed [unreachable]`. */
  'port-tested': (words) => {
    const open = words.oneOf('open', 'closed') === 'open';
    const unreachable = words.has('unreachable');
    const port = words.neededNumber('port');
    return { open, port, unreachable, target: words.needed('target'), address: null };
  },
  /** `name-resolved files CNAME fs01.corp.example`, `name-resolved files nobody`, `name-resolved files A 10.0.0.5 hosts-file`. */
  'name-resolved': (words) => {
    const outcome = words.has('nobody') ? 'no-such-name' : 'answered';
    const source = words.has('hosts-file') ? 'hosts-file' : 'dns';
    const type = words.oneOf('A', 'AAAA', 'CNAME', 'PTR', 'SRV');
    const name = words.needed('name');
    return { name, type, answers: all(words), outcome, source, server: null };
  },
};

function policyPath(written: string): string {
  return Object.values(policies).find((policy) => policy.id === written)?.path ?? written.toLowerCase();
}

const PROVIDERS: Readonly<Record<string, readonly [provider: string, channel: string]>> = {
  security: ['microsoft-windows-security-auditing', 'Security'],
  ntlm: ['microsoft-windows-ntlm', 'Microsoft-Windows-NTLM/Operational'],
  'ntlm-dc': ['microsoft-windows-security-netlogon', 'Microsoft-Windows-NTLM/Operational'],
  'smb-client': ['microsoft-windows-smbclient', 'Microsoft-Windows-SmbClient/Security'],
  'smb-server': ['microsoft-windows-smbserver', 'Microsoft-Windows-SMBServer/Security'],
  kerberos: ['microsoft-windows-security-kerberos', 'System'],
  'policy-failures': [
    'microsoft-windows-kerberos-key-distribution-center',
    'Microsoft-Windows-Authentication/AuthenticationPolicyFailures-DomainController',
  ],
  netlogon: ['netlogon', 'System'],
  'group-policy': ['microsoft-windows-grouppolicy', 'System'],
};

/** `log security 4624 4625`: one export, which events it holds, over the span of the time column. */
function coverage(words: StoryWords, from: number | null, to: number | null): Record<string, unknown> {
  const written = words.needed('log');
  const [provider, channel] = PROVIDERS[written] ?? [written.toLowerCase(), written];
  const ids = all(words);
  const says: Payloads['log-coverage'] = {
    channels: [channel],
    events: Object.fromEntries(ids.map((id) => [`${provider}/${id}`, 1])),
    oldest: from,
    newest: to,
    records: ids.length,
  };
  return { ...says };
}

function ntlm<const E extends number>(words: StoryWords, events: readonly E[]) {
  const event = eventOf(words, events);
  const supplied = accountParts(words.after('as') ?? '');
  const session = accountParts(words.after('session') ?? '');
  const [process, channelType] = [words.after('by'), words.after('channel-type')];
  return {
    event,
    gate: gateOf(event),
    target: words.after('to'),
    user: supplied.user || null,
    domain: supplied.domain,
    sessionUser: session.user || null,
    sessionDomain: session.domain,
    process,
    workstation: words.caller().name,
    channel: words.after('via'),
    channelType: channelType === null ? null : Number(channelType),
  };
}

function gateOf(event: number): Payloads['ntlm-blocked']['gate'] {
  if (event === 4015 || event === 31023) return 'smb-client';
  if ([4002, 4003, 4011, 4022, 4023, 8002, 8003].includes(event)) return 'server';
  return [4004, 4005, 4006, 4030, 4031, 4032, 4033, 8004, 8005, 8006].includes(event)
    ? 'domain-controller'
    : 'client-policy';
}

function logon(words: StoryWords) {
  const { address, name } = words.caller();
  const type = words.after('type') ?? '3';
  const version = words.oneOf('v1');
  const spoken: Payloads['logon']['package'] = words.oneOf('kerberos', 'ntlm', 'negotiate') ?? 'other';
  return {
    ...accountParts(words.needed('user')),
    sid: null,
    logonType: Number(type),
    package: spoken,
    lmPackage: version === 'v1' ? 'NTLM V1' : spoken === 'ntlm' ? 'NTLM V2' : null,
    workstation: name,
    address,
  };
}

function eventOf<const E extends number>(words: StoryWords, events: readonly E[]): E {
  const number = words.neededNumber('event');
  const event = events.find((one) => one === number);
  if (event === undefined) throw new Error(`${number} is none of ${events.join(', ')}`);
  return event;
}

function equation(words: StoryWords): { readonly left: string; readonly right: string } {
  const [, left, right] = /^(.+?)\s*=\s*(.*)$/.exec(words.rest()) ?? [];
  if (left === undefined || right === undefined) throw new Error('name = value missing');
  return { left, right };
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function all(words: StoryWords): readonly string[] {
  return words
    .rest()
    .split(' ')
    .filter((word) => word !== '');
}

function neededSpn(words: StoryWords): Spn {
  return asSpn(words.needed('SPN'));
}

function asSpn(written: string): Spn {
  const name = spn(written);
  if (name === null) throw new Error(`${written} is no SPN`);
  return name;
}

function distinguishedName(name: string): string {
  return name.includes('=') ? name : `CN=${name},CN=Computers,DC=corp,DC=example`;
}

function isKind(word: string): word is FactKind {
  return word === 'log-coverage' || word in WAYS;
}

function valueOf(written: string): string | number | boolean | null {
  if (written === 'null') return null;
  if (written === 'true' || written === 'false') return written === 'true';
  return /^(?:0x[0-9a-f]+|\d+)$/i.test(written) ? Number(written) : written;
}
