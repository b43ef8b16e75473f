/**
 * The report document: the contract of the page, the exports, the tests and `npm run lens`. Its names stay; more may
 * stand beside them. Times are ISO 8601; `zone: "unknown"` beside them where the export does not tell the zone (then
 * the clock time of the export stands there).
 */

export const REPORT_VERSION = 1;

export type AnswerState = 'confirmed' | 'likely' | 'undecided' | 'no-fault-found';
export type VerdictWord = 'confirmed' | 'likely' | 'possible' | 'ruled-out' | 'not-reached' | 'not-examined';
export type StageId = 'name' | 'negotiate' | 'kerberos' | 'ntlm' | 'logon' | 'share';
export type StageState = 'passed' | 'failed' | 'not-reached' | 'unknown';

export interface OriginLine {
  readonly file: string;
  readonly line?: number;
  readonly record?: number;
  readonly text: string;
}

/** A statement with its proof: `says` is our sentence, the rest the line that shows it. */
export interface Because extends OriginLine {
  readonly says: string;
  /** Further records that say the same. */
  readonly more?: number;
}

export interface StageReport {
  readonly stage: StageId;
  readonly state: StageState;
  /** A few words under the stage: `No ticket: SPN not found`. */
  readonly says: string;
  readonly because: readonly Because[];
}

export interface Ask {
  /** What to collect, in a sentence. */
  readonly what: string;
  readonly command: string;
  readonly host: string | null;
  readonly role: 'client' | 'server' | 'domain-controller' | 'any';
}

export interface CauseReport {
  readonly id: string;
  readonly title: string;
  readonly verdict: VerdictWord;
  readonly because: readonly Because[];
  readonly against: readonly Because[];
  readonly wouldDecide: readonly Ask[];
  /** Why the verdict is not stronger or weaker, in a sentence; `evidence conflicts` marks stand here. */
  readonly note: string | null;
  /** Ids of more general causes that this one includes. */
  readonly includes: readonly string[];
  readonly references: readonly string[];
}

export interface Remedy {
  /** The safety ladder: 1 make Kerberos work, 2 move the workload, 3 narrow exception, 4 scope the policy, 5 temporary revert to audit. */
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly title: string;
  /** The cause it repairs. */
  readonly cause: string;
  readonly explanation: string;
  /** Where: `on WS07`, `on a domain controller`. */
  readonly steps: readonly {
    readonly where: string;
    readonly command: string | null;
    readonly says: string | null;
  }[];
  readonly policyPath: string | null;
  readonly verify: readonly string[];
  readonly rollback: readonly string[];
  readonly impact: string | null;
}

export interface RoleVerdict {
  readonly id: string;
  readonly title: string;
  readonly verdict: VerdictWord;
  readonly because: readonly Because[];
}

/** Something that happened before or at the first failure. */
export interface DatedLine {
  readonly what: 'worked' | 'changed' | 'failed';
  readonly at: string;
  readonly zone?: 'unknown';
  readonly says: string;
  readonly because: readonly Because[];
}

export interface Diagnosis {
  /** The folder of its estate, where the files are of several that were judged by themselves; else absent. */
  readonly estate?: string;
  readonly client: string | null;
  readonly account: string | null;
  /** The target as typed: `\\files\finance`, or the server name where no share is known. */
  readonly target: string | null;
  readonly server: string | null;
  /** What people saw: `5`, `1937`, `0xC0000418`; null where only a block event shows the failure. */
  readonly error: string | null;
  readonly errorSays: string | null;
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly zone?: 'unknown';
  readonly inQuestion: boolean;
  /** Set where the same client, user and target got in afterwards. */
  readonly recovered: string | null;
  /** One sentence: root, trigger, error. */
  readonly sentence: string;
  readonly stages: readonly StageReport[];
  /** When it began: the last success, what changed after it, the first failure; empty where the files do not tell. */
  readonly began: readonly DatedLine[];
  readonly rootCause: RoleVerdict | null;
  readonly trigger: RoleVerdict | null;
  readonly causes: readonly CauseReport[];
  readonly remedies: readonly Remedy[];
  /** Behind the first diagnoses of a large case: only what speaks for a cause, without steps of repair. */
  readonly brief?: true;
}

export interface MissingEvidence extends Ask {
  /** Who has to run it. */
  readonly as: 'the affected user' | 'administrator' | 'any user';
  /** It is in the case already and cannot be used: why. Null: it is not there. */
  readonly but: string | null;
  /** Cause ids. */
  readonly decides: readonly string[];
}

export interface ChecklistEntry {
  readonly id: string;
  /** `P1` to `P14`. */
  readonly number: string;
  readonly title: string;
  readonly state: 'done' | 'not-done' | 'unknown' | 'ask';
  readonly says: string;
  readonly because: readonly Because[];
  /** `2 of 3 hosts seen`. */
  readonly seen: string | null;
  readonly todo: string;
  /** A person may confirm it: in this state their word counts, or it is given already. */
  readonly fromPeople: boolean;
  /** As a person typed it: untrusted text. `when`: `2026-11-02`, empty where no day was given. */
  readonly confirmed: { readonly who: string; readonly when: string; readonly note: string } | null;
  /** What is often told about it and not so, put right; null where nothing is. */
  readonly correction: string | null;
  readonly references: readonly string[];
}

export interface FileReport {
  readonly name: string;
  readonly format: string | null;
  readonly title: string;
  readonly encoding: string | null;
  readonly language: string | null;
  readonly host: string | null;
  /** How we know whose it is: `from folder`, `said by you`, `from records`. */
  readonly hostFrom: string | null;
  readonly role: 'client' | 'server' | 'domain-controller' | null;
  readonly zone: 'utc' | 'unknown' | string;
  readonly read: number;
  readonly kept: number;
  readonly notes: readonly string[];
  /** Records per event, for logs: `{ provider, id, count }`. */
  readonly events?: readonly { readonly provider: string; readonly id: number; readonly count: number }[];
}

export interface HostReport {
  readonly name: string;
  /** The folder of its estate: two estates may have a computer of one name. */
  readonly estate?: string;
  readonly names: readonly string[];
  readonly roles: readonly ('client' | 'server' | 'domain-controller')[];
  /** How we know, in a few words each. */
  readonly because: readonly string[];
}

export interface CoverageReport {
  readonly host: string | null;
  readonly file: string;
  readonly channels: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly zone?: 'unknown';
  readonly records: number;
}

/** One access path over NTLM: see `src/correlation/paths/path.ts`. */
export interface PathReport {
  readonly id: string;
  /** The folder of its estate, where the files are of several. */
  readonly estate?: string;
  readonly class: 'access' | 'computer-account' | 'anonymous' | 'loopback';
  readonly client: string | null;
  readonly account: string | null;
  readonly accountKind: 'domain' | 'foreign' | 'local' | 'computer' | 'anonymous' | 'unknown';
  readonly privileged: 'yes' | 'no' | 'unknown';
  readonly isService: boolean;
  /** The name that the client used: `files`, `10.2.0.9`; null where no record tells. */
  readonly target: string | null;
  readonly server: string | null;
  readonly process: string | null;
  readonly version: 'NTLMv1' | 'NTLMv2' | null;
  readonly isSmb: 'yes' | 'no' | 'unknown';
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly zone?: 'unknown';
  /** How many of them were refused already. */
  readonly refused: number;
  /** Who wrote it down: `8001 on WS07`. */
  readonly witnesses: readonly string[];
  readonly because: readonly Because[];
  /** Why it was not Kerberos, where an event says so. */
  readonly reason: string | null;
  /** Kerberos logons of the same client, account and server. */
  readonly kerberos: number;
  readonly wayOut: WayOutReport;
  /** As the person filled in. */
  readonly owner: string | null;
  /** The person accepts that it breaks. */
  readonly accepted: boolean;
}

export interface WayOutReport {
  readonly kind: string;
  readonly possible: 'yes' | 'likely' | 'after-project' | 'no' | 'unknown';
  readonly says: string;
  readonly why: string;
  readonly command: string | null;
  readonly because: readonly Because[];
}

/** A path as the lists of a readiness verdict name it. */
export interface PathLine {
  /** Id of the path in `ntlmUse`. */
  readonly path: string;
  readonly client: string | null;
  readonly account: string | null;
  readonly target: string | null;
  readonly server: string | null;
  /** Why it breaks, is covered or cannot be told. */
  readonly why: string;
}

export interface ExceptionReport {
  /** `P-OUTX` (clients), `P-DOMX` (domain controllers), `P-SMBBLKX` (SMB clients). */
  readonly list: 'P-OUTX' | 'P-DOMX' | 'P-SMBBLKX';
  /** The registry value: `ClientAllowedNTLMServers`. */
  readonly name: string;
  readonly entry: string;
  readonly state: 'new' | 'existing' | 'unused';
  readonly certainty: 'documented' | 'uncertain';
  readonly opens: string;
  readonly clients: readonly string[];
  readonly accounts: readonly string[];
  readonly processes: readonly string[];
  readonly count: number;
  readonly lastUsed: string | null;
  readonly removedBy: string | null;
  readonly warnings: readonly string[];
  /** As the person filled in; null: still to fill in. */
  readonly owner: string | null;
  readonly until: string | null;
}

/** What one value of one policy would do, as far as the files can tell. */
export interface ReadinessReport {
  readonly policy: 'P-OUT' | 'P-IN' | 'P-DOM' | 'P-SMBBLK' | 'P-LM';
  /** The registry value: `RestrictSendingNTLMTraffic`. */
  readonly name: string;
  readonly value: number;
  /** `Deny all`. */
  readonly says: string;
  readonly verdict: 'cannot-say' | 'not-ready' | 'ready-with-exceptions' | 'ready';
  /** Each reason with the lines that show it. */
  readonly why: readonly { readonly says: string; readonly because: readonly Because[] }[];
  /** Paths that it denies and no exception covers. */
  readonly breaks: readonly PathLine[];
  /** Paths that it denies and an exception that is there today covers. */
  readonly covered: readonly PathLine[];
  /** Those of `breaks` that can go over Kerberos instead. */
  readonly toKerberos: readonly PathLine[];
  readonly undetermined: readonly PathLine[];
  readonly survives: number;
  readonly exceptions: readonly ExceptionReport[];
}

/** What is known of one computer's logs, for the question whether silence means anything. */
export interface MeterReport {
  readonly host: string;
  readonly estate?: string;
  readonly roles: readonly ('client' | 'server' | 'domain-controller')[];
  readonly logs: readonly {
    /** `NTLM/Operational`, `Security`. */
    readonly log: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly zone?: 'unknown';
    readonly days: number;
    /** Older records were overwritten; null: no file tells. */
    readonly wrapped: boolean | null;
    /** The export holds some events only; null: it cannot be told. */
    readonly filtered: boolean | null;
    readonly because: readonly Because[];
  }[];
  /** `AuditReceivingNTLMTraffic is 2`; value null: no file tells. */
  readonly audits: readonly {
    readonly policy: 'P-OUT' | 'P-INA' | 'P-DOMA' | 'logon-audit';
    readonly value: number | null;
    readonly says: string;
    readonly because: readonly Because[];
  }[];
  readonly monthEnd: 'seen' | 'not-seen' | 'unknown';
  readonly weekend: 'seen' | 'not-seen' | 'unknown';
  /** What is missing, in a sentence each, with the command that would tell. */
  readonly gaps: readonly { readonly says: string; readonly command: string | null }[];
}

/** A step of the plan towards enforcement. */
export interface PlanStep {
  readonly title: string;
  readonly says: string;
  readonly where: string;
  readonly watch: readonly string[];
  readonly stopWhen: readonly string[];
  readonly rollback: readonly string[];
}

export interface ReportDocument {
  readonly reportVersion: typeof REPORT_VERSION;
  readonly answer: { readonly state: AnswerState; readonly headline: string; readonly lede: string };
  readonly diagnoses: readonly Diagnosis[];
  readonly causes: readonly CauseReport[];
  readonly missingEvidence: readonly MissingEvidence[];
  readonly readiness: readonly ReadinessReport[];
  /** Every access path that uses NTLM, the most used first. */
  readonly ntlmUse: readonly PathReport[];
  readonly meter: readonly MeterReport[];
  readonly plan: readonly PlanStep[];
  readonly checklist: readonly ChecklistEntry[];
  readonly files: readonly FileReport[];
  readonly hosts: readonly HostReport[];
  readonly coverage: readonly CoverageReport[];
}
