import type { ByteSource } from './byte-source.js';
import type { EntryFinder, InputNumber } from './entry-finder.js';
import { createHarScanner } from './har-scanner.js';
import type { EntryReader, ScannedHar } from './scanned-har.js';

/**
 * Reads a HAR of any size in one pass and in constant memory: the entries that the reader wants are parsed, of
 * the rest an index is kept. A cut or broken file gives all entries that are whole; nothing is thrown but what the
 * source and the reader throw. The source is not closed, and not read to its end where that would change nothing.
 */
export async function readLargeHar<T>(
  source: ByteSource,
  reader: EntryReader<T>,
  finder?: EntryFinder,
): Promise<ScannedHar<T>> {
  const scanner = createHarScanner(reader, finder);
  let input: InputNumber = 0;
  let reading = source.read(scanner.inputs[input]);
  for (;;) {
    const isLate: boolean = typeof reading !== 'number';
    const length: number = await reading;
    if (length === 0) break;
    const next: InputNumber = isLate && input === 0 ? 1 : 0;
    // While these bytes are scanned the next ones arrive in the other buffer.
    const ahead = isLate ? readAhead(source, scanner.inputs[next]) : undefined;
    if (!scanner.scan(input, length, next)) break;
    reading = ahead ?? source.read(scanner.inputs[next]);
    input = next;
  }
  return scanner.end();
}

/** A failed read is reported when it is waited for, and is no unhandled rejection until then. */
function readAhead(source: ByteSource, into: Uint8Array): Promise<number> {
  const reading = Promise.resolve(source.read(into));
  reading.catch(() => undefined);
  return reading;
}
