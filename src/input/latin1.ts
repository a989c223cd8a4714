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
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
