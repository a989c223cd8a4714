import type { Verdict } from '../batch/capture-row.js';

/** A line on the terminal that says how far a batch is, how fast, and how long it will take; gone in the end. */
export interface BatchProgress {
  readonly onListed: (count: number) => void;
  readonly onOutcome: (verdict: Verdict) => void;
  readonly stop: () => void;
}

const FORMAT =
  '{bar} {percentage} % · {value} of {total} · {rate}/s · {left} left · {broken} broken · {unreadable} unreadable';
/** Rate and remaining time follow the last half minute, not the start. */
const WINDOW_MS = 30_000;

/** Shows progress on a terminal; elsewhere, and where it is not wanted, nothing. */
export async function createBatchProgress(
  stream: NodeJS.WriteStream,
  isWanted: boolean,
  now: () => number,
): Promise<BatchProgress> {
  if (!isWanted || !stream.isTTY) return { onListed: () => {}, onOutcome: () => {}, stop: () => {} };
  const { SingleBar } = (await import('cli-progress')).default;
  const bar = new SingleBar({
    stream,
    format: FORMAT,
    hideCursor: true,
    clearOnComplete: true,
    fps: 4,
    barsize: 24,
  });
  const counts = { done: 0, broken: 0, unreadable: 0 };
  const rate = createRate(now);
  let total = 0;
  const payload = () => ({
    broken: counts.broken,
    unreadable: counts.unreadable,
    rate: rateWords(rate.perSecond()),
    left: leftWords((total - counts.done) / rate.perSecond()),
  });
  return {
    onListed: (count) => {
      total = count;
      bar.start(count, 0, payload());
    },
    onOutcome: (verdict) => {
      counts.done++;
      rate.add();
      if (verdict !== 'nothing-wrong') counts[verdict]++;
      bar.update(counts.done, payload());
    },
    stop: () => bar.stop(),
  };
}

/** Counts events per second over the last {@link WINDOW_MS}. */
export function createRate(now: () => number) {
  /** Events and the second in which they came. */
  let seconds: { readonly at: number; count: number }[] = [];
  const start = now();
  return {
    add: (): void => {
      const at = Math.floor(now() / 1000);
      const last = seconds.at(-1);
      if (last?.at === at) last.count++;
      else seconds = [...seconds.filter((each) => each.at > at - WINDOW_MS / 1000), { at, count: 1 }];
    },
    /** 0 before the first event. */
    perSecond: (): number => {
      const count = seconds.reduce((sum, each) => sum + each.count, 0);
      const elapsedMs = Math.min(WINDOW_MS, now() - start);
      return elapsedMs <= 0 ? 0 : (count * 1000) / elapsedMs;
    },
  };
}

function rateWords(perSecond: number): string {
  return perSecond < 10 ? perSecond.toFixed(1) : String(Math.round(perSecond));
}

/** `42 s`, `5 min`, `2 h 5 min`; nothing is known before the first capture. */
export function leftWords(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
