import { comparable } from './find-app.js';
import { WELL_KNOWN_RESOURCES } from './resources.js';

/** More wrong letters than these make another name, not a typing error. */
const MOST_EDITS = 2;

/** Longer text is no App ID URI; the bound keeps the comparison cheap on hostile input. */
const LONGEST_IDENTIFIER = 200;

/** The App ID URI of Microsoft's that a name was probably meant to be; undefined where it is one, or like none. */
export function findNearestResource(identifier: string): string | undefined {
  const name = comparable(identifier);
  if (name.length < 8 || name.length > LONGEST_IDENTIFIER) return undefined;
  // Application ids of Microsoft differ by a digit or two from each other: a near one proves nothing.
  const known = WELL_KNOWN_RESOURCES.flatMap(({ identifiers }) => identifiers);
  const plain = known.filter((each) => !each.includes('{'));
  if (plain.some((each) => comparable(each) === name)) return undefined;
  return plain.find((each) => countEdits(name, comparable(each)) <= MOST_EDITS);
}

/** Letters to change, add or drop (Levenshtein); stops counting where the lengths alone differ too much. */
function countEdits(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MOST_EDITS) return MOST_EDITS + 1;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...a].entries()) {
    const next = [line + 1];
    for (let column = 0; column < b.length; column++) {
      const replaced = (row[column] ?? 0) + (b[column] === letter ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
