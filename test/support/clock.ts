/**
 * The clock of all made-up traffic. `at` in every builder is seconds after {@link CAPTURE_START}; fractions and
 * negative numbers are fine.
 */
export const CAPTURE_START = '2026-03-02T09:00:00.000Z';

const START_MS = Date.parse(CAPTURE_START);

/** `2026-03-02T09:00:00.000Z` plus `at` seconds, as HAR writes it. */
export function isoAt(at: number): string {
  return new Date(START_MS + Math.round(at * 1000)).toISOString();
}

/** Whole seconds since 1970, as JWTs write it (NumericDate). */
export function epochAt(at: number): number {
  return Math.floor(START_MS / 1000 + at);
}

/** `Mon, 02 Mar 2026 09:00:00 GMT`, as the Date header writes it. */
export function httpDateAt(at: number): string {
  return new Date(START_MS + Math.round(at * 1000)).toUTCString();
}

/** `2026-03-02 09:00:00Z`, as Entra writes it in error bodies. */
export function entraTimeAt(at: number): string {
  return `${isoAt(at).slice(0, 19).replace('T', ' ')}Z`;
}

/** The inverse of {@link isoAt}. */
export function secondsOf(startedDateTime: string): number {
  return (Date.parse(startedDateTime) - START_MS) / 1000;
}
