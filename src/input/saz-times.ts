import type { Timings } from '../model/capture.js';
import type { FiddlerMetadata } from './fiddler-metadata.js';
import { parseTimestamp } from './timestamp.js';

/** When a session began and how long it took, by the clock of the machine that Fiddler ran on. */
export interface SazTimes {
  /** As written; undefined where no timer was set. */
  readonly startedDateTime: string | undefined;
  readonly startedMs: number | undefined;
  /** Milliseconds from the first byte of the request to the last of the answer; undefined where either is unknown. */
  readonly time: number | undefined;
  readonly timings: Timings;
  /** The start names no time zone and was read as UTC. */
  readonly isZoneAssumed: boolean;
}

export function readSazTimes(metadata: FiddlerMetadata | undefined): SazTimes {
  const timers = metadata?.timers ?? new Map<string, string>();
  // A timer that was never set reads as the year 1, which no timestamp is.
  const started = ['ClientBeginRequest', 'ClientConnected'].find((name) => parseTimestamp(timers.get(name)));
  const startedDateTime = started === undefined ? undefined : timers.get(started);
  const start = parseTimestamp(startedDateTime);
  return {
    startedDateTime,
    startedMs: start?.ms,
    time: between(timers, 'ClientBeginRequest', 'ClientDoneResponse'),
    timings: readTimings(timers),
    isZoneAssumed: start?.hasZone === false,
  };
}

type Timers = FiddlerMetadata['timers'];

function readTimings(timers: Timers): Timings {
  const tcp = duration(timers, 'TCPConnectTime');
  const ssl = duration(timers, 'HTTPSHandshakeTime');
  return withoutUndefined({
    dns: duration(timers, 'DNSTime'),
    // HAR counts the TLS handshake into `connect`, Fiddler apart from it.
    connect: tcp === undefined ? undefined : tcp + (ssl ?? 0),
    ssl,
    send: between(timers, 'FiddlerBeginRequest', 'ServerGotRequest'),
    wait: between(timers, 'ServerGotRequest', 'ServerBeginResponse'),
    receive: between(timers, 'ServerBeginResponse', 'ServerDoneResponse'),
  });
}

/** Digits, grouped as the country of the user does it: `1234`, `1,234`, `1.234`, `1 234` with any blank. */
const AMOUNT = /^(?:\d{1,9}|\d{1,3}(?:[.,'’\s]\d{3}){1,2})$/;

function duration(timers: Timers, name: string): number | undefined {
  const text = timers.get(name);
  return text !== undefined && AMOUNT.test(text) ? Number(text.replace(/\D/g, '')) : undefined;
}

/** Undefined where a timer was not set, or the clock was turned back in between. */
function between(timers: Timers, from: string, to: string): number | undefined {
  const start = parseTimestamp(timers.get(from))?.ms;
  const end = parseTimestamp(timers.get(to))?.ms;
  return start === undefined || end === undefined || end < start ? undefined : end - start;
}

function withoutUndefined(all: { readonly [Name in keyof Timings]: number | undefined }): Timings {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
