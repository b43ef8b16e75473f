/**
 * Client, account and KDC share no encryption type that all of them allow: RC4 was switched off, and one side has no AES.
 * Since the updates of April 2026 domain controllers give accounts without an explicit setting AES tickets only.
 *
 * https://support.microsoft.com/en-us/topic/how-to-manage-kerberos-kdc-usage-of-rc4-for-service-account-ticket-issuance-changes-related-to-cve-2026-20833-1ebcda33-720a-4da8-93c1-b0496e1910dc
 */
import type { Tied } from '../../correlation/attempts.ts';
import { accountsAgree, type Look } from '../../correlation/look.ts';
import { printedCodeFits } from '../../correlation/ties.ts';
import type { Facts } from '../../facts/facts.ts';
import { account, firstLabel, hostName, isAddress, isComputerAccount } from '../../windows/names.ts';
import { explainKerberos, explainStatus } from '../../windows/status.ts';
import { askDcSecurityLog, askTicket } from '../asks.ts';
import { cause } from '../cause.ts';
import type { Ask } from '../item.ts';
import { absent, isPresent, oneOf, proofs, supporting, tiedItem, unobserved, type Item } from '../item.ts';
import { KERBEROS_FAILURE_KINDS, kerberosErrors, namesTarget } from '../kerberos-failure.ts';
import { remediesFor } from './remedies.ts';

const NEEDS = [...KERBEROS_FAILURE_KINDS, 'kdc-error', 'ticket-held', 'ticket-list', 'ticket-asked'] as const;
type Needs = (typeof NEEDS)[number];

const ETYPE_NOT_SUPPORTED = 0xe;
/** SEC_E_KDC_UNKNOWN_ETYPE and STATUS_KDC_UNKNOWN_ETYPE: klist prints one as its code, the other below it. */
const UNKNOWN_ETYPE: ReadonlySet<number> = new Set([0x80090342, 0xc00002fd]);
/** Of 201 to 209 these refused; 201, 202, 206 and 207 say what would be refused, 205 is about a default. */
const BLOCKED: ReadonlySet<number> = new Set([203, 204, 208, 209]);
const NO_KEY_FOR_TGT: ReadonlySet<number> = new Set([14, 26]);
const NO_KEY_FOR_SERVICE: ReadonlySet<number> = new Set([16, 27]);
const AES: ReadonlySet<number> = new Set([0x11, 0x12]);

export default cause({
  id: 'etype-rc4-aes-mismatch',
  title: 'No common Kerberos encryption type',
  role: 'root',
  stage: 'kerberos',
  about: {
    statement:
      'A ticket must be encrypted in a way that the client, the account of the server and the domain controller all allow. One of them only knows RC4, or has no AES key yet, and the others no longer accept RC4: so the domain controller gives no ticket.',
    provedBy: [
      'A domain controller answered the request for the server’s ticket with 0xE (event 4769): no common encryption type.',
      'A domain controller logged that it refused RC4 for this server and this account (KDC 203, 204, 208 or 209).',
      'The account got no ticket-granting ticket for the same reason: 4768 with 0xE, and beside it KDC 14 or 26, or klist get with 0x80090342.',
    ],
    ruledOutBy: [
      'A ticket with AES was issued for this server at the time, or the session holds one.',
      'klist get succeeds for the name in the failing session.',
    ],
    prevention: ['P8'],
  },
  references: [
    'https://support.microsoft.com/en-us/topic/how-to-manage-kerberos-kdc-usage-of-rc4-for-service-account-ticket-issuance-changes-related-to-cve-2026-20833-1ebcda33-720a-4da8-93c1-b0496e1910dc',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-kile/6cfc7b50-11ed-4b4d-846d-6f08f0812919',
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance',
  ],
  lookalikes: [
    {
      id: 'trust-cross-domain',
      says: 'The server is in another domain and the trust itself has no AES keys: then the referral krbtgt/OTHER fails, not the server’s ticket.',
    },
    {
      id: 'protected-users',
      says: 'The account is in Protected Users and has no AES key: event 104 at the domain controller. RC4 is then never allowed for it, whatever the settings say.',
    },
    {
      id: 'machine-password-out-of-sync',
      says: 'The ticket is issued, and the server cannot decrypt it (0x29, Security-Kerberos 4): the key is wrong, not its type.',
    },
    {
      id: null,
      says: 'KDC 201, 202, 206 and 207 are warnings: they say what will be refused, nothing was refused yet.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const service = refusedForServer(look);
    const blocked = rc4Blocked(look);
    const forTgt = refusedForTgt(look);
    const klist = klistRefused(look);
    const noKeyForTgt = kdcItem(look, NO_KEY_FOR_TGT, (fact) => namesUser(look, fact));
    const noKeyForService = kdcItem(look, NO_KEY_FOR_SERVICE, (fact) => namesServer(look, fact.name));
    const sign = oneOf(service, blocked, forTgt, klist, noKeyForTgt, noKeyForService);
    return {
      necessary: [isPresent(sign) ? sign : granted(look)],
      sufficient: [[service], [blocked], [forTgt, oneOf(noKeyForTgt, klist)]],
      specific: [sign],
      against: [issued(look, isPresent(service) || isPresent(blocked)), aesHeld(look)],
      supports: [toldByKerberos(look)],
    };
  },
  clause: () => 'no encryption type is allowed by client, server account and domain controller alike',
  stageWords: () => 'No ticket: no common encryption type',
  remedies: (look) => remediesFor(look, isPresent(refusedForTgt(look)) ? 'user' : 'server'),
});

/** 4769 with 0xE for this server: its SPN, or its computer account. */
function refusedForServer(look: Look<Needs>): Item {
  const refused = look.tied(
    'ticket-request',
    (fact) => fact.event === 4769 && fact.status === ETYPE_NOT_SUPPORTED && namesServer(look, fact.service),
  );
  // An account that ends in $ may be the managed account of a web application: nothing else shows a file server behind it.
  const isNobodys = look.attempt.target === null && look.server === null;
  return tiedItem(
    `the KDC answered ${explainKerberos(ETYPE_NOT_SUPPORTED)} for this server (4769)`,
    isNobodys ? refused.map((one) => ({ ...one, strength: 'weak' as const })) : refused,
    unobserved(askDcSecurityLog(look)),
  );
}

/** 4768 with 0xE: the tie holds it to the attempt's own account. */
function refusedForTgt(look: Look<Needs>): Item {
  return tiedItem(
    `the KDC answered ${explainKerberos(ETYPE_NOT_SUPPORTED)} for the account’s ticket-granting ticket (4768)`,
    look.tied('ticket-request', (fact) => fact.event === 4768 && fact.status === ETYPE_NOT_SUPPORTED),
    unobserved(askDcSecurityLog(look)),
  );
}

function rc4Blocked(look: Look<Needs>): Item {
  const events = kdcEvents(look, (fact) => BLOCKED.has(fact.event) && namesServer(look, fact.name));
  const [first] = events;
  return tiedItem(
    `the KDC refused RC4 for this server (event ${first?.fact.event ?? 203})`,
    events,
    unobserved(askKdcLog()),
  );
}

function kdcItem(
  look: Look<Needs>,
  ids: ReadonlySet<number>,
  names: (fact: Facts['kdc-error']) => boolean,
): Item {
  const events = kdcEvents(look, (fact) => ids.has(fact.event) && names(fact));
  const [first] = events;
  return tiedItem(
    `the KDC found no suitable key for this request (event ${first?.fact.event ?? 16})`,
    events,
    unobserved(askKdcLog()),
  );
}

/**
 * Events of the KDC that belong to this attempt. To a capture without time they tie where the printed code fits, the event
 * names its account and its server, and nobody else asked for that server.
 */
function kdcEvents(
  look: Look<Needs>,
  where: (fact: Facts['kdc-error']) => boolean,
): readonly Tied<'kdc-error'>[] {
  const { attempt } = look;
  if (attempt.times.length > 0) return look.tied('kdc-error', where);
  const wasPrinted = attempt.witnesses.some(
    (one) => one.fact.kind === 'access-tried' && one.fact.command !== 'told',
  );
  const isAlone = look.attempts.every((other) => other === attempt || !isSameServer(look, other));
  return look
    .agreeing('kdc-error', (fact) => where(fact) && printedCodeFits(fact, null, attempt.printed))
    .map((placed) => {
      const isSure = wasPrinted && isAlone && placed.items >= 2;
      return { placed, fact: placed.fact, strength: isSure ? ('tied' as const) : ('weak' as const) };
    });
}

function isSameServer(look: Look<Needs>, other: Look['attempt']): boolean {
  return (
    other.target === look.attempt.target || (other.server !== null && other.server.id === look.server?.id)
  );
}

/** `klist get` of the failing session for the name as typed. */
function klistRefused(look: Look<Needs>): Item {
  const refused = look
    .tickets()
    .asked.filter(
      ({ fact }) => !fact.granted && [fact.code, fact.substatus].some((code) => UNKNOWN_ETYPE.has(code ?? 0)),
    );
  const code = [refused[0]?.fact.code, refused[0]?.fact.substatus].find((one) => UNKNOWN_ETYPE.has(one ?? 0));
  return tiedItem(
    `klist get fails for the name as typed: ${explainStatus(code ?? 0)}`,
    refused.map((placed) => ({ placed, strength: placed.strength })),
    unobserved(askTicket(look)),
  );
}

/**
 * The KDC gives this session a ticket for the name. With RC4 that says little: a server that no longer takes RC4 cannot
 * use it.
 */
function granted(look: Look<Needs>): Item {
  const { asked, held } = look.tickets();
  const got = asked.filter(({ fact, strength }) => fact.granted && strength === 'tied');
  return got.length > 0 && held.every(({ fact }) => isAes(fact.encryption))
    ? absent(...proofs('the KDC gives this session a ticket for the name', got, 1))
    : unobserved(askKdcLog());
}

/** A ticket for this server beside a refusal is a contradiction whatever its type; alone, only one with AES acquits. */
function issued(look: Look<Needs>, isRefused: boolean): Item {
  return tiedItem(
    `the KDC issued a ticket${isRefused ? '' : ' with AES'} for this server`,
    look.tied(
      'ticket-request',
      (fact) =>
        fact.event === 4769 &&
        fact.status === 0 &&
        (isRefused || AES.has(fact.encryption ?? 0)) &&
        namesServer(look, fact.service),
    ),
  );
}

function aesHeld(look: Look<Needs>): Item {
  const held = look.tickets().held.filter(({ fact }) => isAes(fact.encryption));
  return tiedItem(
    'the session holds a ticket with AES for the name',
    held.map((placed) => ({ placed, strength: placed.strength })),
  );
}

/** `AES-256-CTS-HMAC-SHA1-96`: klist prints the name in every language. */
function isAes(encryption: string): boolean {
  return /^AES-?(?:128|256)/i.test(encryption.trim());
}

function toldByKerberos(look: Look<Needs>): Item {
  return supporting(
    tiedItem(
      `Kerberos told the client ${explainKerberos(ETYPE_NOT_SUPPORTED)}`,
      kerberosErrors(look, (fact) => fact.event === 3 && fact.code === ETYPE_NOT_SUPPORTED),
    ),
  );
}

/**
 * Whether the KDC means this attempt's server: by its SPN, or by its computer account, which has the same keys whatever
 * service was asked for. Where the attempt is a KDC's record alone, that record says which server it is.
 */
function namesServer(look: Look<Needs>, written: string | null): boolean {
  if (namesTarget(look, written)) return true;
  const { target } = look.attempt;
  const name = hostName(written);
  if (name === null || written?.includes('/') === true || !isComputerAccount(written)) return false;
  // For an address Kerberos is not tried: the request was another program's.
  if (target !== null && isAddress(target)) return false;
  if (look.server !== null) return look.host(written)?.id === look.server.id;
  return target === null || firstLabel(target) === name;
}

function namesUser(look: Look<Needs>, fact: Facts['kdc-error']): boolean {
  return accountsAgree(account(fact.account), look.attempt.user);
}

function askKdcLog(): Ask {
  return {
    what: 'what the domain controllers logged of encryption types (System log: KDC 14, 16, 26, 27 and 201–209)',
    command: 'Get-WinEvent -LogName System -MaxEvents 5000 | Export-Csv system.csv -Encoding UTF8',
    host: null,
    role: 'domain-controller',
  };
}
