/** ISO 8601 UTC of milliseconds since 1970; null where the capture does not say, or says nonsense. */
export function toIsoTime(ms: number | undefined): string | null {
  if (ms === undefined || !Number.isFinite(ms) || Math.abs(ms) > LARGEST_TIME_MS) return null;
  return new Date(ms).toISOString();
}

/** The range of ECMAScript time values. */
const LARGEST_TIME_MS = 8.64e15;
