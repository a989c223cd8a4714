/** Longer texts seldom come twice, and would fill the memory. */
const LONGEST_REMEMBERED = 512;

/** A report of a large capture repeats hosts, scopes and labels; beyond this many texts it starts anew. */
const MOST_REMEMBERED = 20_000;

/** Remembers what a function made of short texts: a report says most things several times, and looks at each again at the end. */
export function remembering<Result>(make: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return make(text);
    const made = known.get(text);
    if (made !== undefined) return made;
    const result = make(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, result);
    return result;
  };
}
