/**
 * A copy of a text that does not hold the memory of the longer text it was cut from: an engine keeps the whole of it
 * alive for the smallest piece.
 */
export function detachedText(text: string): string {
  // Only what passes through another form is written anew; half of a surrogate pair survives this one.
  return JSON.parse(JSON.stringify(text));
}
