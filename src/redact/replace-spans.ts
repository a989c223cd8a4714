import type { Span } from './text-shapes.js';

/** A stretch of a text and what to put there. */
export interface Replacement extends Span {
  /** Asked for only where it is used, so that what is covered by another takes no ordinal. */
  readonly by: () => string;
  /** Goes before the merely likely ones it overlaps. */
  readonly isKnown: boolean;
}

/** Puts the replacements in; where some overlap, the whole stretch gets the text of the surest, longest one, once. */
export function replaceSpans(text: string, replacements: readonly Replacement[]): string {
  if (replacements.length === 0) return text;
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, best } of mergeOverlaps(replacements)) {
    parts.push(text.slice(done, start), best.by());
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

interface Merged {
  readonly start: number;
  end: number;
  best: Replacement;
}

function mergeOverlaps(replacements: readonly Replacement[]): Merged[] {
  const merged: Merged[] = [];
  for (const next of replacements.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || next.start >= last.end) {
      merged.push({ start: next.start, end: next.end, best: next });
      continue;
    }
    last.end = Math.max(last.end, next.end);
    if (isBetter(next, last.best)) last.best = next;
  }
  return merged;
}

function isBetter(next: Replacement, best: Replacement): boolean {
  if (next.isKnown !== best.isKnown) return next.isKnown;
  return next.end - next.start > best.end - best.start;
}
