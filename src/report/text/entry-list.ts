/** More entries than this are counted rather than named. */
const NAMED_ENTRIES = 6;

/** `entry 3`, `entries 3, 5 and 8`, `entries 1–9`, `entries 1, 3, 5, 7, 9, 11 and 20 more`; empty for none. */
export function entryList(entries: readonly number[]): string {
  const sorted = [...new Set(entries)].sort((one, other) => one - other);
  const ranges = toRanges(sorted);
  if (sorted.length === 0) return '';
  if (sorted.length === 1) return `entry ${sorted[0]}`;
  const named = ranges.slice(0, NAMED_ENTRIES);
  const rest = ranges.slice(NAMED_ENTRIES).reduce((sum, range) => sum + range.last - range.first + 1, 0);
  const words = named.flatMap(rangeInWords);
  return `entries ${joinWords(rest === 0 ? words : [...words, `${rest} more`])}`;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function toRanges(sorted: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (const entry of sorted) {
    const last = ranges.at(-1);
    if (last?.last === entry - 1) ranges[ranges.length - 1] = { first: last.first, last: entry };
    else ranges.push({ first: entry, last: entry });
  }
  return ranges;
}

/** Two neighbours are named; a range of two would be no shorter. */
function rangeInWords({ first, last }: Range): string[] {
  if (last - first > 1) return [`${first}–${last}`];
  return first === last ? [String(first)] : [String(first), String(last)];
}

/** `a`, `a and b`, `a, b and c`; or with another word before the last. */
export function joinWords(words: readonly string[], before = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${before} ${words.at(-1)}`;
}
