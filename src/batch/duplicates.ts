import { escapeHidden } from '../report/to-json.js';
import type { CaptureRow } from './capture-row.js';
import { type SortedLines, sortLines } from './sorted-lines.js';
import { readLines, type TextFile } from './text-file.js';

/** A row with its place in the list, and the first capture of the same bytes. */
export interface PlacedRow {
  readonly row: CaptureRow;
  /** Name of the first capture with these bytes; null where this is it, or the only one. */
  readonly duplicateOf: string | null;
}

/** Digits of a place in a line that is sorted as text: for more captures than there will ever be. */
const PLACE_DIGITS = 12;

/** Writes a row where {@link findDuplicateRows} reads it. */
export async function writeRow(file: TextFile, row: CaptureRow): Promise<void> {
  await file.write(`${escapeHidden(JSON.stringify(row))}\n`);
}

/** The rows of a file, in order, each with the capture that it repeats; and how many repeat one. */
export async function findDuplicateRows(
  path: string,
  folder: string,
): Promise<{ readonly count: number; readonly read: () => AsyncIterable<PlacedRow> }> {
  const byHash = await sortLines(hashLines(path), `${folder}/hashes`);
  const marks = await sortLines(markLines(byHash), `${folder}/marks`);
  return { count: marks.count, read: () => joinMarks(path, marks) };
}

/** Rows as they were written. */
async function* readRows(path: string): AsyncIterable<CaptureRow> {
  for await (const line of readLines(path)) {
    const row: CaptureRow = JSON.parse(line);
    yield row;
  }
}

async function* hashLines(path: string): AsyncIterable<string> {
  let place = 0;
  for await (const { sha256, name } of readRows(path)) {
    if (sha256 !== null) yield escapeHidden(JSON.stringify([sha256, placeText(place), name]));
    place++;
  }
}

function placeText(place: number): string {
  return String(place).padStart(PLACE_DIGITS, '0');
}

/** Captures with the same hash follow one another, the first one first. */
async function* markLines(byHash: SortedLines): AsyncIterable<string> {
  let first: { readonly sha256: string; readonly name: string } | undefined;
  for await (const line of byHash.read()) {
    const [sha256, place, name]: [string, string, string] = JSON.parse(line);
    if (first?.sha256 === sha256) yield escapeHidden(JSON.stringify([place, first.name]));
    else first = { sha256, name };
  }
}

/** Both are in order of places. */
async function* joinMarks(path: string, marks: SortedLines): AsyncIterable<PlacedRow> {
  const lines = marks.read()[Symbol.asyncIterator]();
  let mark = await lines.next();
  let place = 0;
  for await (const row of readRows(path)) {
    const [marked, name]: [string?, string?] = mark.done === true ? [] : JSON.parse(mark.value);
    const isMarked = marked === placeText(place++);
    yield { row, duplicateOf: isMarked ? (name ?? null) : null };
    if (isMarked) mark = await lines.next();
  }
}
