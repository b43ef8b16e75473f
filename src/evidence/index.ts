/**
 * The list of evidence formats, by hand: it is the table of contents, and its order is the order in which they are asked.
 */
import type { FactKind, HostRole } from '../facts/facts.ts';
import { eventLogFormats } from './event-log/index.ts';
import type { Format, LogFormat, TextFormat } from './format.ts';
import { getSmbConfiguration } from './get-smb-configuration/get-smb-configuration.ts';
import { getSmbConnection } from './get-smb-connection/get-smb-connection.ts';
import { getSmbMapping } from './get-smb-mapping/get-smb-mapping.ts';
import { getSmbShare } from './get-smb-share/get-smb-share.ts';
import { klist } from './klist/klist.ts';
import { netUse } from './net-use/net-use.ts';
import { secedit } from './secedit/secedit.ts';
import { setspn } from './setspn/setspn.ts';
import { told } from './told/told.ts';

export const logFormats: readonly LogFormat[] = eventLogFormats;

export const textFormats: readonly TextFormat[] = [
  secedit,
  told,
  klist,
  setspn,
  getSmbConnection,
  getSmbMapping,
  getSmbShare,
  getSmbConfiguration,
  netUse,
];

export const formats: readonly Format[] = [...logFormats, ...textFormats];

/** A command that brings a kind of fact. */
export interface GuideEntry {
  /** The format's id and title: what the file will be read as. */
  readonly format: string;
  readonly title: string;
  readonly command: string;
  readonly role: HostRole | 'any';
  readonly hint: string | null;
}

/** For each kind of fact the commands that bring it, first the one to ask for first. Plain data, to be handed to the report. */
export type Guide = Readonly<Partial<Record<FactKind, readonly GuideEntry[]>>>;

export const guide: Guide = guideOf(formats);

/** Derived from what each format says of itself, so that no text about collecting is written twice. */
export function guideOf(list: readonly Format[]): Guide {
  const entries: Partial<Record<FactKind, GuideEntry[]>> = {};
  for (const format of list) {
    for (const { command, role, hint, tells } of format.collect) {
      for (const kind of tells ?? format.tells) {
        const entry = { format: format.id, title: format.title, command, role, hint: hint ?? null };
        (entries[kind] ??= []).push(entry);
      }
    }
  }
  return entries;
}
