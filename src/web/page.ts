import type { Document, Report } from '../report/report.js';
import { forgetAddress } from './address.js';
import { AnalystFault } from './analyst.js';
import { createDropArea, type Problem } from './drop-area.js';
import type { NamedFile } from './dropped-files.js';
import { type ProblemWords, problemWords } from './problem-words.js';
import type { FileToRead } from './read-file.js';
import type { OpenScreen } from './report-screen.js';
import { showResults } from './results.js';
import type { Analysed, RunResult } from './run.js';
import { sampleFile } from './sample.js';
import { showScreen } from './screens.js';
import { createSession } from './session.js';
import { staticPart } from './static-part.js';
import { takeCaptures } from './take-captures.js';

/** The drop page: takes captures, has them analysed in a worker, and shows what came of them. */
const dropArea = createDropArea();
const status = staticPart('status');
let results: OpenScreen | undefined;
/** Kept for a password that comes later; gone with the results. */
let taken: readonly NamedFile[] = [];

const session = createSession({
  onProgress(progress) {
    showScreen('start');
    dropArea.showProgress(progress, reset);
  },
  onDone,
  onFault,
});

takeCaptures(open);
staticPart('clear').addEventListener('click', reset);
staticPart('try-sample').addEventListener('click', () => {
  reset();
  const before = taken;
  // What is dropped in the meantime is newer.
  sampleFile(session.analyst).then((file) => {
    if (taken === before) open([file]);
  }, onFault);
});
staticPart('insecure').hidden = isSecureContext;

function open(files: readonly NamedFile[]): void {
  reset();
  taken = files;
  if (files.length === 0) showProblem(NOTHING_FOUND);
  else session.open(files);
}

/** Back to the start; nothing holds on to what was dropped any more. */
function reset(): void {
  session.stop();
  results?.close();
  results = undefined;
  taken = [];
  status.textContent = '';
  forgetAddress();
  dropArea.showIdle();
  showScreen('start');
}

function onDone(result: RunResult): void {
  results?.close();
  results = undefined;
  const only = onlyRefusal(result.document);
  if (only === undefined) showDocument(result);
  else showProblem({ ...only, ...(only.needsPassword ? { onPassword } : {}) });
}

function showDocument({ document, analysed, clusters }: RunResult): void {
  dropArea.showIdle();
  const { analyst } = session;
  const files = filesOfReports(analysed);
  const sanitizerOf = (report: Report) => {
    const file = files.get(report);
    return file === undefined ? undefined : () => analyst.sanitize(file);
  };
  const faults = faultsOfReports(analysed);
  const faultsOf = (report: Report) => faults.get(report) ?? [];
  results = showResults(document, { render: analyst.render, faultsOf, sanitizerOf, clusters, onPassword });
  status.textContent = document.reports.map(({ summary }) => summary.headline).join(' ');
}

function faultsOfReports(analysed: readonly Analysed[]): ReadonlyMap<Report, readonly string[]> {
  const reports = analysed.flatMap(({ results: all }) => all).filter((result) => result.kind === 'report');
  return new Map(reports.map(({ report, faults }) => [report, faults.map(({ ruleId }) => ruleId)]));
}

/** The file of each report that is the only one of its file. */
function filesOfReports(analysed: readonly Analysed[]): ReadonlyMap<Report, FileToRead> {
  const alone = analysed.flatMap(({ file, results: [first, ...others] }) =>
    first?.kind === 'report' && others.length === 0 ? [[first.report, file] as const] : [],
  );
  return new Map(alone);
}

/** What is to be said where a single file came to nothing. */
function onlyRefusal({ reports, unreadable }: Document): ProblemWords | undefined {
  const [refused] = unreadable;
  const isOnly = reports.length === 0 && unreadable.length === 1;
  return isOnly && refused !== undefined ? problemWords(refused) : undefined;
}

function onPassword(password: string): void {
  session.open(taken, password);
}

function onFault(error: unknown): void {
  const kind = error instanceof AnalystFault ? error.message : 'unknown';
  showProblem({
    title: 'entrace itself failed',
    message: `This is a fault in entrace (${kind}), not in your capture. Report it, without the capture, where entrace is developed.`,
  });
}

function showProblem(problem: Omit<Problem, 'onDismiss'>): void {
  showScreen('start');
  dropArea.showProblem({ ...problem, onDismiss: reset });
}

const NOTHING_FOUND = {
  title: 'No capture was found',
  message:
    'Nothing in it is called like a capture (.har, .saz, .zip, .gz, .json). Choose the file itself: then it is read whatever its name.',
};
