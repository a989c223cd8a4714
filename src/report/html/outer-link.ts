import { isPlainLink } from '../plain-link.js';
import { element } from './element.js';

/** A link out of the report, opened elsewhere; where the address is no plain web address, only words. */
export function outerLink(url: string, words: string): HTMLElement {
  if (!isPlainLink(url)) return element('span', {}, `${words} (${url})`);
  return element('a', { href: url, target: '_blank', rel: 'noopener noreferrer', class: 'outer' }, words);
}
