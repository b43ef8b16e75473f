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
import { causeReport } from './causes.ts';
import { diagnosisReport } from './diagnosis.ts';
import { REPORT_VERSION, type ReportDocument } from './document.ts';
import { coverageReports, fileReports, hostReports } from './files.ts';
import { headlineOf } from './headline.ts';
import { missingEvidence } from './missing.ts';

export interface ReportInput {
  readonly readings: readonly FileReading[];
  /** What the person said about files, by file name. */
  readonly said: Readonly<Record<string, FileSaid>>;
  /** What the person decided about the case; nothing where left out. */
  readonly decisions?: Decisions;
}

/** So many diagnoses are written out whole; a person reads fewer. */
const WHOLE_DIAGNOSES = 100;

export function writeReport({ readings, said, decisions = NO_DECISIONS }: ReportInput): ReportDocument {
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
  const standing = new Set(answer.standing);
  const behind = judged.filter((one) => !standing.has(one)).sort((a, b) => b.attempt.count - a.attempt.count);
  return {
    reportVersion: REPORT_VERSION,
    answer: { state: answer.state, ...headlineOf(view, answer, judged) },
    diagnoses: [...answer.standing, ...behind].map((one, index) =>
      diagnosisReport(one, causes, index >= WHOLE_DIAGNOSES),
    ),
    causes: answer.causes.map(causeReport),
    missingEvidence: missingEvidence(view, answer),
    readiness: [],
    ntlmUse: [],
    meter: [],
    plan: [],
    checklist: checklist(view, decisions),
    files: fileReports(placed),
    hosts: hostReports(placed),
    coverage: coverageReports(placed.facts),
  };
}
