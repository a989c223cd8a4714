/** Longer names are not compared: nobody mistypes them by a letter or two, and pasted text must not cost time. */
const LONGEST = 64;

/** How many letters have to be put in, taken out or changed to make one name of the other (Levenshtein). */
export function editDistance(a: string, b: string): number {
  if (a.length > LONGEST || b.length > LONGEST) return a === b ? 0 : LONGEST;
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The names that are at most so many edits away, nearest first; equals keep their order. */
export function nearestNames(word: string, names: readonly string[], mostEdits: number): string[] {
  return names
    .filter((name) => Math.abs(name.length - word.length) <= mostEdits)
    .map((name) => ({ name, edits: editDistance(word, name) }))
    .filter(({ edits }) => edits <= mostEdits)
    .sort((one, other) => one.edits - other.edits)
    .map(({ name }) => name);
}
