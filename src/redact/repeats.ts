/** Whether a value was there before in the same place, such as a header of the same name; notes that it is there now. */
export type Repeats = (place: string, value: string) => boolean;

/** Beyond so many values the memory of a large capture would be spent on what seldom comes again. */
const MOST_REMEMBERED = 20_000;

/** A browser sends most of its headers with every request, and a token with every call. */
export function createRepeats(copy: (value: string) => string = (value) => value): Repeats {
  const places = new Map<string, Set<string>>();
  let remembered = 0;
  return (place, value) => {
    const known = places.get(place);
    if (known?.has(value) === true) return true;
    if (remembered >= MOST_REMEMBERED) return false;
    remembered += 1;
    if (known === undefined) places.set(copy(place), new Set([copy(value)]));
    else known.add(copy(value));
    return false;
  };
}
