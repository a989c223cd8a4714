/** Bytes per call of `String.fromCharCode`: as many arguments as every engine takes. */
const STEP = 8192;

/** One character per byte (ISO 8859-1), so that no byte is lost; never fails. */
export function fromLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += STEP) {
    text += String.fromCharCode(...bytes.subarray(start, start + STEP));
  }
  return text;
}

/** The bytes that {@link fromLatin1} read. Characters beyond U+00FF lose their upper byte. */
export function toLatin1(text: string): Uint8Array {
  // By index: an iterator over a text takes ten times as long, and bodies are megabytes.
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
