import type { Count } from './tally.js';

/** Captures over time, by when they began. */
export interface TimeBuckets {
  readonly unit: 'hour' | 'day' | 'month';
  /** Without gaps; beginnings in ISO 8601 UTC, cut to the unit. Captures without a time are in none. */
  readonly buckets: readonly { readonly start: string; readonly captures: number; readonly broken: number }[];
}

/** How many characters of an ISO time name a bucket. */
const DIGITS = { hour: 13, day: 10, month: 7 } as const;

/** A chart of more bars cannot be read. */
const MOST_BUCKETS = 72;

/** The bucket that counts are kept in until the whole range is known. */
export function hourOf(time: string): string {
  return time.slice(0, DIGITS.hour);
}

/** Puts counts by the hour together so that few buckets show the whole range. */
export function toTimeBuckets(hours: readonly Count[]): TimeBuckets {
  const fitting = (['hour', 'day'] as const).find((unit) => spanOf(hours, unit) <= MOST_BUCKETS);
  const unit = fitting ?? 'month';
  const sums = new Map<string, { captures: number; broken: number }>();
  for (const { id, captures, broken } of hours) {
    const start = id.slice(0, DIGITS[unit]);
    const sum = sums.get(start) ?? { captures: 0, broken: 0 };
    sums.set(start, { captures: sum.captures + captures, broken: sum.broken + broken });
  }
  const starts = unit === 'month' ? [...sums.keys()] : withoutGaps([...sums.keys()], unit);
  return { unit, buckets: starts.map((start) => ({ start, ...(sums.get(start) ?? EMPTY) })) };
}

const EMPTY = { captures: 0, broken: 0 } as const;

const UNIT_MS = { hour: 3_600_000, day: 86_400_000 } as const;

function spanOf(hours: readonly Count[], unit: 'hour' | 'day'): number {
  const first = hours[0];
  const last = hours.at(-1);
  if (first === undefined || last === undefined) return 0;
  return (timeOf(last.id) - timeOf(first.id)) / UNIT_MS[unit] + 1;
}

function withoutGaps(starts: readonly string[], unit: 'hour' | 'day'): string[] {
  const first = starts[0];
  const last = starts.at(-1);
  if (first === undefined || last === undefined) return [];
  const filled: string[] = [];
  for (let time = timeOf(first); time <= timeOf(last); time += UNIT_MS[unit]) {
    filled.push(new Date(time).toISOString().slice(0, DIGITS[unit]));
  }
  return filled;
}

function timeOf(start: string): number {
  return Date.parse(start.length === DIGITS.hour ? `${start}:00:00Z` : `${start}T00:00:00Z`);
}
