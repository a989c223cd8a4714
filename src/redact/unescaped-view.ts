import { decodeEntities } from '../model/entities.js';

/** A text with one layer of escapes undone, and where each of its characters stood in the original. */
export interface View {
  readonly text: string;
  /** Offset in the original of the character at `index`; the text's length maps to the original's. */
  origin(index: number): number;
}

/** Escapes nest (JSON in a query in a `Location`), but no capture needs more than three layers undone. */
const MOST_LAYERS = 3;

/**
 * The text itself, then with one, two, three layers of percent-encoding, JSON, JavaScript and HTML escapes undone,
 * as long as there is something to undo.
 */
export function unescapedViews(text: string): readonly View[] {
  const views: View[] = [{ text, origin: (index) => index }];
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const next = undoLayer(views[layer]);
    if (next === undefined) break;
    views.push(next);
  }
  return views;
}

const ESCAPE =
  /(?:%[0-9A-Fa-f]{2})+|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\["'\\/bfnrt]|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);/g;

/** Cheap test first: most strings hold no escape at all. */
const ESCAPE_STARTS = /[%\\&]/;

function undoLayer(view: View | undefined): View | undefined {
  if (view === undefined || !ESCAPE_STARTS.test(view.text)) return undefined;
  const builder = viewBuilder(view);
  for (const match of view.text.matchAll(ESCAPE)) builder.undo(match.index, match[0]);
  return builder.finish();
}

/** A stretch of a view: copied from the layer below, or one decoded character of it. */
interface Piece {
  readonly start: number;
  readonly from: number;
  readonly isCopy: boolean;
}

function viewBuilder(below: View) {
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let length = 0;
  let done = 0;
  const put = (text: string, from: number, isCopy: boolean) => {
    if (text === '') return;
    pieces.push({ start: length, from, isCopy });
    parts.push(text);
    length += text.length;
  };
  return {
    undo(index: number, spelling: string): void {
      put(below.text.slice(done, index), done, true);
      let at = index;
      for (const { source, text } of unescaped(spelling)) {
        put(text, at, false);
        at += source;
      }
      done = index + spelling.length;
    },
    finish(): View | undefined {
      if (done === 0) return undefined;
      put(below.text.slice(done), done, true);
      pieces.push({ start: length, from: below.text.length, isCopy: true });
      return { text: parts.join(''), origin: (index) => below.origin(originIn(pieces, index)) };
    },
  };
}

/** Binary search for the piece that holds an index. */
function originIn(pieces: readonly Piece[], index: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (piece === undefined) return 0;
  return piece.isCopy ? piece.from + index - piece.start : piece.from;
}

/** One decoded character and how many characters of source spelled it. */
interface Unescaped {
  readonly text: string;
  readonly source: number;
}

function unescaped(spelling: string): readonly Unescaped[] {
  if (spelling.startsWith('%')) return percentDecoded(spelling);
  if (spelling.startsWith('&')) return [{ text: decodeEntities(spelling), source: spelling.length }];
  return [{ text: backslashText(spelling), source: spelling.length }];
}

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function backslashText(spelling: string): string {
  const letter = spelling.charAt(1);
  if (letter === 'u' || letter === 'x') return String.fromCharCode(Number.parseInt(spelling.slice(2), 16));
  return CONTROLS.get(letter) ?? letter;
}

/** A run of `%XX`, one UTF-8 sequence at a time; a byte that starts none stays as it is written. */
function percentDecoded(run: string): Unescaped[] {
  const decoded: Unescaped[] = [];
  for (let at = 0; at < run.length; ) {
    const source = run.slice(at, at + 3 * sequenceLength(Number.parseInt(run.slice(at + 1, at + 3), 16)));
    const text = decodeSequence(source);
    const taken = text === undefined ? run.slice(at, at + 3) : source;
    decoded.push({ text: text ?? taken, source: taken.length });
    at += taken.length;
  }
  return decoded;
}

function sequenceLength(firstByte: number): number {
  if (firstByte < 0xc0) return 1;
  if (firstByte < 0xe0) return 2;
  return firstByte < 0xf0 ? 3 : 4;
}

function decodeSequence(source: string): string | undefined {
  try {
    return decodeURIComponent(source);
  } catch {
    return undefined;
  }
}
