import type { Unreadable } from '../report/report.js';
import { nearest } from './nearest.js';

/** A word that could be a misspelt command: no path, no extension. */
const WORD = /^[a-z]{3,12}$/i;
/** A letter or two are mistyped; more make another word. */
const MOST_EDITS = 2;

/** The command that somebody meant who got "no such file" for the first word; undefined where none is near. */
export function meantCommand(
  words: readonly string[],
  unreadable: readonly Unreadable[],
  commands: readonly string[],
): string | undefined {
  const [word = ''] = words;
  const isMissing = unreadable.some(({ name, code }) => name === word && code === 'ERR_NO_SUCH_FILE');
  if (!isMissing || !WORD.test(word)) return undefined;
  return nearest(word.toLowerCase(), commands, MOST_EDITS);
}
