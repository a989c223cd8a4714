import { objectEnd } from '../model/html.js';
import { parseJson } from '../model/json.js';

/** Where the pages of Entra put their state, B2C's and the classic sign-in page's names for it included. */
const CONFIG_STARTS = /(?:\$Config|ServerData|SETTINGS|SA_FIELDS)\s*=\s*(?=\{)/g;

/** A page has one or two; a hostile one could open thousands that each run to its end. */
const MOST_CONFIGS = 8;

/** The JSON objects that a page's script assigns to `$Config` and the like. */
export function htmlConfigs(html: string): unknown[] {
  const configs: unknown[] = [];
  for (const match of [...html.matchAll(CONFIG_STARTS)].slice(0, MOST_CONFIGS)) {
    const start = match.index + match[0].length;
    const end = objectEnd(html, start);
    const config = end === undefined ? undefined : parseJson(html.slice(start, end));
    if (config !== undefined) configs.push(config);
  }
  return configs;
}
