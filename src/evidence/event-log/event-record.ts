/**
 * One shape for one logged event, whichever export it comes from. CSV exports carry a rendered message, XML and evtx
 * carry data by name; an event kind reads both and yields the same facts.
 */
import type { FactKind, Sighting } from '../../facts/facts.ts';

export interface EventRecord {
  /** As the export writes it: `Microsoft-Windows-NTLM`, or a short form such as `NTLM`. */
  readonly provider: string;
  /** Without qualifiers (`id & 0xFFFF`). */
  readonly id: number;
  /**
   * The upper half of a classic provider's 32-bit event ID; null where the export has none. It tells twins apart: 0x00010009 of
   * Security-Kerberos is about a smart card, 0xC0000009 about the KDC's certificate.
   */
  readonly qualifiers: number | null;
  /** Null where the export has no channel (Event Viewer CSV). */
  readonly channel: string | null;
  readonly computer: string | null;
  /** Clock-time milliseconds as printed; null where unreadable. */
  readonly time: number | null;
  /** From Keywords; `unknown` where a Security export lost them, null where the event has none. */
  readonly outcome: 'success' | 'failure' | 'unknown' | null;
  /** Values by data name (evtx, XML, EvtxECmd payload); null in message exports. */
  readonly data: Readonly<Record<string, string>> | null;
  /** The rendered message, any language; null in structured exports. */
  readonly message: string | null;
  /** Raw insert strings in data order: what is left when the message table was missing on the exporting computer. */
  readonly inserts: readonly string[] | null;
}

/** What an event kind yields: a sighting without place, time and computer, which the reader adds. */
export type EventFind<K extends FactKind> = {
  readonly [Q in K]: {
    readonly kind: Q;
    readonly says: Extract<Sighting<Q>, { kind: Q }>['says'];
    /** The decisive words, one line: `4001 target cifs/files, user CONTOSO\mara`. */
    readonly text: string;
    readonly logonId?: string | null;
  };
}[K];

/** Values of one event by data name; absent where the export has none. */
export type EventFields = Readonly<Record<string, string | undefined>>;

/** One known event: provider and ID (never the ID alone, they collide), and what its record lets us know. */
export interface EventKind<K extends FactKind = FactKind> {
  /** File name in `events/`: `ntlm-4001-client-blocked`. */
  readonly name: string;
  /** All accepted provider spellings, full first: IDs collide between providers. */
  readonly providers: readonly [string, ...string[]];
  readonly ids: readonly number[];
  /** Channels it is written to, Windows' spelling; compared without case. A record with another known channel is not this event. */
  readonly channels: readonly [string, ...string[]];
  readonly tells: readonly K[];
  /** Half of a busy log, and nothing that is judged asks for it so far: its records are counted, and not decoded. */
  readonly isBulk?: true;
  /** Data names in the order of the event's own data (positions of insert strings), of its newest version. */
  readonly data: readonly string[];
  /** The same of versions that newer ones did not only append to; the list of a record's own length is taken. */
  readonly olderData?: readonly (readonly string[])[];
  /** The message prints none of the values: an export that keeps them beside it is read there. */
  readonly isSilent?: true;
  /** Qualifiers of another event with the same number: a record that bears them is not this event. */
  readonly twin?: number;
  /**
   * Fewest insert strings with which a record is of a version whose data stand in this order; default: as many as the shortest
   * layout needs. 30804 of Server 2012 has the server's name where newer ones have the adapter's.
   */
  readonly fewest?: number;
  /**
   * The message as a sequence of `label: value` lines after its first line, in the message table's order: the data name
   * of each line's value, or null for a header or a value nobody needs. Several layouts where event versions differ;
   * the one whose number of lines fits is taken. Empty for messages that are one sentence: then `sentence` reads them.
   */
  readonly layouts: readonly (readonly (string | null)[])[];
  /** Reads a message that is a sentence, by tokens that no translation changes (SPNs, codes, DNS names, quotes). */
  sentence?(message: string): EventFields | null;
  finds(fields: EventFields, record: EventRecord): Iterable<EventFind<K>>;
}

/** Infers K, so that an event may only yield what it says it tells. */
export const eventKind = <const K extends FactKind>(kind: EventKind<K>): EventKind<K> => kind;
