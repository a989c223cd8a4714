/** A value taken apart: what it begins and ends with like the other, and what differs. */
export interface Difference {
  readonly before: string;
  /** Empty where this value lacks what the other has. */
  readonly differs: string;
  readonly after: string;
}

/** Longer values are not read letter by letter. */
const LONGEST_COMPARED = 240;
/** Values that share less than this are simply two values: marks would only be noise. */
const FEWEST_SHARED = 0.5;

/**
 * Where two values differ, by value; undefined where there are not exactly two, where they are equal, or where they
 * have little in common.
 */
export function compareValues(
  values: readonly (string | undefined)[],
): ReadonlyMap<string, Difference> | undefined {
  const [one, other, ...more] = [...new Set(values.filter((value) => value !== undefined))];
  if (one === undefined || other === undefined || more.length > 0) return undefined;
  if (Math.max(one.length, other.length) > LONGEST_COMPARED) return undefined;
  const start = sharedStart([...one], [...other]);
  const end = sharedStart([...one].slice(start).toReversed(), [...other].slice(start).toReversed());
  if ((start + end) / Math.max([...one].length, [...other].length) < FEWEST_SHARED) return undefined;
  return new Map([one, other].map((value): [string, Difference] => [value, parts(value, start, end)]));
}

function sharedStart(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((char, position) => char !== other[position]);
  return at < 0 ? one.length : at;
}

function parts(value: string, start: number, end: number): Difference {
  const chars = [...value];
  const last = chars.length - end;
  return {
    before: chars.slice(0, start).join(''),
    differs: chars.slice(start, last).join(''),
    after: chars.slice(last).join(''),
  };
}
