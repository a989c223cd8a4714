import type { Document } from './report.js';

/**
 * Characters that JSON allows in a string but that a terminal or an editor would obey or hide: DEL and C1 controls,
 * bidirectional and zero-width characters, U+2028 and U+2029.
 */
const HIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Writes a document as JSON, two blanks a level, ended by a line feed. Hidden characters are `\u` escapes. */
export function toJson(document: Document): string {
  return `${escapeHidden(JSON.stringify(document, undefined, 2))}\n`;
}

/** Escapes what hides in JSON text. Line feeds stand only between members: JSON escapes those in strings. */
export function escapeHidden(json: string): string {
  return json.replace(HIDDEN, escapeUnits);
}

function escapeUnits(char: string): string {
  const units = Array.from({ length: char.length }, (_, at) => char.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
