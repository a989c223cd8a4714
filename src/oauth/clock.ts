import type { Entry } from '../model/capture.js';
import { headerValue } from '../model/headers.js';

/** The server's clock in a response (RFC 9110 section 6.6.1), milliseconds since 1970; cached answers have an old one. */
export function serverTime(entry: Entry): number | undefined {
  if (entry._fromCache !== undefined) return undefined;
  const date = headerValue(entry.response.headers, 'date');
  const ms = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(ms) ? undefined : ms;
}

/** When the answer began to arrive by the client's clock, milliseconds since 1970. */
function clientTimeOfAnswer(entry: Entry): number | undefined {
  if (entry.startedMs === undefined) return undefined;
  return entry.startedMs + Math.max(0, (entry.time ?? 0) - (entry.timings.receive ?? 0));
}

/** Fewer answers say nothing about a clock (rule 119). */
const LEAST_SAMPLES = 3;

export interface ClockSkew {
  /** Server minus client, seconds: positive where the client's clock is behind. */
  readonly skewSeconds: number;
  readonly samples: number;
}

/**
 * The median difference between the servers' clocks and the recorder's (protocol facts 4.8). Undefined where the
 * capture has too few answers, or where the exporter gave all entries one and the same time.
 */
export function findClockSkew(entries: readonly Entry[]): ClockSkew | undefined {
  if (entries.length > 1 && new Set(entries.map((entry) => entry.startedMs)).size === 1) return undefined;
  const differences = entries.flatMap((entry) => {
    const server = serverTime(entry);
    const client = clientTimeOfAnswer(entry);
    return server === undefined || client === undefined ? [] : [(server - client) / 1000];
  });
  if (differences.length < LEAST_SAMPLES) return undefined;
  const sorted = differences.toSorted((a, b) => a - b);
  return { skewSeconds: sorted[Math.floor(sorted.length / 2)] ?? 0, samples: sorted.length };
}
