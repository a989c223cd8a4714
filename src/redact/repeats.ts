/** Whether a value was there before in the same place, such as a header of the same name; notes that it is there now. */
export type Repeats = (place: string, value: string) => boolean;

/** Beyond so many values the memory of a large capture would be spent on what seldom comes again. */
const MOST_REMEMBERED = 20_000;

/** A browser sends most of its headers with every request, and a token with every call. */
export function createRepeats(): Repeats {
  const places = new Map<string, Set<string>>();
  return (place, value) => {
    const known = places.get(value);
    if (known?.has(place) === true) return true;
    if (places.size >= MOST_REMEMBERED) places.clear();
    if (known === undefined || places.size === 0) places.set(value, new Set([place]));
    else known.add(place);
    return false;
  };
}
