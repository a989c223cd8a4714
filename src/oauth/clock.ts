import type { Entry } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import { parseUtc } from '../model/parse-utc.js';
import type { Exchange } from './messages.js';

/** The server's clock in a response (RFC 9110 section 6.6.1), milliseconds since 1970; cached answers have an old one. */
export function serverTime(entry: Entry): number | undefined {
  if (entry._fromCache !== undefined) return undefined;
  return parseUtc(headerValue(entry.response.headers, 'date'));
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

/** Servers allow this much between clocks (protocol facts 4.8). */
export const CLOCK_TOLERANCE_SECONDS = 300;

/**
 * When the other side judged a message, seconds since 1970: by its own clock, else by the recorder's, set right by what
 * other answers show of it. Undefined where neither is recorded.
 */
export function judgedSeconds(
  { judgedMs, isServerTime }: Exchange,
  skew: ClockSkew | undefined,
): number | undefined {
  if (judgedMs === undefined) return undefined;
  return judgedMs / 1000 + (isServerTime ? 0 : (skew?.skewSeconds ?? 0));
}

/**
 * How many seconds an end of validity was past when the message was judged. Undefined where it was not, or not beyond
 * doubt: without the server's own clock only what no tolerance can explain counts.
 */
export function secondsPast(
  endSeconds: number,
  message: Exchange,
  skew: ClockSkew | undefined,
): number | undefined {
  const now = judgedSeconds(message, skew);
  const doubt = message.isServerTime ? 0 : CLOCK_TOLERANCE_SECONDS;
  return now === undefined || now <= endSeconds + doubt ? undefined : now - endSeconds;
}
