import type { TimelineItem } from '../report.js';

/** What the table shows in one row: an item, or the count of what it left out. */
export type TimelineRow =
  | { readonly kind: 'item'; readonly item: TimelineItem }
  /** As many more of the item above, the last of them given. */
  | { readonly kind: 'more'; readonly count: number; readonly last: TimelineItem }
  /** The last so many steps above, done so many times again. */
  | { readonly kind: 'again'; readonly steps: number; readonly times: number; readonly last: TimelineItem };

/** Fewer repeats than this are shown one by one: folding them would save little and hide times. */
const FEWEST_REPEATS = 3;
/** Longer patterns are not looked for: nobody would recognise them, and the search stays linear. */
const LONGEST_PATTERN = 8;

/** Consecutive items with the same key. */
interface Step {
  readonly key: string;
  readonly items: readonly TimelineItem[];
}

/**
 * Folds what repeats without a break, so that the polls of a device code, the pages of an API listing or a token
 * fetched anew for each of 90 calls do not bury the story. `keyOf` gives the same text for items that a reader
 * would take for the same again.
 */
export function foldTimeline(
  items: readonly TimelineItem[],
  keyOf: (item: TimelineItem) => string,
): TimelineRow[] {
  const steps = toSteps(items, keyOf);
  const rows: TimelineRow[] = [];
  let at = 0;
  while (at < steps.length) {
    const { length, times } = findPattern(steps, at);
    for (const step of steps.slice(at, at + length)) rows.push(...stepRows(step));
    at += length * (times + 1);
    const last = steps[at - 1]?.items.at(-1);
    if (times > 0 && last !== undefined) rows.push({ kind: 'again', steps: length, times, last });
  }
  return rows;
}

function toSteps(items: readonly TimelineItem[], keyOf: (item: TimelineItem) => string): Step[] {
  const steps: { key: string; items: TimelineItem[] }[] = [];
  for (const item of items) {
    const key = keyOf(item);
    const last = steps.at(-1);
    if (last?.key === key) last.items.push(item);
    else steps.push({ key, items: [item] });
  }
  return steps;
}

/** How many steps from here on are done over and over, and how many more times; one step, never again, for none. */
function findPattern(steps: readonly Step[], at: number): { length: number; times: number } {
  for (let length = 2; length <= LONGEST_PATTERN; length += 1) {
    const times = countRepeats(steps, at, length);
    if (times >= FEWEST_REPEATS) return { length, times };
  }
  return { length: 1, times: 0 };
}

function countRepeats(steps: readonly Step[], at: number, length: number): number {
  let next = at + length;
  while (next < steps.length && steps[next]?.key === steps[next - length]?.key) next += 1;
  return Math.floor((next - at) / length) - 1;
}

function stepRows({ items }: Step): TimelineRow[] {
  const [first, ...repeats] = items;
  const last = repeats.at(-1);
  if (first === undefined) return [];
  if (last === undefined || repeats.length < FEWEST_REPEATS)
    return items.map((item) => ({ kind: 'item', item }));
  return [
    { kind: 'item', item: first },
    { kind: 'more', count: repeats.length, last },
  ];
}
