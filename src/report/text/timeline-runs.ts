import type { ErrorReport, TimelineItem } from '../report.js';

/** Consecutive items that say the same again. The first is shown, the others are counted. */
export interface Run {
  readonly first: TimelineItem;
  /** The items after the first; empty where nothing repeats. */
  readonly repeats: readonly TimelineItem[];
}

/** Fewer repeats than this are shown one by one: folding them would save nothing and hide times. */
const FEWEST_REPEATS = 3;

/** Groups what repeats without a break, such as the polls of a device code or the pages of an API listing. */
export function timelineRuns(items: readonly TimelineItem[], errors: readonly ErrorReport[]): Run[] {
  const codes = new Map(errors.map((error) => [error.id, error.code ?? error.error ?? '']));
  const groups: { key: string; items: TimelineItem[] }[] = [];
  for (const item of items) {
    const key = runKey(item, codes);
    const last = groups.at(-1);
    if (last?.key === key) last.items.push(item);
    else groups.push({ key, items: [item] });
  }
  return groups.flatMap((group) => toRuns(group.items));
}

function toRuns(items: readonly TimelineItem[]): Run[] {
  const [first, ...repeats] = items;
  if (first === undefined) return [];
  if (repeats.length < FEWEST_REPEATS) return items.map((item) => ({ first: item, repeats: [] }));
  return [{ first, repeats }];
}

function runKey(item: TimelineItem, codes: ReadonlyMap<string, string>): string {
  const answers = item.errors.map((error) => codes.get(error));
  const common = [item.kind, item.from, item.to, item.status, ...answers];
  // Calls of an API that went well differ only in what they fetched, which is not this report's subject.
  const wentWell = item.kind === 'protected-resource-request' && item.errors.length === 0;
  return JSON.stringify(wentWell ? common : [...common, item.flow, item.method, item.url, item.label]);
}
