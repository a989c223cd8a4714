/** A place in a text as an editor counts it, and as a byte of its UTF-8 form: `line 3, column 5 (byte 71)`. */
export function positionOf(text: string, at: number): string {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  const byte = new TextEncoder().encode(before).length;
  return `line ${line}, column ${at - lineStart + 1} (byte ${byte})`;
}
