/**
 * What a value looks like somewhere inside a base64 text. Base64 packs three bytes into four characters, so the
 * same bytes are spelled in three ways, by where they fall; the characters shared with a neighbour are left out.
 */

/** A longer trace finds nothing that this does not: a hit masks the whole base64 run. */
const LONGEST_TRACE = 32;

/** Fewer characters of base64 would occur by chance in any image. */
const SHORTEST_TRACE = 7;

/** The traces of a value in base64 and base64url, each once; none where it is too short to be told. */
export function base64Traces(value: string): readonly string[] {
  const bytes = new TextEncoder().encode(value);
  const traces = new Set<string>();
  for (let shift = 0; shift < 3; shift += 1) {
    const trace = traceAt(bytes, shift);
    if (trace.length < SHORTEST_TRACE) continue;
    traces.add(trace);
    traces.add(trace.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return [...traces];
}

function traceAt(bytes: Uint8Array, shift: number): string {
  // Cut from the end: values of one kind often begin alike (`eyJ0eXAi…`, `0.A…`) and differ at their end.
  const keep = Math.min(bytes.length, Math.floor((LONGEST_TRACE * 3) / 4));
  const tail = bytes.subarray(bytes.length - keep);
  const padded = '\0'.repeat(shift) + String.fromCharCode(...tail);
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor((padded.length * 8) / 6);
  return btoa(padded).slice(first, last);
}
