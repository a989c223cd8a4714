/** A place in a text as an editor counts it, and as a byte of its UTF-8 form: `line 3, column 5 (byte 71)`. */
export function positionOf(text: string, at: number): string {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = end + 1;
  }
  const byte = new TextEncoder().encode(text.slice(0, at)).length;
  return `line ${line}, column ${at - lineStart + 1} (byte ${byte})`;
}
