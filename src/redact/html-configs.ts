import { objectEnd } from '../model/html.js';
import { parseJson } from '../model/json.js';
import type { Span } from './text-shapes.js';

/** Where the pages of Entra put their state, B2C's and the classic sign-in page's names for it included. */
const CONFIG_STARTS = /(?:\$Config|ServerData|SETTINGS|SA_FIELDS)\s*=\s*(?=\{)/g;

/** A page has one or two; a hostile one could open thousands that each run to its end. */
const MOST_CONFIGS = 8;

/** The JSON objects that a page's script assigns to `$Config` and the like. */
export function htmlConfigs(html: string): unknown[] {
  return findConfigs(html).flatMap(({ start, end }) => parseJson(html.slice(start, end)) ?? []);
}

/** Where those objects stand. */
export function findConfigs(html: string): Span[] {
  return [...html.matchAll(CONFIG_STARTS)].slice(0, MOST_CONFIGS).flatMap(({ 0: text, index }) => {
    const start = index + text.length;
    const end = objectEnd(html, start);
    return end === undefined ? [] : [{ start, end }];
  });
}
