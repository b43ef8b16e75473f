/** Where the access breaks, always told in six stages. */
import type { Cause, CauseStage } from '../diagnosis/cause.ts';
import type { Judged } from '../diagnosis/diagnose.ts';
import type { Proof } from '../diagnosis/item.ts';
import { isAtLeast } from '../diagnosis/verdict.ts';
import type { Tied } from '../correlation/attempts.ts';
import { because } from './because.ts';
import type { StageId, StageReport, StageState } from './document.ts';
import { isAddress } from '../windows/names.ts';

const STAGES: readonly StageId[] = ['name', 'negotiate', 'kerberos', 'ntlm', 'logon', 'share'];

function stageOf(stage: CauseStage): StageId | null {
  switch (stage) {
    case 'name':
    case 'negotiate':
    case 'kerberos':
    case 'logon':
    case 'share':
      return stage;
    case 'session':
      return 'share';
    case 'none':
      return null;
    default:
      return 'ntlm';
  }
}

export function stageReports(judged: Judged): StageReport[] {
  const failing = new Map<StageId, Cause>();
  for (const unit of [judged.endedBy, judged.trigger, judged.root]) {
    const stage = unit === null ? null : stageOf(unit.stage);
    if (unit !== null && stage !== null && !failing.has(stage)) failing.set(stage, unit);
  }
  const ended = judged.endedBy === null ? null : stageOf(judged.endedBy.stage);
  const endIndex = ended === null ? STAGES.length : STAGES.indexOf(ended);
  return STAGES.map((stage, index): StageReport => {
    const cause = failing.get(stage);
    const seen = passedProof(judged, stage);
    if (cause !== undefined && seen === null) return failedReport(judged, stage, cause);
    if (seen !== null)
      return {
        stage,
        state: 'passed',
        says: seen.says,
        because: because(seen.proof === null ? [] : [seen.proof]),
      };
    if (stage === 'ntlm' && judged.passed.logon?.package === 'kerberos')
      return plain(stage, 'not-reached', 'Not needed: Kerberos was used');
    if (index > endIndex) return plain(stage, 'not-reached', 'Not reached');
    if (stage === 'kerberos' && ntlmWasTried(judged)) return plain(stage, 'unknown', 'Not used; why is open');
    return plain(stage, 'unknown', 'Not seen in these files');
  });
}

function plain(stage: StageId, state: StageState, says: string): StageReport {
  return { stage, state, says, because: [] };
}

function failedReport(judged: Judged, stage: StageId, cause: Cause): StageReport {
  const ruling = judged.rulings.get(cause.id);
  const likely = ruling?.level === 'confirmed' ? '' : ' (likely)';
  return {
    stage,
    state: 'failed',
    says: `${cause.stageWords(judged.look)}${likely}`,
    because: because(onePerPlace(ruling?.because ?? []).slice(0, 2)),
  };
}

/** One record may show two statements; under a stage its number stands once. */
function onePerPlace(proofs: readonly Proof[]): Proof[] {
  const places = new Set<string>();
  return proofs.filter(({ origin: { file, line, record } }) => {
    const place = `${file}|${String(line)}|${String(record)}`;
    return places.has(place) ? false : (places.add(place), true);
  });
}

interface Seen {
  readonly says: string;
  readonly proof: Proof | null;
}

/** A record of a later stage shows that the earlier ones were passed. */
function passedProof(judged: Judged, stage: StageId): Seen | null {
  const { passed, attempt } = judged;
  const heard = attempt.witnesses.find((one) => one.strength === 'tied' && isServerRecord(one));
  switch (stage) {
    case 'name':
    case 'negotiate': {
      if (heard === undefined && passed.logon === null) return null;
      const proof =
        passed.logon?.proof ??
        (heard === undefined ? null : { says: '', origin: heard.fact.from[0], more: heard.fact.count - 1 });
      const target = attempt.target;
      const words =
        stage === 'name'
          ? target !== null && isAddress(target)
            ? 'The server answered at this address'
            : 'The server was reached'
          : 'The server started a session';
      return { says: words, proof };
    }
    case 'kerberos':
      return passed.logon?.package === 'kerberos'
        ? { says: 'The server accepted a Kerberos ticket', proof: passed.logon.proof }
        : null;
    case 'ntlm':
      return passed.logon?.package === 'ntlm'
        ? { says: 'NTLM was accepted', proof: passed.logon.proof }
        : null;
    case 'logon': {
      const proof = passed.logon?.proof ?? passed.stageProof('logon');
      return proof === null ? null : { says: 'The account was logged on', proof };
    }
    case 'share':
      return null;
  }
}

function isServerRecord(one: Tied): boolean {
  switch (one.fact.kind) {
    case 'logon-failed':
    case 'smb-session-refused':
    case 'share-access':
    case 'smb-share-denied':
    case 'spn-check-failed':
      return true;
    case 'ntlm-blocked':
      return one.fact.gate === 'server' || one.fact.gate === 'domain-controller';
    default:
      return false;
  }
}

function ntlmWasTried(judged: Judged): boolean {
  const trigger = judged.trigger;
  const blocked =
    trigger !== null &&
    stageOf(trigger.stage) === 'ntlm' &&
    isAtLeast(judged.rulings.get(trigger.id)?.level ?? 'not-examined', 'likely');
  return (
    blocked ||
    judged.passed.logon?.package === 'ntlm' ||
    judged.attempt.witnesses.some(
      (one) =>
        one.fact.kind === 'ntlm-blocked' || (one.fact.kind === 'logon-failed' && one.fact.package === 'ntlm'),
    )
  );
}
