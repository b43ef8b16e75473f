/**
 * Runs the stages over what was read and writes the one report document. Pure and synchronous; knows neither browser nor
 * worker.
 */
import { attemptsOf } from '../correlation/attempts.ts';
import { CaseView } from '../correlation/look.ts';
import { placeEach, together } from '../correlation/placed.ts';
import { checklist } from '../checklist/index.ts';
import { answerOf } from '../diagnosis/answer.ts';
import { judge } from '../diagnosis/diagnose.ts';
import { causes } from '../diagnosis/index.ts';
import { NO_DECISIONS, type Decisions, type FileReading, type FileSaid } from '../facts/reading.ts';
import { coverageOf } from '../readiness/coverage.ts';
import { readinessOf } from '../readiness/replay.ts';
import type { Prerequisites } from '../readiness/prerequisites.ts';
import { causeReport } from './causes.ts';
import { diagnosisReport } from './diagnosis.ts';
import { REPORT_VERSION, type ChecklistEntry, type ReportDocument } from './document.ts';
import { coverageReports, fileReports, hostReports } from './files.ts';
import { headlineOf } from './headline.ts';
import { meterReports } from './meter.ts';
import { missingEvidence } from './missing.ts';
import { pathReports, readinessReports, replayAnswer } from './readiness.ts';
import type { ReplayAnswer, ReplayQuestion } from './replay.ts';

export interface ReportInput {
  readonly readings: readonly FileReading[];
  /** What the person said about files, by file name. */
  readonly said: Readonly<Record<string, FileSaid>>;
  /** What the person decided about the case; nothing where left out. */
  readonly decisions?: Decisions;
}

/** So many diagnoses are written out whole; a person reads fewer. */
const WHOLE_DIAGNOSES = 100;

/** A case that was judged: its report, and what it answers to "what if we enforce?". */
export interface JudgedCase {
  readonly report: ReportDocument;
  /** Cheap enough to be asked at every move of a switch. */
  replay(question: ReplayQuestion): ReplayAnswer;
}

/** The report document of a case. */
export function writeReport(input: ReportInput): ReportDocument {
  return judgeCase(input).report;
}

/** Judges a case once; the answers to "what if" come from the same judgement. */
export function judgeCase({ readings, said, decisions = NO_DECISIONS }: ReportInput): JudgedCase {
  const estates = placeEach(readings, said);
  const views = estates.map((placed) => new CaseView(placed, attemptsOf(placed.facts, placed.table)));
  const judged = views.flatMap((own) => own.attempts.map((attempt) => judge(own, attempt, causes)));
  const placed = together(estates);
  const [only] = views;
  // What is said of the case as a whole; each attempt is judged in its own estate.
  const view =
    views.length === 1 && only !== undefined
      ? only
      : new CaseView(
          placed,
          views.flatMap(({ attempts }) => attempts),
        );
  const answer = answerOf(view, judged, causes);
  const readiness = readinessOf(views);
  const items = checklist(view, decisions, readiness.paths);
  const done = prerequisites(items);
  const { reports, plan } = readinessReports(readiness, decisions, done);
  const standing = new Set(answer.standing);
  const behind = judged.filter((one) => !standing.has(one)).sort((a, b) => b.attempt.count - a.attempt.count);
  const report: ReportDocument = {
    reportVersion: REPORT_VERSION,
    answer: { state: answer.state, ...headlineOf(view, answer, judged) },
    diagnoses: [...answer.standing, ...behind].map((one, index) =>
      diagnosisReport(one, causes, index >= WHOLE_DIAGNOSES),
    ),
    causes: answer.causes.map(causeReport),
    missingEvidence: missingEvidence(view, answer),
    readiness: reports,
    ntlmUse: pathReports(readiness, decisions),
    meter: views.flatMap((own) => meterReports(coverageOf(own))),
    plan,
    checklist: items,
    files: fileReports(placed),
    hosts: hostReports(placed),
    coverage: coverageReports(placed.facts),
  };
  return { report, replay: (question) => replayAnswer(readiness, question, decisions, done) };
}

/** The items that must be done before a switch is called ready. */
function prerequisites(items: readonly ChecklistEntry[]): Prerequisites {
  const stateOf = (number: string): Prerequisites['P1'] => {
    const state = items.find((item) => item.number === number)?.state;
    return state === 'done' || state === 'not-done' ? state : 'open';
  };
  return {
    P1: stateOf('P1'),
    P2: stateOf('P2'),
    P3: stateOf('P3'),
    P7: stateOf('P7'),
    P8: stateOf('P8'),
    P12: stateOf('P12'),
  };
}
