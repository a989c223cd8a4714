import { nearestNames } from '../model/edit-distance.js';
import { comparable } from './find-app.js';
import { WELL_KNOWN_RESOURCES } from './resources.js';

/** More wrong letters than these make another name, not a typing error. */
const MOST_EDITS = 2;
/** In a shorter name, so many wrong letters are another name too. */
const SHORTEST_IDENTIFIER = 8;

/** The App ID URI of Microsoft's that a name was probably meant to be; undefined where it is one, or like none. */
export function findNearestResource(identifier: string): string | undefined {
  const name = comparable(identifier);
  if (name.length < SHORTEST_IDENTIFIER) return undefined;
  // Application ids of Microsoft differ by a digit or two from each other: a near one proves nothing.
  const known = WELL_KNOWN_RESOURCES.flatMap(({ identifiers }) => identifiers);
  const uris = known.filter((uri) => !uri.includes('{'));
  const [nearest] = nearestNames(name, uris.map(comparable), MOST_EDITS);
  return nearest === name ? undefined : uris.find((uri) => comparable(uri) === nearest);
}
