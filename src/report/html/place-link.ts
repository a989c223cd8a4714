import { type Child, element } from './element.js';
import type { Place } from './place.js';
import type { ViewContext } from './view-context.js';

/** A link inside the view. */
export function placeLink(
  { navigation }: Pick<ViewContext, 'navigation'>,
  change: Partial<Place>,
  ...children: readonly Child[]
): HTMLAnchorElement {
  const link = element('a', { href: navigation.href(change) }, ...children);
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigation.go(change);
  });
  return link;
}

/** A link to a message; where the story has none of that entry, only its words. */
export function entryLink(context: ViewContext, entry: number, words = `entry ${entry}`): HTMLElement {
  if (!context.entries.has(entry)) return element('span', {}, words);
  return placeLink(context, { entry, token: undefined, section: undefined }, words);
}
