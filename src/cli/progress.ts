/** Told how much of a file has been read, in bytes. */
export type OnRead = (done: number, total: number) => void;

/** A line on the terminal that says how far the reading is; it is gone once the work is done. */
export interface Progress {
  readonly onRead: OnRead;
  readonly clear: () => void;
}

/** What of a terminal is used; standard error is one. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

/** Nobody waits for what is shorter, and a line that flashes up disturbs. */
const FIRST_AFTER_MS = 400;
/** Ten pictures a second look smooth and cost nothing. */
const REDRAW_MS = 100;
const BAR_COLUMNS = 30;
const CLEAR_LINE = '\r\u001b[K';

/** Shows progress on a terminal; elsewhere (undefined, too), and where it is not wanted, nothing. */
export function createProgress(
  stream: ProgressStream | undefined,
  isWanted: boolean,
  now: () => number,
): Progress {
  if (!isWanted || stream?.isTTY !== true) return { onRead: () => {}, clear: () => {} };
  let nextAt = now() + FIRST_AFTER_MS;
  let isShown = false;
  return {
    onRead: (done, total) => {
      if (now() < nextAt) return;
      nextAt = now() + REDRAW_MS;
      isShown = true;
      stream.write(`\r${progressLine(done, total)}`);
    },
    clear: () => {
      if (isShown) stream.write(CLEAR_LINE);
      isShown = false;
    },
  };
}

/** `Reading ███████░░░░░  37 %`. */
export function progressLine(done: number, total: number): string {
  const part = total <= 0 ? 1 : Math.min(1, done / total);
  const full = Math.round(part * BAR_COLUMNS);
  const percent = `${Math.floor(part * 100)}`.padStart(3);
  return `Reading ${'█'.repeat(full)}${'░'.repeat(BAR_COLUMNS - full)} ${percent} %`;
}
