/** What is missing before the silence of a computer's logs means anything: a sentence each, and the command that would tell. */
import type { Host } from '../correlation/hosts.ts';
import { DAY_MS } from '../windows/dates.ts';
import {
  AUDIT_GATES,
  AUDIT_POLICY,
  isDomainController,
  recordedFor,
  type AuditGate,
  type AuditSpan,
  type AuditValue,
} from './audits.ts';
import type { DomainCoverage } from './domain-controllers.ts';
import { NTLM_LOG, type LogCoverage } from './log-coverage.ts';
import { gapsBetween, type Span } from './spans.ts';

export interface CoverageGap {
  readonly says: string;
  /** Runs in cmd and in PowerShell alike; null where none would tell. */
  readonly command: string | null;
}

export interface Missing {
  readonly host: Host;
  readonly log: LogCoverage | null;
  /** Files of several logs at once. */
  readonly mixed: readonly string[];
  readonly values: readonly AuditValue[];
  readonly spans: Readonly<Record<AuditGate, AuditSpan>>;
  readonly calendar: { readonly monthEnd: string; readonly weekend: string; readonly nights: number | null };
  /** Its domain, told at the first of its domain controllers. */
  readonly domain: DomainCoverage | null;
}

/** What is missing before the silence of a computer means anything, each with the command that mends it. */
export function gapsOf(missing: Missing): readonly CoverageGap[] {
  return [
    ...ofLog(missing),
    ...ofAudits(missing),
    ...ofCalendar(missing),
    ...(missing.domain === null ? [] : ofDomain(missing.domain)),
  ];
}

function ofLog({ host, log, mixed }: Missing): CoverageGap[] {
  const name = nameOf(host);
  const gaps: CoverageGap[] = [];
  if (log === null || log.exports === 0) {
    gaps.push({ says: `No NTLM log of ${name} is here.`, command: exportLog(host) });
  } else if (log.spans.length === 0) {
    gaps.push({
      says: `No file holds a dated record of the NTLM log of ${name}: that is no silence.`,
      command: exportLog(host),
    });
  }
  for (const file of mixed) {
    gaps.push({
      says: `${file} holds records of several logs and does not say how far each reaches: export the NTLM log by itself.`,
      command: exportLog(host),
    });
  }
  if (log === null) return gaps;
  for (const file of log.damaged) {
    gaps.push({
      says: `Some records of ${file} could not be used: export the log again.`,
      command: exportLog(host),
    });
  }
  for (const gap of gapsBetween(log.spans).slice(0, MOST_GAPS)) {
    gaps.push({
      says: `No file covers the NTLM log of ${name} from ${clock(gap.from)} to ${clock(gap.to)}.`,
      command: exportLog(host),
    });
  }
  if (log.filtered === true) {
    gaps.push({
      says: `The NTLM log of ${name} was exported with some events only: what it does not hold may have happened.`,
      command: exportLog(host),
    });
  }
  return [...gaps, ...ofKeeping(host, log)];
}

const MOST_GAPS = 3;
/** A hundred megabytes: a log of the common one megabyte holds some two thousand records. */
const LARGE = 104_857_600;

function ofKeeping(host: Host, { wrapped, settings }: LogCoverage): CoverageGap[] {
  const name = nameOf(host);
  const gaps: CoverageGap[] = [];
  if (settings?.enabled === false) {
    gaps.push({
      says: `The NTLM log of ${name} is switched off.`,
      command: `wevtutil sl ${NTLM_LOG} /e:true`,
    });
  }
  if (settings?.mode === 'auto-backup') {
    gaps.push({
      says: `${name} puts a full NTLM log away as Archive-….evtx beside it: add these files, too.`,
      command: null,
    });
  } else if (settings?.mode === 'retain') {
    gaps.push({
      says: `The NTLM log of ${name} does not overwrite: once it is full, nothing more is recorded.`,
      command: `wevtutil sl ${NTLM_LOG} /ms:${String(LARGE)}`,
    });
  }
  if (wrapped === true) {
    gaps.push({
      says: `The NTLM log of ${name} is full and no longer holds its first records, so nobody knows what they were: make it larger, and collect again after some weeks.`,
      command: (settings?.maximumSize ?? 0) < LARGE ? `wevtutil sl ${NTLM_LOG} /ms:${String(LARGE)}` : null,
    });
  } else if (wrapped === null) {
    gaps.push({
      says: `No file tells whether the NTLM log of ${name} wrote over older records.`,
      command: `powershell -Command "Get-WinEvent -ListLog ${NTLM_LOG} | Format-List *"`,
    });
  }
  return gaps;
}

const WORDS: Readonly<Record<AuditGate, string>> = {
  outgoing: 'outgoing NTLM',
  incoming: 'incoming NTLM',
  domain: 'NTLM in the domain',
};

/** The value that writes down every use that the gate may deny, and what is lost below it. */
const FULL: Readonly<Record<AuditGate, { readonly from: number; readonly lost: string }>> = {
  outgoing: { from: 1, lost: '' },
  incoming: { from: 2, lost: 'the NTLM of local accounts is not recorded' },
  domain: { from: 7, lost: 'some accounts or servers are not recorded' },
};

const KEYS: Readonly<Record<AuditGate, string>> = {
  outgoing: String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0`,
  incoming: String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0`,
  domain: String.raw`HKLM\SYSTEM\CurrentControlSet\Services\Netlogon\Parameters`,
};

function ofAudits({ host, values, spans }: Missing): CoverageGap[] {
  const gaps = AUDIT_GATES.filter((gate) => concerns(host, gate)).flatMap((gate) => {
    const value = values.find(({ policy }) => policy === AUDIT_POLICY[gate]);
    return value === undefined ? [] : ofAudit(host, gate, value, spans[gate]);
  });
  const logon = values.find(({ policy }) => policy === 'logon-audit');
  const isServer = concerns(host, 'incoming') || isDomainController(host);
  if (isServer && logon !== undefined && logon.widest === null && !isSuccess(logon.value)) {
    gaps.push({
      says:
        logon.value === null
          ? `No file tells whether ${nameOf(host)} records logons.`
          : `${nameOf(host)} does not record logons that succeed.`,
      // PowerShell takes bare braces for a block of its own.
      command:
        logon.value === null
          ? 'auditpol /get "/subcategory:{0CCE9215-69AE-11D9-BED3-505054503030}" /r'
          : null,
    });
  }
  return gaps;
}

function ofAudit(host: Host, gate: AuditGate, known: AuditValue, span: AuditSpan): CoverageGap[] {
  const name = nameOf(host);
  const command = `reg query ${KEYS[gate]}`;
  const { from, lost } = FULL[gate];
  if (known.conflict) {
    return [
      {
        says: `Two files of ${name} give different values for the audit of ${WORDS[gate]}: neither is used.`,
        command,
      },
    ];
  }
  if (known.value === 0)
    return [{ says: `${name} does not audit ${WORDS[gate]}: ${known.says}.`, command: null }];
  if (known.value !== null && known.value < from) {
    return [{ says: `On ${name} ${known.says}: ${lost}.`, command: null }];
  }
  if (known.value === null && (known.widest ?? 0) < from) {
    const says =
      known.widest === null
        ? `No file tells whether ${name} audits ${WORDS[gate]}.`
        : `${name} audits ${WORDS[gate]}, and no file tells with which value.`;
    return [{ says, command }];
  }
  if (known.value === null || isShownAllAlong(span)) return [];
  const since = span.valueSince === null ? null : clock(span.valueSince);
  return [
    {
      says:
        since === null
          ? `No file shows since when ${known.says} on ${name}: the System log tells when new settings arrived.`
          : `That ${known.says} on ${name} is shown from ${since} on only.`,
      command: since === null ? exportPolicyEvents(host) : null,
    },
  ];
  return [];
}

/** From the beginning of the log on, for all that the gate may deny. */
function isShownAllAlong(span: AuditSpan): boolean {
  const [begin] = span.logSpans;
  const recorded = recordedFor(span, DENIED[span.gate]);
  return begin === undefined || (recorded !== null && recorded.from - begin.from < DAY_MS);
}

/** The value that denies the most. */
const DENIED: Readonly<Record<AuditGate, number>> = { outgoing: 2, incoming: 2, domain: 7 };

function isSuccess(value: number | null): boolean {
  return value !== null && (value & 1) !== 0;
}

/** A computer whose part nobody knows may be anything: then nothing is asked of it but its log. */
function concerns(host: Host, gate: AuditGate): boolean {
  if (gate === 'domain') return isDomainController(host);
  return host.roles.has(gate === 'outgoing' ? 'client' : 'server');
}

function ofCalendar({ host, calendar }: Missing): CoverageGap[] {
  const unseen = [
    ...(calendar.monthEnd === 'not-seen' ? ['end of a month'] : []),
    ...(calendar.weekend === 'not-seen' ? ['weekend'] : []),
    ...(calendar.nights === 0 ? ['night, when backups run'] : []),
  ];
  if (unseen.length === 0) return [];
  return [
    {
      says: `The NTLM log of ${nameOf(host)} does not hold a whole ${unseen.join(', nor a ')}.`,
      command: null,
    },
  ];
}

function ofDomain({ domain, complete, missing, differing }: DomainCoverage): CoverageGap[] {
  const known = domain ?? '<domain>';
  const gaps: CoverageGap[] = differing.map(({ says }) => ({ says, command: null }));
  if (complete === null) {
    gaps.push({
      says: `No file lists the domain controllers of ${domain ?? 'the domain'}, so nobody knows whether all are here.`,
      command: `nltest /dclist:${/^[\w][\w.-]*$/.test(known) ? known : '<domain>'}`,
    });
  } else if (missing.length > 0) {
    const more = missing.length > MOST_NAMED ? ` and ${String(missing.length - MOST_NAMED)} more` : '';
    gaps.push({
      says: `No NTLM log of these domain controllers of ${known} is here: ${missing.slice(0, MOST_NAMED).join(', ')}${more}.`,
      command: exportLog(null),
    });
  }
  return gaps;
}

const MOST_NAMED = 10;

function nameOf(host: Host): string {
  return host.shown ?? 'this computer';
}

/**
 * The whole log, in no language. The folder is there on every Windows, and an administrator may write to it; the computer's name in
 * the file's name says whose it is. https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wevtutil
 */
function exportLog(host: Host | null): string {
  return `wevtutil epl ${NTLM_LOG} C:\\Windows\\Temp\\${ownerOf(host)}ntlm.evtx /ow:true`;
}

/** `WS07-`; empty where the name holds anything that a command line might take for something else. */
function ownerOf(host: Host | null): string {
  const label = host?.shown?.split('.')[0] ?? '';
  return /^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/.test(label) ? `${label}-` : '';
}

/** The records of Group Policy in the System log, which tell whether settings changed. */
function exportPolicyEvents(host: Host): string {
  const query = [1500, 1501, 1502, 1503].map((id) => `EventID=${String(id)}`).join(' or ');
  return `wevtutil epl System C:\\Windows\\Temp\\${ownerOf(host)}system.evtx "/q:*[System[(${query})]]" /ow:true`;
}

/** `2026-11-02 09:00`, on the clock of the log. */
function clock(time: Span['from']): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
