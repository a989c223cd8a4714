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
  const tail = tailOf(value);
  const traces = new Set<string>();
  for (let shift = 0; shift < 3; shift += 1) {
    const trace = traceAt(tail, shift);
    if (trace.length < SHORTEST_TRACE) continue;
    traces.add(trace);
    traces.add(trace.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return [...traces];
}

/** The bytes that make a trace. Cut from the end: values of one kind often begin alike (`eyJ0eXAi…`, `0.A…`). */
const TAIL_BYTES = Math.floor((LONGEST_TRACE * 3) / 4);

/** The last bytes of a value in UTF-8, as characters. */
function tailOf(value: string): string {
  const tail = value.slice(-TAIL_BYTES);
  if (!/[^\0-\x7f]/.test(tail)) return tail;
  // One character more, for the first may be half of a pair.
  return String.fromCharCode(...new TextEncoder().encode(value.slice(-TAIL_BYTES - 1)).slice(-TAIL_BYTES));
}

function traceAt(tail: string, shift: number): string {
  const padded = '\0'.repeat(shift) + tail;
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor((padded.length * 8) / 6);
  return btoa(padded).slice(first, last);
}
