import type { InputErrorCode } from '../input/input-error.js';

/** Why a capture has no report: it cannot be read, or its analysis came to no end. Stable: scripts branch on them. */
export type FailureCode =
  | InputErrorCode
  /** The worker died of it, twice. */
  | 'ERR_CRASHED'
  | 'ERR_TIME_LIMIT'
  | 'ERR_OUT_OF_MEMORY'
  /** Every worker that took it from the queue died or failed. */
  | 'ERR_DEAD_LETTER'
  /** A fault in entrace itself. */
  | 'ERR_FAULT';

/** A capture without a report. */
export interface FailedCapture {
  readonly name: string;
  readonly sha256: string | null;
  readonly code: FailureCode;
  /** Which capture, what is wrong, what to do next. */
  readonly message: string;
}

/** What may come out otherwise next time though the capture is the same: it is tried again when a batch goes on. */
const TRIED_AGAIN: ReadonlySet<string> = new Set<FailureCode>([
  'ERR_NO_SUCH_FILE',
  'ERR_UNREADABLE_FILE',
  'ERR_PASSWORD_NEEDED',
  'ERR_WRONG_PASSWORD',
  'ERR_CRASHED',
  'ERR_TIME_LIMIT',
  'ERR_OUT_OF_MEMORY',
  'ERR_DEAD_LETTER',
  'ERR_FAULT',
]);

/** Whether the failure is one of the capture alone, so that the result holds until the capture changes. */
export function isLasting(code: FailureCode): boolean {
  return !TRIED_AGAIN.has(code);
}
