/**
 * The vocabulary: every kind of thing we can know.
 *
 * A *sighting* is what a reader found once, on one line or in one record. Equal sightings are folded into a *fact*
 * with a count, its times and a handful of origins (`fold.ts`), so memory grows with the number of stories and not
 * with the size of a log.
 *
 * Times are milliseconds of the clock time that the file prints, counted as if it were UTC (so two files of one zone
 * compare directly). The file's zone says how far that is from UTC; see `Zone`.
 */
import type { HostName, Spn } from '../windows/names.ts';

/** Where a sighting stands: a line (1-based) of a text, a record (1-based) of a log, or the form on the page. */
export interface Origin {
  /** The file's name as dropped, with its folders: `WS07/secpol.cfg`. `told` for the form. */
  readonly file: string;
  readonly line?: number;
  readonly record?: number;
  /** The decisive words as they stand in the file, one line, untrusted text. */
  readonly text: string;
}

/** `utc`: the export prints UTC. A number: minutes east of UTC. `unknown`: local time, zone not told. */
export type Zone = 'utc' | 'unknown' | number;

type NtlmGate = 'client-policy' | 'smb-client' | 'server' | 'domain-controller';

/** What each kind says. Host and account names are as Windows wrote them; compare with `src/windows/names.ts`. */
export interface Payloads {
  // ---- settings -------------------------------------------------------------------------------------------------
  /** One registry value of a policy export. `path` is lower case without hive: `system\…\msv1_0\restrictsendingntlmtraffic`. */
  'policy-setting': {
    readonly path: string;
    readonly name: string;
    readonly value: number | string | readonly string[];
  };
  /** A user right: `SeNetworkLogonRight` and who holds it (SIDs without `*`, or names). */
  'privilege-right': { readonly right: string; readonly holders: readonly string[] };
  /**
   * The file is of a domain controller: it holds `[Kerberos Policy]` or NTDS keys, or the computer's account lies in the OU
   * Domain Controllers.
   */
  'domain-controller-sign': { readonly sign: string };
  /** One property of Get-SmbClientConfiguration or Get-SmbServerConfiguration. */
  'smb-configuration': {
    readonly side: 'client' | 'server';
    readonly name: string;
    readonly value: boolean | number | string | readonly string[];
  };
  /** A share of Get-SmbShare. */
  'smb-share': { readonly name: string; readonly path: string | null; readonly encryptData: boolean | null };
  /** An open connection of Get-SmbConnection. It never tells Kerberos from NTLM. */
  'smb-connection': {
    readonly server: string;
    readonly share: string;
    readonly user: string | null;
    readonly credential: string | null;
    readonly dialect: string | null;
    readonly signed: boolean | null;
    readonly encrypted: boolean | null;
  };
  /** A mapping of Get-SmbMapping or of the `net use` list. `ok` null: the status word is not known in this language. */
  'smb-mapping': {
    readonly local: string | null;
    readonly remote: string;
    readonly ok: boolean | null;
    readonly status: string;
  };
  'join-state': { readonly state: 'domain' | 'workgroup' | 'entra'; readonly domain: string | null };
  /**
   * A value or key that was asked for and is not there (`reg query`): the setting is not defined on this computer. `path` as in
   * `policy-setting`, of the value, or of the key where the whole key is missing.
   */
  'setting-undefined': { readonly path: string; readonly whole: 'value' | 'key' };
  /** Which GPO gave this computer a setting (gpresult /x, /h). `path` as in `policy-setting`. */
  'setting-origin': { readonly path: string; readonly name: string; readonly gpo: string };
  /**
   * A setting as a GPO holds it (GptTmpl.inf, Registry.pol, Get-GPOReport): whether it reaches any computer is not said there,
   * so it is never a `policy-setting`. `gpo` null: the file does not name its GPO.
   */
  'gpo-setting': Payloads['policy-setting'] & { readonly gpo: string | null };
  /** A GPO that gpresult lists for this computer or its user. `applied` false: it was filtered out, `why` in the words of Windows. */
  'gpo-listed': {
    readonly gpo: string;
    readonly scope: 'computer' | 'user';
    readonly applied: boolean;
    readonly why: string | null;
  };
  /** One subcategory of auditpol. `subcategory`: its GUID, lower case without braces; empty where only a name is printed. */
  'audit-policy': {
    readonly subcategory: string;
    readonly name: string;
    readonly success: boolean;
    readonly failure: boolean;
  };
  /** The permissions of a share (Get-SmbShareAccess, `net share`). `right`: Full, Change, Read or Custom, as PowerShell names them. */
  'share-permission': {
    readonly share: string;
    readonly account: string;
    readonly right: string;
    readonly access: 'allow' | 'deny';
  };
  /** An open session at the server (Get-SmbSession, `net session`). It never tells Kerberos from NTLM. */
  'smb-session': {
    readonly client: string;
    readonly user: string | null;
    readonly dialect: string | null;
  };
  /** A password kept in Credential Manager (`cmdkey /list`). `target` without the `Domain:target=` before it. */
  'saved-credential': {
    readonly target: string;
    readonly type: 'domain' | 'generic' | 'other';
    readonly user: string | null;
  };
  /** One `cmdkey /list` as a whole: what is not among its entries is not saved. `asked`: the one target it was asked for; null: all. */
  'saved-credential-list': { readonly asked: string | null; readonly entries: number };
  /** The account under which a service runs (`sc qc`, Win32_Service). */
  'service-identity': { readonly service: string; readonly account: string };

  // ---- Kerberos tickets and SPNs --------------------------------------------------------------------------------
  /** The head of a klist output: one per list, also when it is empty. */
  'ticket-list': { readonly logonId: string; readonly tickets: number };
  /** `klist purge` threw all tickets of a session away. */
  'tickets-purged': { readonly logonId: string };
  'ticket-held': {
    readonly logonId: string | null;
    readonly client: string;
    readonly clientRealm: string;
    readonly server: Spn;
    readonly serverRealm: string;
    readonly encryption: string;
    /** Clock-time milliseconds; null where unreadable. */
    readonly start: number | null;
    readonly end: number | null;
    readonly kdc: string | null;
  };
  /** `klist get <spn>` and what came of it. `code` is the status of `klist failed with`, `substatus` the LSA's. */
  'ticket-asked': {
    readonly logonId: string | null;
    readonly spn: string;
    readonly granted: boolean;
    readonly code: number | null;
    readonly substatus: number | null;
  };
  /** `setspn -Q <spn>`: the distinguished names that own it, none for "No such SPN found." */
  'spn-query': { readonly spn: Spn; readonly owners: readonly string[]; readonly forest: boolean };
  /** One account and all SPNs that setspn printed for it (`-L`, or the blocks of `-Q` with a wildcard). */
  'spn-list': { readonly account: string; readonly spns: readonly Spn[]; readonly complete: boolean };
  'spn-duplicate': { readonly spn: Spn; readonly accounts: readonly string[] };
  /** The last line of `setspn -X`. */
  'spn-duplicate-search': { readonly groups: number; readonly forest: boolean };
  'spn-account-unknown': { readonly account: string };

  // ---- what people saw ------------------------------------------------------------------------------------------
  /** One try to open a share: `net use`, `dir`, `Test-Path`, a message box, the form. */
  'access-tried': {
    /** The path as typed, `\\files\finance`; null where the output does not show it. */
    readonly target: string | null;
    readonly user: string | null;
    readonly outcome: 'failed' | 'succeeded';
    /** Win32 code (5, 53, 1326, 1937), or the whole number where it is none (3227320323). */
    readonly code: number | null;
    readonly command: string;
  };
  /** A statement of the person, not a record: it supports, it never proves. */
  'told-contrast': { readonly works: 'when-domain-joined' | 'from-domain-computer'; readonly value: boolean };
  /** The SMB share and error a service printed itself (SQL Server messages 18204, 3201, 3041…). */
  'service-failure': {
    readonly event: number;
    readonly service: string;
    readonly target: string | null;
    readonly code: number | null;
  };

  // ---- NTLM -----------------------------------------------------------------------------------------------------
  /** NTLM was refused: 4001 client policy, 4015 and 31023 SMB client, 4002 and 4003 server, 4004–4006 DC. */
  'ntlm-blocked': NtlmUse & { readonly event: 4001 | 4002 | 4003 | 4004 | 4005 | 4006 | 4015 | 31023 };
  /** NTLM was used and logged, nothing refused: 8001–8006. */
  'ntlm-audited': NtlmUse & { readonly event: 8001 | 8002 | 8003 | 8004 | 8005 | 8006 };
  /**
   * NTLM could not be used for another reason: 4010/4011 session security, 4013 NTLMv1, 4014 Credential Guard. `lacking`: the
   * flags that 4010 and 4011 asked for and the other side did not offer; null where the record does not tell, and in the others.
   */
  'ntlm-unusable': NtlmUse & {
    readonly event: 4010 | 4011 | 4013 | 4014;
    readonly lacking: number | null;
  };
  /**
   * A use of NTLM as the enhanced audit of 24H2 and Server 2025 tells it: 4020/4021 at the client, with the reason why it was
   * not Kerberos; 4022/4023 at the server; 4030–4033 at the domain controller, where `channel` is the server logged on to.
   */
  'ntlm-reason': NtlmUse & {
    readonly event: 4020 | 4021 | 4022 | 4023 | 4030 | 4031 | 4032 | 4033;
    readonly reason: string | null;
    readonly reasonId: number | null;
    /** `NTLMv1`, `NTLMv2`. */
    readonly version: string | null;
    /** The target's (4020, 4021), the client's (4022, 4023), the forwarder's (4030, 4031) or the server's (4032, 4033). */
    readonly address: string | null;
    /** What came of the logon, 0 where it succeeded; the client's events do not tell. */
    readonly status: number | null;
    /** Who handed the request on to the domain controller (4030, 4031). */
    readonly forwarder: string | null;
  };
  /**
   * NTLM, or what stems from it, was at work, and no share was refused: 4012 (the domain password served), 4024/4025
   * (NTLMv1-derived single sign-on audited, blocked), 4026/4027 (a newer policy's audit and block), 6036 (a program named no
   * target), 6038/6039 (the first client that used NTLM since the server started).
   */
  'ntlm-noticed': {
    readonly event: 4012 | 4024 | 4025 | 4026 | 4027 | 6036 | 6038 | 6039;
    readonly user: string | null;
    readonly domain: string | null;
    readonly target: string | null;
    readonly process: string | null;
  };

  // ---- logons and Kerberos at server and DC ---------------------------------------------------------------------
  /** 4624. */
  logon: LogonFields & { readonly elevated: boolean | null };
  /** 4625. `status` is SubStatus where that is not zero, else Status; both raw codes beside it. */
  'logon-failed': LogonFields & {
    readonly status: number;
    readonly rawStatus: number;
    readonly subStatus: number;
  };
  /** 4634 of a network logon: its session ended. The logon ID is the one of the 4624. */
  logoff: { readonly user: string; readonly domain: string | null };
  /** 4672: the session of this logon ID has administrator rights. */
  'privileged-logon': { readonly user: string; readonly domain: string | null };
  /** 4776 and 4777, at the machine where the account lives. */
  'credential-check': { readonly user: string; readonly workstation: string | null; readonly status: number };
  /** 4648 on the client. */
  'explicit-credential': {
    readonly subject: string | null;
    readonly user: string;
    readonly domain: string | null;
    readonly target: string | null;
    readonly process: string | null;
  };
  /** 4740: `caller` is the computer that sent the wrong password. */
  'account-locked': { readonly user: string; readonly caller: string | null };
  /**
   * 4738 (user), 4742 (computer), 4723/4724 (password), 5136 (directory). `account`: its name, of 5136 its distinguished name.
   * `attributes`: LDAP names of what changed, `servicePrincipalName`; empty where the record does not tell.
   */
  'account-changed': {
    readonly event: 4723 | 4724 | 4738 | 4742 | 5136;
    readonly account: string;
    readonly domain: string | null;
    readonly attributes: readonly string[];
  };
  /** LsaSrv 45057: a logon failed, and the password kept for logons without a domain controller was thrown away. */
  'cached-logon-failed': {
    readonly user: string;
    readonly package: string | null;
    readonly code: number | null;
  };
  /** 4768 (TGT), 4769 (service ticket), 4771 (pre-authentication failed) at the KDC. */
  'ticket-request': {
    readonly event: 4768 | 4769 | 4771;
    readonly user: string;
    readonly domain: string | null;
    /** In a successful 4769 the account (`FS01$`), in a failed one the SPN asked for. */
    readonly service: string | null;
    readonly status: number;
    readonly encryption: number | null;
    readonly address: string | null;
  };
  /** Security-Kerberos 3, 4, 5, 6, 7, 9, 10, 11, 14, 17 of the client, and 100–104 of Kerberos/Operational. */
  'kerberos-error': {
    readonly event: 3 | 4 | 5 | 6 | 7 | 9 | 10 | 11 | 14 | 17 | 100 | 101 | 102 | 103 | 104;
    readonly code: number | null;
    /** The server or KDC; in 17 and 104 the forest or domain that was asked for. */
    readonly server: string | null;
    readonly target: string | null;
    readonly user: string | null;
  };
  /**
   * KDC 7, 12, 13, 18, 29 (accounts, trusts, certificates), 11 (duplicate names), 14/16/26/27 (encryption types), 35–38, 43, 44
   * (PAC hardening), 42 (strong keys), 201–209 (RC4 hardening).
   */
  'kdc-error': { readonly event: number; readonly name: string | null; readonly account: string | null };

  // ---- SMB ------------------------------------------------------------------------------------------------------
  /** 5140, 5145. `outcome` unknown: the export lost the keywords. */
  'share-access': {
    readonly event: 5140 | 5145;
    readonly outcome: 'success' | 'failure' | 'unknown';
    readonly user: string;
    readonly domain: string | null;
    readonly sid: string | null;
    readonly address: string | null;
    readonly share: string;
    readonly path: string | null;
    readonly mask: string | null;
    readonly reason: string | null;
  };
  /** 4656, 4663 with Audit Failure, of a file: the file system refused, behind the share. */
  'file-denied': {
    readonly event: 4656 | 4663;
    readonly user: string;
    readonly domain: string | null;
    readonly sid: string | null;
    /** On the computer itself: `D:\Finance\2026.xlsx`. */
    readonly path: string;
    readonly mask: string | null;
  };
  /** 5142 (added), 5143 (modified), 5144 (deleted). `permissions`: whether the share's permissions are other ones now. */
  'share-changed': {
    readonly event: 5142 | 5143 | 5144;
    readonly share: string;
    readonly path: string | null;
    readonly permissions: boolean | null;
  };
  /** SMBServer/Security 551. */
  'smb-session-refused': {
    readonly client: string | null;
    readonly address: string | null;
    readonly user: string | null;
    readonly status: number | null;
    readonly spnPolicy: string | null;
  };
  /** SMBServer/Security 1006 (share ACL), 1007 and 1009 (anonymous). */
  'smb-share-denied': {
    readonly event: 1006 | 1007 | 1009;
    readonly client: string | null;
    readonly address: string | null;
    readonly user: string | null;
    readonly share: string | null;
  };
  /** 5168. */
  'spn-check-failed': {
    readonly user: string | null;
    readonly spn: string | null;
    readonly code: number | null;
    readonly serverNames: string | null;
  };
  /** SMBClient: 31000/31001/31002/31010/31012–31015/31017/31019/31020 (Security), 30800/30803/30816 (Connectivity). */
  'smb-client-failure': {
    readonly event: number;
    readonly server: string | null;
    readonly share: string | null;
    readonly principal: string | null;
    readonly user: string | null;
    readonly status: number | null;
    /** The localized error text, where the export has no number. */
    readonly statusText: string | null;
  };
  /** SMBClient 31018/31022, 31997 (Audit): insecure guest logons are allowed, or one took place. */
  'guest-allowed': { readonly event: 31018 | 31022 | 31997; readonly server: string | null };
  /** SMBServer 3023: the server logged a client on as Guest. */
  'guest-logon': { readonly event: 3023; readonly client: string | null };
  /** SMBClient/Audit 31998, 31999; SMBServer/Audit 3021, 3022: the peer cannot sign or encrypt. */
  'peer-lacks': {
    readonly event: number;
    readonly what: 'signing' | 'encryption';
    readonly peer: string | null;
  };
  /**
   * SMBServer: 1003, 1015, 1046 (encryption), 1004 (signing), 1005 (negotiate), 1061 (dialect), 1906 (session key); 1016 (a
   * handle could not be opened again) and 1020 (a slow disk) say nothing of a refusal.
   */
  'smb-server-failure': {
    readonly event: 1003 | 1004 | 1005 | 1015 | 1016 | 1020 | 1046 | 1061 | 1906;
    readonly what: 'encryption' | 'signing' | 'negotiate' | 'dialect' | 'session-key' | 'handle' | 'slow';
    readonly client: string | null;
    readonly address: string | null;
    readonly user: string | null;
    readonly share: string | null;
  };
  /**
   * What became of a client's connections, never a cause by itself. SMBClient 30804, 30805, 30807 (lost), 30806, 30808 (back),
   * 30809 (no answer in time), 30822, 30952 (one of several not made), 30904–30906, 30909, 30910, 30913 (multichannel, RDMA).
   */
  'smb-connection-event': {
    readonly event: number;
    readonly what: 'lost' | 'back' | 'slow' | 'not-made' | 'handle' | 'transport';
    readonly server: string | null;
    readonly share: string | null;
    readonly status: number | null;
  };
  /**
   * A setting that SMB itself reports because it differs from the default, or was changed. SMBClient 30907, 30908, 30911, 30912,
   * 30953, 31003, 31016, 32003; SMBServer 1021, 1024, 1025, 1062. `name`: of the registry value. It dates things and decides nothing.
   */
  'reported-setting': {
    readonly event: number;
    readonly side: 'client' | 'server';
    readonly name: string;
    readonly value: number | string | null;
  };
  /** Somebody speaks SMB 1: SMBServer/Audit 3000, 3002 (the client's address), SMBClient/Audit 32000, 32002 (the server). */
  'smb1-seen': { readonly event: 3000 | 3002 | 32000 | 32002; readonly peer: string | null };
  /** SMBServer 3024 (client supports no SPN), 3025 (its SPN is not the server's), 3026 (it sent none): an audit, nothing refused. */
  'spn-audited': {
    readonly event: 3024 | 3025 | 3026;
    readonly client: string | null;
    readonly spn: string | null;
    readonly policy: string | null;
  };

  // ---- the machine and its domain -------------------------------------------------------------------------------
  /** NETLOGON 3210, 5719, 5721, 5722, 5723, 5783, 5805, 5827–5831, 5838–5841; Security-Netlogon 9005, 9006. */
  'secure-channel-error': {
    readonly event: number;
    readonly account: string | null;
    readonly domain: string | null;
    readonly code: number | null;
    /** Where the refused computer called from; only 5838 to 5841 print it. */
    readonly address?: string;
  };
  /** LsaSrv 40960–40962, 40964, 40968, 40970, 6037; at the server 6033 and 6040. */
  'lsa-error': {
    readonly event: number;
    readonly target: string | null;
    readonly protocol: string | null;
    readonly code: number | null;
  };
  /**
   * GroupPolicy 1500–1503 and its errors, SceCli 1704 and 1202: when did settings arrive? `dc`: the domain controller that 1030
   * and 1058 name; null where none is printed.
   */
  'policy-applied': { readonly event: number; readonly ok: boolean; readonly dc: string | null };
  /** GroupPolicy/Operational: an extension began (4016), ended (5016), ended with a warning (6016) or an error (7016). */
  'policy-extension': {
    readonly event: 4016 | 5016 | 6016 | 7016;
    readonly extension: string | null;
    readonly code: number | null;
  };
  /** NETLOGON 5816–5819: logons waited for, or were dropped before, their turn at a domain controller (MaxConcurrentApi). */
  'netlogon-overload': {
    readonly event: 5816 | 5817 | 5818 | 5819;
    readonly account: string | null;
    readonly domain: string | null;
    readonly dc: string | null;
  };
  /** DNS-Client 1014: no DNS server answered for this name. A time-out, never "no such name". */
  'dns-timeout': { readonly name: string | null };
  /** WindowsUpdateClient 19. `kb`: the article's number, `KB5099999`; null where the export does not print it. */
  'update-installed': { readonly kb: string | null };
  /** Time-Service: `ok` false: no time to be had. `seconds`: by how much 52 set the clock. */
  'time-service': {
    readonly event: number;
    readonly ok: boolean;
    readonly source: string | null;
    readonly seconds: number | null;
  };
  /**
   * Protected Users (100, 104, Security 4822, 4824; LSA/Operational 100 at the client) or an authentication policy (101, 105,
   * 106, Security 4820, 4821, 4823) barred the account; 301, 305 and 306 would bar it once the policy is enforced.
   */
  'account-barred': {
    readonly event: number;
    /** Who wrote it: the client that holds no credential (LSA 100, 104), or the domain controller that refused. */
    readonly side: 'client' | 'domain-controller';
    readonly user: string | null;
    readonly target: string | null;
    /** The account of the service that was asked for, `FS01$`, where no name of it is told (106, 306, 4821). */
    readonly service: string | null;
    /** The device from which the account came, as the domain controller saw it. */
    readonly device: string | null;
    readonly address: string | null;
    readonly protectedUser: boolean | null;
  };

  /** The account is in Protected Users, and was not refused: KDC 303/304, LSA/Operational 303, ProtectedUser-Client 304. */
  'protected-user': { readonly event: 303 | 304; readonly user: string; readonly domain: string | null };
  /** LsaSrv 6147, 6161, 6163, 6164. */
  'credential-guard': {
    readonly event: 6147 | 6161 | 6163 | 6164;
    readonly configured: boolean | null;
    readonly running: boolean | null;
  };
  /** 4616, where the clock was set by a second or more: by how many it went forward (back: below zero). */
  'clock-changed': { readonly seconds: number; readonly process: string | null };
  /** 4719: `subcategory` as in `audit-policy`. True: added, false: removed, null: not touched, or not told in this language. */
  'audit-policy-changed': {
    readonly subcategory: string;
    readonly success: boolean | null;
    readonly failure: boolean | null;
  };

  // ---- the machine, its network and its clock, as a command printed them ----------------------------------------
  /** `nltest /sc_verify`, `/sc_query`, `Test-ComputerSecureChannel`. `code` 0: well; null: only True or False was printed. */
  'secure-channel-checked': {
    readonly domain: string | null;
    readonly dc: string | null;
    readonly ok: boolean;
    readonly code: number | null;
  };
  /** `nltest /dsgetdc`. `code` 0: `dc` was found; 1355: none. */
  'dc-located': {
    readonly domain: string | null;
    readonly dc: string | null;
    readonly address: string | null;
    readonly code: number;
  };
  /**
   * `nltest /domain_trusts`: both names of a domain. `inForest`: it is of the forest of the computer's own domain, so all of
   * one list that are so are of one forest. `trust`: of a domain outside it, where the list prints the attributes of the trust.
   */
  'domain-listed': {
    readonly netbios: string;
    readonly dns: string;
    readonly inForest: boolean;
    readonly trust?: 'forest' | 'external';
  };
  /** `nltest /dclist`: all domain controllers of a domain, as the directory holds them. */
  'domain-controllers': { readonly domain: string; readonly controllers: readonly string[] };
  /** `dsregcmd /status`: how the device is joined and which tokens the session has; null where it does not say. */
  'cloud-sign-in': {
    readonly entraJoined: boolean | null;
    readonly domainJoined: boolean | null;
    readonly primaryRefreshToken: boolean | null;
    readonly onPremTgt: boolean | null;
    readonly cloudTgt: boolean | null;
  };
  /** One sample of `w32tm /stripchart`: seconds to add to this computer's clock so that it shows the reference's time. */
  'clock-offset': { readonly reference: string | null; readonly seconds: number };
  /** `w32tm /query /status` and `/source`. `lastSync`: clock-time milliseconds. */
  'time-source': {
    readonly source: string | null;
    readonly stratum: number | null;
    readonly lastSync: number | null;
  };
  /** `ipconfig /all`, of the computer as a whole. */
  'network-config': {
    readonly name: string | null;
    readonly suffix: string | null;
    readonly addresses: readonly string[];
    readonly dnsServers: readonly string[];
  };
  /** `systeminfo`, Get-ComputerInfo. `build`: of Windows, 26100. `utcOffset`: standard offset of its time zone, minutes east. */
  'system-described': {
    readonly build: number | null;
    readonly product: string | null;
    readonly utcOffset: number | null;
  };
  /**
   * `whoami /all`: the session in which the commands were typed. `groups`: SIDs; `groupNames`: as they stand beside them. The
   * primary group of an account (as a rule Domain Users) is not among them.
   */
  'session-identity': {
    readonly user: string | null;
    readonly domain: string | null;
    readonly sid: string | null;
    readonly groups: readonly string[];
    readonly groupNames: readonly string[];
  };
  /** Test-NetConnection with a port, `portqry`. */
  'port-tested': {
    readonly target: string;
    readonly address: string | null;
    readonly port: number;
    readonly open: boolean;
    /** The ping beside it was answered "unreachable": nobody has that address, or no way leads there. */
    readonly unreachable: boolean;
  };
  /** One name asked of DNS (nslookup, Resolve-DnsName), or a line of the hosts file. `answers` empty: see `outcome`. */
  'name-resolved': {
    readonly name: string;
    /** `A`, `AAAA`, `CNAME`, `PTR`, `SRV`; null where the output does not say. */
    readonly type: string | null;
    readonly answers: readonly string[];
    readonly outcome: 'answered' | 'no-such-name' | 'failed';
    readonly source: 'dns' | 'hosts-file';
    readonly server: string | null;
  };

  // ---- what was looked at ---------------------------------------------------------------------------------------
  /**
   * What one log export covers for one computer. Absence of an event counts only inside it. `events` counts records per
   * `provider/id` (lower case provider). `oldest` and `newest` null: empty export, it covers nothing.
   */
  'log-coverage': {
    readonly channels: readonly string[];
    readonly events: Readonly<Record<string, number>>;
    readonly oldest: number | null;
    readonly newest: number | null;
    readonly records: number;
  };
  /**
   * How an event log keeps its records, and what it holds now (`wevtutil gl`, `gli`, Get-WinEvent -ListLog, Get-EventLog -List).
   * Null where the output does not tell. Sizes in bytes; `oldestRecord`: the number of the oldest record that is still there.
   * `mode`: `circular` writes over the oldest records, `auto-backup` puts the full log away and begins anew, `retain` stops.
   */
  'log-settings': {
    readonly channel: string;
    readonly enabled: boolean | null;
    readonly maximumSize: number | null;
    readonly size: number | null;
    readonly records: number | null;
    readonly oldestRecord: number | null;
    readonly mode: 'circular' | 'auto-backup' | 'retain' | null;
  };
}

interface NtlmUse {
  readonly gate: NtlmGate;
  /** The name the caller used, as printed: `cifs/files`, `10.2.0.9`. Client events only. */
  readonly target: string | null;
  /** The account offered (supplied user of 4001, user of 4003/4004). */
  readonly user: string | null;
  readonly domain: string | null;
  /** The session in which the client process runs (4001, 4015), or the server process (4002). */
  readonly sessionUser: string | null;
  readonly sessionDomain: string | null;
  readonly process: string | null;
  /** Self-declared name of the client (4003, 4004). */
  readonly workstation: string | null;
  /** The server that forwarded the logon (4004–4006). */
  readonly channel: string | null;
  /** NETLOGON_SECURE_CHANNEL_TYPE: 2 member, 3/4 trust, 6 DC, 7 RODC (MS-NRPC 2.2.1.3.13). */
  readonly channelType: number | null;
}

interface LogonFields {
  readonly user: string;
  readonly domain: string | null;
  readonly sid: string | null;
  readonly logonType: number | null;
  readonly package: 'kerberos' | 'ntlm' | 'negotiate' | 'other';
  /** `NTLM V1`, `NTLM V2`, `LM`; null for `-` or nothing. */
  readonly lmPackage: string | null;
  readonly workstation: string | null;
  readonly address: string | null;
}

export type FactKind = keyof Payloads;

/** What every fact carries beside its payload. */
interface Seen<K extends FactKind> {
  readonly kind: K;
  /** The computer that the records themselves name, as written; null where the export has none. */
  readonly computer: string | null;
  /** The first sightings, a handful. */
  readonly from: readonly [Origin, ...Origin[]];
  readonly count: number;
  /** Clock times of the sightings, ascending; empty for captures without time. */
  readonly times: readonly number[];
  /** Logon IDs (`0x8ca6e1d`, lower case, no leading zeros), parallel to `times`; empty for kinds that have none. */
  readonly logonIds: readonly string[];
  /**
   * Routine successes (a Kerberos logon, an opened share, a granted ticket) are folded without the caller's address and
   * the share, so that a busy server gives as many facts as it has accounts. Address, share and record of each then stand
   * here, parallel to `times`; correlation unfolds those that lie near a failure.
   */
  readonly each?: {
    readonly addresses: readonly string[];
    /** Empty for kinds that name no share. */
    readonly shares: readonly string[];
    readonly records: readonly number[];
  };
}

export type Facts = { readonly [K in FactKind]: Seen<K> & Payloads[K] };
export type Fact = Facts[FactKind];

/** One find of a reader, before folding. */
export type Sighting<K extends FactKind = FactKind> = {
  readonly [Q in K]: {
    readonly kind: Q;
    readonly at: { readonly line: number } | { readonly record: number };
    readonly text: string;
    readonly computer?: string | null;
    readonly time?: number | null;
    /** The same moment in UTC, where a text prints it: events in XML, among outputs that print local time. */
    readonly utc?: number;
    readonly logonId?: string | null;
    /** How many equal records this one stands for, where somebody else has counted them: `time` is the first of them. */
    readonly count?: number;
    /** The time of the last of them. */
    readonly until?: number;
    readonly says: Payloads[Q];
  };
}[K];

/** Narrows a fact to a kind. */
export function isKind<K extends FactKind>(fact: Fact, kind: K): fact is Facts[K] & Fact {
  return fact.kind === kind;
}

/** Every sighting of one computer name and host is a claim about this name; kept beside the host table. */
export type HostRole = 'client' | 'server' | 'domain-controller';
export type { HostName, Spn };
