import { nearestNames } from '../model/edit-distance.js';

/** More edits than this make another word, not a misspelling. */
const MOST_EDITS = 5;
/** People mistype a letter or two of a short word; with more edits anything is near. */
const LETTERS_PER_EDIT = 3;

/** The candidate that a misspelt word most likely meant; undefined where none is near. */
export function nearest(
  word: string,
  candidates: readonly string[],
  mostEdits = MOST_EDITS,
): string | undefined {
  return nearestNames(word, candidates, Math.min(mostEdits, Math.ceil(word.length / LETTERS_PER_EDIT)))[0];
}

/** ` Did you mean x?`, or nothing. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : ` Did you mean ${found}?`;
}
