/**
 * What a judge may look at: one attempt, and the facts of the kinds it declared, already tied, placed and checked for
 * coverage. Asking for a kind outside the declaration does not compile.
 */
import type { FactKind, Facts, HostRole } from '../facts/facts.ts';
import { DAY_MS } from '../windows/dates.ts';
import {
  firstLabel,
  hostName,
  nameForm,
  serviceClass,
  spn,
  type HostName,
  type Spn,
} from '../windows/names.ts';
import { tieOf, type Attempt, type Tied } from './attempts.ts';
import type { Host, HostTable } from './hosts.ts';
import type { Placed, PlacedCase } from './placed.ts';
import { accountsAgree } from './accounts.ts';
import { identityOf, TYING_KINDS } from './seeds.ts';
import { commonItems, isSamePerson, TWO_HOSTS_MS, type Strength } from './ties.ts';
import { account, isLocalSystem } from '../windows/names.ts';

/** How far a setting may be used: `tied` completes a proof, `assumed` only what is necessary or specific, `supports` neither. */
export type Reach = 'tied' | 'assumed' | 'supports';

export interface SettingLook<V> {
  readonly value: V | null;
  readonly reach: Reach | null;
  readonly placed: readonly Placed<'policy-setting'>[];
  /** Two files of equal standing that disagree: then there is no value. */
  readonly conflict: boolean;
}

export interface TicketLook {
  /** `cifs/<target as typed>` valid at the attempt, in the attempt's session. */
  readonly held: readonly (Placed<'ticket-held'> & { readonly strength: Strength })[];
  /** A list of that session that would show it and does not. */
  readonly absentIn: readonly (Placed<'ticket-list'> & { readonly strength: Strength })[];
  /** `klist get cifs/<target as typed>` on the client. */
  readonly asked: readonly (Placed<'ticket-asked'> & { readonly strength: Strength })[];
}

/** An event whose absence may be claimed: provider (lower case), the ids of which any occurrence shows that it is logged. */
export interface Listening {
  readonly providers: readonly string[];
  /** At least one of these must occur in the file; null: any record of the provider will do. */
  readonly ids: readonly number[] | null;
}

/** Notes of the readers that mean: a record may have been lost. */
const HOLES: ReadonlySet<string> = new Set([
  'records-unreadable',
  'truncated-end',
  'message-not-understood',
  'no-messages',
  'dates-unreadable',
]);

const MARGIN_MS = 5 * 60_000;
const ZONE_SLACK_MS = 14 * 60 * 60_000;
const SERVICE_SESSIONS: ReadonlySet<string> = new Set(['0x3e7', '0x3e4', '0x3e5']);

/** All placed facts of a case by kind, with the attempts. Built once; every look shares it. */
export class CaseView {
  readonly placed: PlacedCase;
  readonly attempts: readonly Attempt[];
  readonly #byKind = new Map<FactKind, Placed[]>();
  readonly #byUser = new Map<string, Placed[]>();
  readonly #byHost = new Map<string, Placed[]>();
  readonly #once = new Map<string, unknown>();
  #damaged: ReadonlySet<string> | null = null;
  #cutLists: ReadonlySet<string> | null = null;
  #timeline: { readonly at: Float64Array; readonly owner: readonly Placed[] } | null = null;

  constructor(placed: PlacedCase, attempts: readonly Attempt[]) {
    this.placed = placed;
    this.attempts = attempts;
    for (const one of placed.facts) {
      const list = this.#byKind.get(one.fact.kind);
      if (list === undefined) this.#byKind.set(one.fact.kind, [one]);
      else list.push(one);
      const user = 'user' in one.fact ? account(one.fact.user) : null;
      const key = `${one.fact.kind}|${user?.name ?? ''}`;
      const ofUser = this.#byUser.get(key);
      if (ofUser === undefined) this.#byUser.set(key, [one]);
      else ofUser.push(one);
      const place = `${one.fact.kind}|${one.host?.id ?? ''}`;
      const ofHost = this.#byHost.get(place);
      if (ofHost === undefined) this.#byHost.set(place, [one]);
      else ofHost.push(one);
    }
  }

  /** Records within the widest window of a tie around an attempt, and those that are its own. */
  around(attempt: Attempt): readonly Placed[] {
    const found = new Set<Placed>(attempt.witnesses.map((witness) => witness.placed));
    const { at, owner } = this.#byTime();
    for (const time of attempt.times) {
      for (let index = firstNotBefore(at, time - TWO_HOSTS_MS); index < at.length; index++) {
        if ((at[index] ?? 0) > time + TWO_HOSTS_MS) break;
        const placed = owner[index];
        if (placed !== undefined) found.add(placed);
      }
    }
    return [...found];
  }

  /** All times of all records that can tie, ascending, with the record each belongs to. */
  #byTime(): { readonly at: Float64Array; readonly owner: readonly Placed[] } {
    if (this.#timeline === null) {
      const entries: { readonly time: number; readonly placed: Placed }[] = [];
      for (const placed of this.placed.facts) {
        if (!TYING_KINDS.has(placed.fact.kind)) continue;
        for (const time of placed.fact.times) entries.push({ time, placed });
      }
      entries.sort((a, b) => a.time - b.time);
      this.#timeline = {
        at: Float64Array.from(entries, (entry) => entry.time),
        owner: entries.map((entry) => entry.placed),
      };
    }
    return this.#timeline;
  }

  /**
   * What is the same for every attempt, worked out once for the case: a busy server has more logons than can be looked through
   * again for each failure. The key names it; two makers of one key must make the same.
   */
  once<T>(key: string, make: () => T): T {
    if (!this.#once.has(key)) this.#once.set(key, make());
    // Each key has one maker, so what is kept under it is of its type.
    return this.#once.get(key) as T;
  }

  get table(): HostTable {
    return this.placed.table;
  }

  all<K extends FactKind>(kind: K): readonly Placed<K>[] {
    // The index is by kind, so every entry of the list is of that kind.
    return (this.#byKind.get(kind) ?? []) as unknown as readonly Placed<K>[];
  }

  /** Facts of a kind that can agree with an account: its own, and those that name none. */
  near<K extends FactKind>(kind: K, user: string | null): readonly Placed<K>[] {
    if (user === null) return this.all(kind);
    const own = this.#byUser.get(`${kind}|${user}`) ?? [];
    const nameless = this.#byUser.get(`${kind}|`) ?? [];
    return [...own, ...nameless] as unknown as readonly Placed<K>[];
  }

  on<K extends FactKind>(kind: K, host: Host): readonly Placed<K>[] {
    return (this.#byHost.get(`${kind}|${host.id}`) ?? []) as unknown as readonly Placed<K>[];
  }

  /** Files of which some records could not be used: what is missing there may be the very event that nobody finds. */
  isDamaged(file: string): boolean {
    this.#damaged ??= this.#filesNoted(HOLES);
    return this.#damaged.has(file);
  }

  /** A ticket list of which only a part was pasted: what it does not show may have been cut off. */
  isCutList(file: string): boolean {
    this.#cutLists ??= this.#filesNoted(new Set(['ticket-list-cut']));
    return this.#cutLists.has(file);
  }

  isNoted(file: string, codes: ReadonlySet<string>): boolean {
    return this.#filesNoted(codes).has(file);
  }

  #filesNoted(codes: ReadonlySet<string>): ReadonlySet<string> {
    return new Set(
      this.placed.files
        .filter(({ reading }) => reading.notes.some((note) => codes.has(note.code)))
        .map(({ reading }) => reading.name),
    );
  }

  hostsWith(role: HostRole): readonly Host[] {
    return this.table.all().filter((host) => host.roles.has(role));
  }
}

export class Look<K extends FactKind = FactKind> {
  readonly attempt: Attempt;
  readonly #view: CaseView;
  #tiedByKind: ReadonlyMap<FactKind, readonly Tied[]> | null = null;

  constructor(view: CaseView, attempt: Attempt) {
    this.#view = view;
    this.attempt = attempt;
  }

  get client(): Host | null {
    return this.attempt.client;
  }

  get server(): Host | null {
    return this.attempt.server;
  }

  /** The folder of the attempt's estate, where the case holds several. */
  get estate(): string | null {
    return this.#view.table.estate;
  }

  get attempts(): readonly Attempt[] {
    return this.#view.attempts;
  }

  /** See {@link CaseView.once}. */
  once<T>(key: string, make: () => T): T {
    return this.#view.once(key, make);
  }

  host(written: string | null): Host | null {
    return this.#view.table.named(written);
  }

  hosts(): readonly Host[] {
    return this.#view.table.all();
  }

  /** Every fact of a kind in the case. */
  all<Q extends K>(kind: Q): readonly Placed<Q>[] {
    return this.#view.all(kind);
  }

  /** Records of a kind that belong to this attempt. */
  tied<Q extends K>(kind: Q, where: (fact: Facts[Q]) => boolean = () => true): readonly Tied<Q>[] {
    // The list of a kind holds only records of that kind.
    const ofKind = (this.#ties().get(kind) ?? []) as unknown as readonly Tied<Q>[];
    return ofKind.filter((one) => where(one.fact));
  }

  /** Every record that ties to this attempt, by kind; worked out once for all causes. */
  #ties(): ReadonlyMap<FactKind, readonly Tied[]> {
    if (this.#tiedByKind === null) {
      const byKind = new Map<FactKind, Tied[]>();
      for (const placed of this.#view.around(this.attempt)) {
        const strength = tieOf(this.attempt, placed, this.#view.table);
        if (strength === null) continue;
        const tied: Tied = { placed, fact: placed.fact, strength };
        const list = byKind.get(placed.fact.kind);
        if (list === undefined) byKind.set(placed.fact.kind, [tied]);
        else list.push(tied);
      }
      this.#tiedByKind = byKind;
    }
    return this.#tiedByKind;
  }

  /** Records whose identity agrees with the attempt, whatever their time: `items` is how many parts agree. */
  agreeing<Q extends K>(
    kind: Q,
    where: (fact: Facts[Q]) => boolean = () => true,
  ): readonly (Placed<Q> & { items: number })[] {
    return this.#agree(this.#view.near(kind, this.attempt.user?.name ?? null), where);
  }

  /** The same on one computer; a case of many has too many to look through for each attempt. */
  agreeingAt<Q extends K>(
    host: Host | null,
    kind: Q,
    where: (fact: Facts[Q]) => boolean = () => true,
  ): readonly (Placed<Q> & { items: number })[] {
    if (host === null) return [];
    const user = this.attempt.user?.name ?? null;
    const near =
      user === null
        ? this.#view.on(kind, host)
        : this.#view.near(kind, user).filter((placed) => placed.host?.id === host.id);
    return this.#agree(near, where);
  }

  #agree<Q extends K>(
    near: readonly Placed<Q>[],
    where: (fact: Facts[Q]) => boolean,
  ): readonly (Placed<Q> & { items: number })[] {
    const found: (Placed<Q> & { items: number })[] = [];
    for (const placed of near) {
      if (!where(placed.fact)) continue;
      const identity = identityOf(placed as unknown as Placed, this.#view.table);
      if (identity === null) continue;
      const items = commonItems(this.attempt, identity);
      if (items > 0) found.push({ ...placed, items });
    }
    return found;
  }

  /** Client or account in common with the attempt: a share or a server alone may be anybody's. */
  isOfSamePerson(placed: Placed): boolean {
    const identity = identityOf(placed, this.#view.table);
    return identity !== null && isSamePerson(this.attempt, identity);
  }

  /** Facts of a kind that name the attempt's account, or none; everything where the attempt names nobody. */
  ofAccount<Q extends K>(kind: Q, where: (fact: Facts[Q]) => boolean = () => true): readonly Placed<Q>[] {
    return this.#view.near(kind, this.attempt.user?.name ?? null).filter((placed) => where(placed.fact));
  }

  /** Facts of a kind that stand on a computer. */
  on<Q extends K>(
    host: Host | null,
    kind: Q,
    where: (fact: Facts[Q]) => boolean = () => true,
  ): readonly Placed<Q>[] {
    if (host === null) return [];
    return this.#view.on(kind, host).filter((placed) => where(placed.fact));
  }

  /**
   * A policy value that acts on one side of this attempt. `path` as in `src/windows/policies.ts` (lower case, no hive).
   * A file without owner is assumed to be that computer's where the case has exactly one on which the value could act.
   */
  setting(path: string, side: 'client' | 'server'): SettingLook<number | string | readonly string[]> {
    const host = side === 'client' ? this.client : this.server;
    const all = this.#view.all('policy-setting').filter((placed) => placed.fact.path === path);
    const own = host === null ? [] : all.filter((placed) => placed.host?.id === host.id);
    const tied = own.filter((placed) => !this.#isStale(placed));
    if (tied.length > 0) return settled(tied, 'tied');
    if (own.length > 0) return settled(own, 'supports');
    const unowned = all.filter((placed) => placed.host === null && mayBeOf(placed, side));
    if (unowned.length === 0) return { value: null, reach: null, placed: [], conflict: false };
    return settled(unowned, this.#isOnly(side) ? 'assumed' : 'supports');
  }

  /**
   * Captures which show that a setting is not defined at all: the value is missing in a key that was listed whole, or was asked
   * for and is not there. A policy export without the line is none of them.
   */
  undefinedSetting(
    path: string,
    side: 'client' | 'server',
  ): { readonly reach: Reach | null; readonly placed: readonly Placed<'setting-undefined'>[] } {
    const host = side === 'client' ? this.client : this.server;
    const all = this.#view
      .all('setting-undefined')
      .filter(({ fact }) => (fact.whole === 'key' ? path.startsWith(`${fact.path}\\`) : fact.path === path));
    const own = host === null ? [] : all.filter((placed) => placed.host?.id === host.id);
    const fresh = own.filter((placed) => !this.#isStale(placed));
    if (fresh.length > 0) return { reach: 'tied', placed: fresh };
    if (own.length > 0) return { reach: 'supports', placed: own };
    const unowned = all.filter((placed) => placed.host === null && mayBeOf(placed, side));
    if (unowned.length === 0) return { reach: null, placed: [] };
    return { reach: this.#isOnly(side) ? 'assumed' : 'supports', placed: unowned };
  }

  /** The same for every domain controller of the case: a value on a member is inert and never returned. */
  domainSettings(
    path: string,
  ): readonly { readonly host: Host; readonly look: SettingLook<number | string | readonly string[]> }[] {
    return this.#view
      .hostsWith('domain-controller')
      .map((host) => ({ host, look: this.settingOn(host, path) }));
  }

  /** The same for one computer, whatever its part in this attempt. */
  settingOn(host: Host, path: string): SettingLook<number | string | readonly string[]> {
    const own = this.#view
      .all('policy-setting')
      .filter((placed) => placed.fact.path === path && placed.host?.id === host.id);
    const fresh = own.filter((placed) => !this.#isStale(placed));
    return fresh.length > 0 ? settled(fresh, 'tied') : settled(own, 'supports');
  }

  /** Rights of the server's `[Privilege Rights]`. */
  right(name: string): {
    readonly placed: readonly Placed<'privilege-right'>[];
    readonly reach: Reach | null;
  } {
    const all = this.#view
      .all('privilege-right')
      .filter((placed) => placed.fact.right.toLowerCase() === name.toLowerCase());
    const own = this.server === null ? [] : all.filter((placed) => placed.host?.id === this.server?.id);
    if (own.length > 0) return { placed: own, reach: 'tied' };
    const unowned = all.filter((placed) => placed.host === null && mayBeOf(placed, 'server'));
    if (unowned.length === 0) return { placed: [], reach: null };
    return { placed: unowned, reach: this.#isOnly('server') ? 'assumed' : 'supports' };
  }

  /** One property of Get-SmbClientConfiguration (client) or Get-SmbServerConfiguration (server). */
  configuration(
    side: 'client' | 'server',
    name: string,
  ): { readonly placed: Placed<'smb-configuration'>; readonly reach: Reach } | null {
    const host = side === 'client' ? this.client : this.server;
    const all = this.#view
      .all('smb-configuration')
      .filter((placed) => placed.fact.side === side && placed.fact.name.toLowerCase() === name.toLowerCase());
    const own = all.find((placed) => host !== null && placed.host?.id === host.id);
    if (own !== undefined) return { placed: own, reach: this.#isStale(own) ? 'supports' : 'tied' };
    const unowned = all.find((placed) => placed.host === null);
    return unowned === undefined
      ? null
      : { placed: unowned, reach: this.#isOnly(side) ? 'assumed' : 'supports' };
  }

  /** Ticket lists and `klist get` of the session of this attempt, for the target name as typed. */
  tickets(): TicketLook {
    const target = this.attempt.target;
    const wanted = target === null ? null : spn(`cifs/${target}`);
    const held: (Placed<'ticket-held'> & { strength: Strength })[] = [];
    const absentIn: (Placed<'ticket-list'> & { strength: Strength })[] = [];
    const asked: (Placed<'ticket-asked'> & { strength: Strength })[] = [];
    if (wanted === null) return { held, absentIn, asked };
    for (const placed of this.#view.all('ticket-held')) {
      const isThen = placed.fact.server === wanted ? this.#isAtAttempt(placed) : 'no';
      if (isThen === 'no') continue;
      const strength = this.#session(placed, placed.fact.logonId, placed.fact.client);
      if (strength !== null) held.push({ ...placed, strength: isThen === 'yes' ? strength : 'weak' });
    }
    for (const placed of this.#view.all('ticket-list')) {
      if (this.#view.isCutList(placed.fact.from[0].file)) continue;
      const list = this.#view
        .all('ticket-held')
        .filter((ticket) => ticket.fact.logonId === placed.fact.logonId && sharesFile(ticket, placed));
      if (list.some((ticket) => ticket.fact.server === wanted)) continue;
      const client = list[0]?.fact.client ?? null;
      const strength = this.#session(placed, placed.fact.logonId, client);
      if (strength === null) continue;
      const hasTgt = list.some(
        (ticket) => ticket.fact.server.startsWith('krbtgt/') && this.#isAtAttempt(ticket) === 'yes',
      );
      if (hasTgt || this.#isBelowFailure(placed)) absentIn.push({ ...placed, strength });
    }
    for (const placed of this.#view.all('ticket-asked')) {
      if (spn(placed.fact.spn) !== wanted) continue;
      const strength = this.#session(placed, placed.fact.logonId, null);
      if (strength !== null) asked.push({ ...placed, strength });
    }
    return { held, absentIn, asked };
  }

  /** `klist get cifs/<name>` of the same computer for another name. */
  askedFor(name: HostName): readonly Placed<'ticket-asked'>[] {
    const wanted = spn(`cifs/${name}`);
    return this.#view
      .all('ticket-asked')
      .filter(
        (placed) =>
          spn(placed.fact.spn) === wanted && this.#session(placed, placed.fact.logonId, null) !== null,
      );
  }

  /** Tickets that the attempt's client (and session, where known) holds for any SMB server. */
  cifsTickets(): readonly (Placed<'ticket-held'> & { readonly strength: Strength })[] {
    return this.#view.all('ticket-held').flatMap((placed) => {
      if (serviceClass(placed.fact.server) !== 'cifs') return [];
      const strength = this.#session(placed, placed.fact.logonId, placed.fact.client);
      return strength === null ? [] : [{ ...placed, strength }];
    });
  }

  /** TGTs of the attempt's session, with the realm they are for. */
  tgts(): readonly Placed<'ticket-held'>[] {
    return this.#view
      .all('ticket-held')
      .filter(
        (placed) =>
          placed.fact.server.startsWith('krbtgt/') &&
          this.#session(placed, placed.fact.logonId, placed.fact.client) !== null,
      );
  }

  /** Those of them that were valid at the attempt: a session that has one was answered by a KDC, and believed it. */
  tgtsThen(): readonly (Placed<'ticket-held'> & { readonly strength: Strength })[] {
    return this.#view.all('ticket-held').flatMap((placed) => {
      const isThen = placed.fact.server.startsWith('krbtgt/') ? this.#isAtAttempt(placed) : 'no';
      const strength =
        isThen === 'no' ? null : this.#session(placed, placed.fact.logonId, placed.fact.client);
      return strength === null ? [] : [{ ...placed, strength: isThen === 'yes' ? strength : 'weak' }];
    });
  }

  /** What `setspn` says of who owns an SPN of this class for a name: queries, and account lists that contain it. */
  owners(
    service: 'cifs' | 'host',
    name: HostName,
  ): { readonly queries: readonly Placed<'spn-query'>[]; readonly lists: readonly Placed<'spn-list'>[] } {
    const wanted = `${service}/${name}` as Spn;
    return {
      queries: this.#view.all('spn-query').filter((placed) => placed.fact.spn === wanted),
      lists: this.#view.all('spn-list').filter((placed) => placed.fact.spns.includes(wanted)),
    };
  }

  /**
   * Logs of a computer that would hold an event at the time of this attempt, if it had happened there. Empty: not
   * covered, and absence says nothing.
   */
  listening(host: Host | null, what: Listening): readonly Placed<'log-coverage'>[] {
    if (host === null || this.attempt.times.length === 0) return [];
    const first = this.attempt.times[0] ?? 0;
    const last = this.attempt.times[this.attempt.times.length - 1] ?? 0;
    return this.#view.all('log-coverage').filter((placed) => {
      const { fact } = placed;
      if (
        placed.host?.id !== host.id ||
        placed.holding !== 'named' ||
        fact.oldest === null ||
        fact.newest === null
      )
        return false;
      if (!this.#clocksCompare(placed) || this.#view.isDamaged(fact.from[0].file)) return false;
      if (fact.oldest > first - MARGIN_MS || fact.newest < last + MARGIN_MS) return false;
      const keys = Object.keys(fact.events).map((key) => key.toLowerCase());
      return what.providers.some((provider) =>
        what.ids === null
          ? keys.some((key) => key.startsWith(`${provider}/`))
          : what.ids.some((id) => (fact.events[`${provider}/${id}`] ?? 0) > 0),
      );
    });
  }

  /**
   * How a momentary capture (a port test, an answer of DNS) stands to this attempt. It prints no time: it is of these days unless
   * its file bears another date. Weak where the access succeeded later, for then it may show either state. Null: of other days.
   */
  momentTie(placed: Pick<Placed, 'fact'>): Strength | null {
    const first = this.attempt.times[0];
    const last = this.attempt.times[this.attempt.times.length - 1];
    const taken = dateInName(placed.fact.from[0].file);
    // A name tells the day only, in local time: the day before and the day after are within 24 hours.
    if (first !== undefined && last !== undefined && taken !== null) {
      if (taken <= first - 2 * DAY_MS || taken > last + DAY_MS) return null;
    }
    return this.attempt.recovered === null ? 'tied' : 'weak';
  }

  /** Whether a capture of a state (settings, SPNs) may stand for the attempt: not one whose file bears the date of another month. */
  isOfThatTime(placed: Pick<Placed, 'fact'>): boolean {
    const first = this.attempt.times[0];
    const last = this.attempt.times[this.attempt.times.length - 1];
    const taken = dateInName(placed.fact.from[0].file);
    if (first === undefined || last === undefined || taken === null) return true;
    return taken >= first - 2 * DAY_MS && taken <= last + 30 * DAY_MS;
  }

  /** True where no known computer of the case other than this one has that role (T5: assumption is allowed). */
  #isOnly(side: 'client' | 'server'): boolean {
    const host = side === 'client' ? this.client : this.server;
    const role: HostRole = side;
    const others = this.#view
      .hostsWith(role)
      .filter(
        (other) => other.id !== host?.id && !(side === 'client' && other.roles.has('domain-controller')),
      );
    const targets =
      side === 'server'
        ? this.#view.attempts.map((attempt) => attempt.server?.id ?? attempt.target ?? null)
        : [];
    const mine = side === 'server' ? (host?.id ?? this.attempt.target ?? null) : null;
    return others.length === 0 && targets.every((target) => target === null || target === mine);
  }

  /** True where the reader of the file noted one of these: then a list in it may lack a row. */
  isNoted(placed: Pick<Placed, 'fact'>, codes: ReadonlySet<string>): boolean {
    return this.#view.isNoted(placed.fact.from[0].file, codes);
  }

  /** New settings arrived on the computer after the attempt, so the capture may show a later state. */
  #isStale(placed: Pick<Placed, 'host' | 'fact'>): boolean {
    const first = this.attempt.times[0];
    const last = this.attempt.times[this.attempt.times.length - 1];
    if (first === undefined || last === undefined || placed.host === null) return false;
    if (!this.isOfThatTime(placed)) return true;
    return this.#view
      .all('policy-applied')
      .some(
        (applied) =>
          applied.host?.id === placed.host?.id &&
          [1502, 1503, 1704].includes(applied.fact.event) &&
          (applied.fact.times[applied.fact.times.length - 1] ?? -Infinity) > last,
      );
  }

  /**
   * Whether a ticket was valid at the attempt. `perhaps`: klist prints local time, the attempt is in UTC, and nothing shows how far
   * apart they are.
   */
  #isAtAttempt(ticket: Placed<'ticket-held'>): 'yes' | 'perhaps' | 'no' {
    const { start, end } = ticket.fact;
    if (this.attempt.times.length === 0) return 'yes';
    const isWithin = (slack: number): boolean =>
      this.attempt.times.some(
        (time) => (start === null || start - slack <= time) && (end === null || time <= end + slack),
      );
    if (!this.#clocksCompare(ticket)) return isWithin(ZONE_SLACK_MS) ? 'perhaps' : 'no';
    return isWithin(ticket.zoneKnown ? 0 : TWO_HOSTS_MS) ? 'yes' : 'no';
  }

  /** Whether a klist output is of the session that made this attempt. */
  #session(placed: Placed, logonId: string | null, principal: string | null): Strength | null {
    if (placed.host !== null && this.client !== null && placed.host.id !== this.client.id) return null;
    const user = this.attempt.user;
    const isService = logonId !== null && SERVICE_SESSIONS.has(logonId);
    const asService = user !== null && (user.name.endsWith('$') || isLocalSystem(user.name));
    if (isService !== asService && (isService || asService)) return null;
    if (this.#isForeign(placed)) return null;
    const own = this.attempt.witnesses.some(
      (witness) =>
        logonId !== null && witness.fact.kind === 'ntlm-blocked' && witness.fact.logonIds.includes(logonId),
    );
    if (own) return 'tied';
    const hosted = placed.host !== null && placed.host.id === this.client?.id;
    if (principal !== null && user !== null) {
      return account(principal)?.name === user.name ? (hosted ? 'tied' : 'weak') : null;
    }
    const transcript = this.attempt.witnesses.some(
      (witness) =>
        witness.fact.kind === 'access-tried' && witness.fact.from[0].file === placed.fact.from[0].file,
    );
    if (transcript) return 'tied';
    if (placed.fact.kind === 'ticket-asked') return hosted ? 'tied' : 'weak';
    return hosted || placed.host === null ? 'weak' : null;
  }

  /** Tickets more than a day away from the attempt show another day. */
  #isForeign(placed: Placed): boolean {
    if (this.attempt.times.length === 0) return false;
    const tickets = this.#view.all('ticket-held').filter((ticket) => sharesFile(ticket, placed));
    const starts = tickets.map((ticket) => ticket.fact.start).filter((time) => time !== null);
    const ends = tickets.map((ticket) => ticket.fact.end).filter((time) => time !== null);
    if (starts.length === 0 || ends.length === 0) return false;
    const first = this.attempt.times[0] ?? 0;
    const last = this.attempt.times[this.attempt.times.length - 1] ?? 0;
    return (
      Math.max(...ends) < first - DAY_MS - ZONE_SLACK_MS ||
      Math.min(...starts) > last + DAY_MS + ZONE_SLACK_MS
    );
  }

  #isBelowFailure(placed: Placed): boolean {
    return this.attempt.witnesses.some(
      (witness) =>
        witness.fact.kind === 'access-tried' &&
        witness.fact.from[0].file === placed.fact.from[0].file &&
        (witness.fact.from[0].line ?? Infinity) < (placed.fact.from[0].line ?? -Infinity),
    );
  }

  /** Clock times compare where both zones are known, or where both print the same unknown one. */
  #clocksCompare(placed: Placed): boolean {
    return placed.zoneKnown === this.attempt.zoneKnown;
  }
}

/** The names of a target that share its first label: `file01` and `file01.corp.example`. */
export function formsOf(name: HostName, host: Host | null): readonly HostName[] {
  const forms = new Set<HostName>([name]);
  for (const other of host?.names ?? []) if (firstLabel(other) === firstLabel(name)) forms.add(other);
  if (nameForm(name) === 'fqdn') forms.add(firstLabel(name));
  return [...forms];
}

/** The host part of the account that owns an SPN: `oldfs01` of `CN=OLDFS01,OU=Servers,DC=…`. */
export function accountOf(distinguishedName: string): HostName | null {
  return hostName(/^CN=((?:[^,\\]|\\.)+)/i.exec(distinguishedName)?.[1]);
}

export { accountsAgree };

/** `FILE01/2024-05-01/secpol.cfg`, `secpol_20240501.cfg`: the last date in the path, at midnight; null where none stands there. */
function dateInName(file: string): number | null {
  const dates = [...file.matchAll(/(?<!\d)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/g)];
  const last = dates[dates.length - 1];
  return last === undefined ? null : Date.UTC(Number(last[1]), Number(last[2]) - 1, Number(last[3]));
}

/** A file whose name says `server-secpol.cfg` is no client's. */
function mayBeOf(placed: Placed, side: 'client' | 'server'): boolean {
  return placed.role === null || placed.role === side;
}

function sharesFile(one: Placed, other: Placed): boolean {
  return one.fact.from.some((origin) => other.fact.from.some((own) => own.file === origin.file));
}

function settled(
  placed: readonly Placed<'policy-setting'>[],
  reach: Reach,
): SettingLook<number | string | readonly string[]> {
  const values = new Set(placed.map((one) => JSON.stringify(one.fact.value)));
  const first = placed[0];
  if (first === undefined) return { value: null, reach: null, placed: [], conflict: false };
  if (values.size > 1) return { value: null, reach: null, placed, conflict: true };
  return { value: first.fact.value, reach, placed, conflict: false };
}

/** Index of the first time that is not before `time`. */
function firstNotBefore(at: Float64Array, time: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
