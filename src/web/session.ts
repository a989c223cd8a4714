import { type Analyst, createAnalyst } from './analyst.js';
import type { NamedFile } from './dropped-files.js';
import { analyseFiles, type RunProgress, type RunResult } from './run.js';
import { loadView } from './shared-view.js';

export interface SessionEvents {
  /** Told now and then, and only where the work takes longer than a moment. */
  onProgress(progress: RunProgress): void;
  onDone(result: RunResult): void;
  /** A fault in entrace. */
  onFault(error: unknown): void;
}

/** One run at a time: of two the newer wins. */
export interface Session {
  readonly analyst: Analyst;
  open(files: readonly NamedFile[], password?: string): void;
  /** Stops a run, if there is one; nothing is told of it any more. */
  stop(): void;
}

/** Nobody waits for what is shorter, and a bar that flashes up disturbs. */
const QUICK_MS = 200;

export function createSession(events: SessionEvents): Session {
  const analyst = createAnalyst();
  let running: AbortController | undefined;
  // Whoever looks for a file leaves time for it; a failure is told by the run that needs the view.
  loadView(analyst).catch(() => {});

  function stop(): void {
    if (running === undefined) return;
    running.abort();
    running = undefined;
    analyst.stop();
  }

  async function run(files: readonly NamedFile[], password: string | undefined): Promise<void> {
    const mine = new AbortController();
    running = mine;
    const progress = delayed(events.onProgress, mine.signal);
    try {
      await loadView(analyst);
      const result = await analyseFiles(analyst, files, password, progress);
      if (!mine.signal.aborted) events.onDone(result);
    } catch (error) {
      if (!mine.signal.aborted) events.onFault(error);
    } finally {
      mine.abort();
      if (running === mine) running = undefined;
    }
  }

  return {
    analyst,
    open(files, password) {
      stop();
      void run(files, password);
    },
    stop,
  };
}

/** Holds back what happens in the first moment, but for the last of it, and all that comes after the end. */
function delayed(
  tell: (progress: RunProgress) => void,
  signal: AbortSignal,
): (progress: RunProgress) => void {
  let last: RunProgress | undefined;
  let isLate = false;
  setTimeout(() => {
    isLate = true;
    if (last !== undefined && !signal.aborted) tell(last);
  }, QUICK_MS);
  return (progress) => {
    last = progress;
    if (isLate && !signal.aborted) tell(progress);
  };
}
