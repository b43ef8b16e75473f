/**
 * Why Kerberos failed for a name, as domain controllers and clients wrote it down.
 *
 * Result codes: RFC 4120 section 7.5.9; Security-Kerberos 4 is KRB_AP_ERR_MODIFIED (0x29), 100 and 101 of Kerberos/Operational
 * an SPN that nobody or that two accounts hold:
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance
 */
import { evidence, type Evidence } from '../../correlation/evidence.ts';
import type { CaseView } from '../../correlation/look.ts';
import type { AccessPath } from '../../correlation/paths/path.ts';
import type { Placed } from '../../correlation/placed.ts';
import { hostName, serviceClass, spn, type HostName } from '../../windows/names.ts';
import { explainKerberos, explainStatus, isNormalKerberosCode } from '../../windows/status.ts';

/**
 * `no-spn`, `two-spns`, `key` (the ticket cannot be decrypted) and `etype` are the server's fault, whoever asks; `clock`,
 * `no-kdc` and `other` are told of one client.
 */
export type FailureKind = 'no-spn' | 'two-spns' | 'key' | 'etype' | 'clock' | 'no-kdc' | 'other';

export interface KerberosFailure {
  readonly kind: FailureKind;
  /** In words, with the code. */
  readonly words: string;
  readonly because: readonly Evidence[];
}

const OF_SERVER: ReadonlySet<FailureKind> = new Set(['no-spn', 'two-spns', 'key', 'etype']);

/** The failure that tells most of this path: the client's own before one that others met for the same name. */
export function kerberosFailure(
  view: CaseView,
  path: AccessPath,
  name: HostName | null = path.target,
): KerberosFailure | null {
  if (name === null) return null;
  const all = (indexOf(view).get(name) ?? []).filter((one) => isOfService(one, path));
  const isOwn = (one: Entry): boolean =>
    path.client !== null && one.client !== null && one.client === (path.client.host?.id ?? path.client.name);
  const own = all.filter(isOwn);
  const chosen =
    own.find((one) => one.kind !== 'other') ?? all.find((one) => OF_SERVER.has(one.kind)) ?? own[0] ?? null;
  if (chosen === null) return null;
  const same = all.filter((one) => one.kind === chosen.kind && (isOwn(one) || OF_SERVER.has(one.kind)));
  return {
    kind: chosen.kind,
    words: chosen.words,
    because: [chosen, ...same.filter((one) => one !== chosen)]
      .slice(0, 3)
      .map((one) => evidence(`Kerberos failed for ${name}: ${one.words}`, one.placed)),
  };
}

/** Kerberos to the server is known to fail by this name, whoever asks: a ticket that exists is no proof then. */
export function failsFor(view: CaseView, path: AccessPath, name: HostName): boolean {
  const failure = kerberosFailure(view, path, name);
  return failure !== null && OF_SERVER.has(failure.kind);
}

interface Entry {
  readonly kind: FailureKind;
  readonly words: string;
  /** Id of the client's host, or its address; null: not told. */
  readonly client: string | null;
  readonly service: string | null;
  readonly placed: Placed;
}

/** A failure of another service than the path's says nothing of it; HOST stands for many. */
function isOfService(one: Entry, path: AccessPath): boolean {
  const wanted = path.service ?? (path.isSmb === 'no' ? null : 'cifs');
  return one.service === null || wanted === null || one.service === wanted || one.service === 'host';
}

function indexOf(view: CaseView): ReadonlyMap<HostName, readonly Entry[]> {
  return view.once('ways: Kerberos failures', () => {
    const index = new Map<HostName, Entry[]>();
    const note = (written: string | null, entry: Omit<Entry, 'service'>): void => {
      const name = hostName(written);
      if (name === null) return;
      const principal = spn(written);
      const list = index.get(name) ?? [];
      index.set(name, list);
      if (list.length < 200)
        list.push({ ...entry, service: principal === null ? null : serviceClass(principal) });
    };
    for (const placed of view.all('ticket-request')) {
      const { fact } = placed;
      if (fact.event !== 4769 || isNormalKerberosCode(fact.status)) continue;
      const client = view.table.named(fact.address)?.id ?? hostName(fact.address);
      note(fact.service, { ...ofKerberos(fact.status), client, placed });
    }
    for (const placed of view.all('kerberos-error')) {
      const said = ofEvent(placed.fact.event, placed.fact.code);
      const client = placed.host?.id ?? null;
      if (said !== null)
        note(placed.fact.target ?? placed.fact.server, {
          ...said,
          client,
          placed,
        });
    }
    for (const placed of view.all('ticket-asked')) {
      const { fact } = placed;
      if (fact.granted || fact.code === null) continue;
      note(fact.spn, {
        ...ofStatus(fact.code),
        client: placed.host?.id ?? null,
        placed,
      });
    }
    for (const placed of view.all('kdc-error')) {
      if (placed.fact.event !== 11) continue;
      const words = 'two accounts hold the SPN (KDC event 11)';
      note(placed.fact.name, { kind: 'two-spns', words, client: null, placed });
    }
    return index;
  });
}

type Said = Pick<Entry, 'kind' | 'words'>;

const KERBEROS_KINDS: ReadonlyMap<number, FailureKind> = new Map([
  [0x7, 'no-spn'],
  [0x8, 'two-spns'],
  [0x29, 'key'],
  [0x1f, 'key'],
  [0xe, 'etype'],
  [0x25, 'clock'],
]);

function ofKerberos(code: number): Said {
  return { kind: KERBEROS_KINDS.get(code) ?? 'other', words: explainKerberos(code) };
}

function ofEvent(event: number, code: number | null): Said | null {
  if (event === 4)
    return { kind: 'key', words: 'the server cannot decrypt the ticket (Security-Kerberos 4)' };
  if (event === 100) return { kind: 'no-spn', words: 'nobody holds the SPN (Security-Kerberos 100)' };
  if (event === 101) return { kind: 'two-spns', words: 'two accounts hold the SPN (Security-Kerberos 101)' };
  return event === 3 && code !== null && !isNormalKerberosCode(code) ? ofKerberos(code) : null;
}

/** What klist prints: STATUS_NO_TRUST_SAM_ACCOUNT where no SPN is found, STATUS_NO_LOGON_SERVERS where no KDC answered. */
const STATUS_KINDS: ReadonlyMap<number, FailureKind> = new Map([
  [0xc000018b, 'no-spn'],
  [0xc000005e, 'no-kdc'],
  [0xc0000133, 'clock'],
]);

function ofStatus(code: number): Said {
  return { kind: STATUS_KINDS.get(code) ?? 'other', words: explainStatus(code) };
}
