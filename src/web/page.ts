import { AnalystFault } from './analyst.js';
import { forgetAddress } from './address.js';
import { createDropArea, type Problem } from './drop-area.js';
import type { NamedFile } from './dropped-files.js';
import { problemWords } from './problem-words.js';
import type { OpenScreen } from './report-screen.js';
import { showResults } from './results.js';
import type { Analysed } from './run.js';
import { sampleFile } from './sample.js';
import { showScreen } from './screens.js';
import { createSession } from './session.js';
import { staticPart } from './static-part.js';
import { takeCaptures } from './take-captures.js';
import { toDocument } from './to-document.js';

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
staticPart('home').addEventListener('click', (event) => {
  event.preventDefault();
  reset();
});
staticPart('try-sample').addEventListener('click', () => {
  void sampleFile().then((file) => open([file]));
});
staticPart('insecure').hidden = isSecureContext;

function open(files: readonly NamedFile[]): void {
  reset();
  if (files.length === 0) return showProblem(NOTHING_FOUND);
  taken = files;
  session.open(files);
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

function onDone(analysed: readonly Analysed[]): void {
  const document = toDocument(analysed);
  const onPassword = (password: string) => session.open(taken, password);
  const [refused] = document.unreadable;
  results?.close();
  results = undefined;
  if (document.reports.length === 0 && document.unreadable.length === 1 && refused !== undefined) {
    const { needsPassword, ...words } = problemWords(refused);
    return showProblem({ ...words, ...(needsPassword ? { onPassword } : {}) });
  }
  dropArea.showIdle();
  results = showResults(document, { render: session.analyst.render, onPassword });
  status.textContent = document.reports.map(({ summary }) => summary.headline).join(' ');
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
  message: 'Nothing in it is called like a capture (.har, .saz, .zip, .gz, .json). Choose the file itself: then it is read whatever its name.',
};
