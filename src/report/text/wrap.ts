import { displayWidth, sliceColumns } from './display-width.js';

/** Breaks one safe line at blanks into lines of at most so many columns; longer words are cut. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) <= columns) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = cut(word, columns);
    line = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** Cuts a word into pieces of at most so many columns. */
function cut(word: string, columns: number): string[] {
  const pieces: string[] = [];
  let rest = word;
  while (displayWidth(rest) > columns) {
    // A wide character in one column would never fit: take it all the same, or this never ends.
    const piece = untilSeparator(sliceColumns(rest, columns)) || [...rest].slice(0, 1).join('');
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
}

/** Host names, ids and URLs are easier to read when they break after a separator, if one is not too far back. */
function untilSeparator(piece: string): string {
  const tail = Math.floor(piece.length / 2);
  const at = piece.slice(tail).search(/[./?&=:_-][^./?&=:_-]*$/);
  return at < 0 ? piece : piece.slice(0, tail + at + 1);
}
