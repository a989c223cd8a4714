import { isObject } from '../model/json.js';
import type { Disguise } from './disguise.js';
import type { KnownValues } from './known-values.js';
import { knownReplacement, type TextMask } from './mask-text.js';
import { remembering } from './remembering.js';
import { replaceSpans } from './replace-spans.js';

/**
 * The last line of defence: goes through a finished report and masks every known secret and identity that is still
 * in one of its strings, in whatever spelling. Members keep their names, unless a name holds a value that cannot be
 * a word.
 */
export type Scrub = <T>(value: T) => T;

export function createScrub(known: KnownValues, disguise: Disguise, maskText: TextMask): Scrub {
  const scrubText = (text: string) => maskText(text, 'known');
  const scrubName = remembering((name) => {
    const sure = known.find(name, true).map((span) => knownReplacement(span, disguise));
    return replaceSpans(name, sure);
  });
  return createDeepMap(scrubText, scrubName);
}

/** Applies one function to every string of a value made of plain objects and arrays, another to member names. */
function createDeepMap(mapText: (text: string) => string, mapName: (name: string) => string): Scrub {
  function deep<T>(value: T): T;
  function deep(value: unknown): unknown {
    if (typeof value === 'string') return mapText(value);
    if (Array.isArray(value)) return value.map((item: unknown) => deep(item));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [mapName(name), deep(item)]));
  }
  return deep;
}
