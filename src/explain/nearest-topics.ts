import { nearestNames } from '../model/edit-distance.js';
import { TOPIC_NAMES, topicsNamed } from './topic-index.js';

/** More edits than this make another word, not a misspelling. */
const MOST_EDITS = 4;
/** People mistype a letter or two of a short name; with more edits anything is near. */
const LETTERS_PER_EDIT = 4;
/** A longer list is not read. */
const MOST_SUGGESTIONS = 5;
/** Nothing longer is a misspelt name; the bound keeps a pasted file from being compared letter by letter. */
const LONGEST_COMPARED = 64;

/** The names that a misspelt one most likely meant, nearest first; then those that it is a part of. */
export function nearestTopics(text: string): string[] {
  const asked = text.trim().toLowerCase();
  if (asked === '' || asked.length > LONGEST_COMPARED) return [];
  const limit = Math.min(MOST_EDITS, Math.ceil(asked.length / LETTERS_PER_EDIT));
  const ranked = nearestNames(asked, TOPIC_NAMES.toSorted(), limit);
  const longer = TOPIC_NAMES.filter((name) => asked.length > 2 && name.includes(asked) && isProper(name));
  const names = [...ranked, ...longer].map(properName);
  return [...new Set(names)].slice(0, MOST_SUGGESTIONS);
}

/** The topic's own spelling: aliases lead to it and need not all be listed. */
function properName(spelling: string): string {
  return topicsNamed(spelling)[0]?.name ?? spelling;
}

/** Parts of symbolic names of codes would lead anywhere. */
function isProper(spelling: string): boolean {
  return topicsNamed(spelling).some(({ name }) => name.toLowerCase() === spelling);
}
