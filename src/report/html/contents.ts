import { element } from './element.js';
import { SECTIONS } from './place.js';
import { placeLink } from './place-link.js';
import type { ViewContext } from './view-context.js';

/** Links to the sections that these parts of the page hold, in the order in which they stand there. */
export function contents(context: ViewContext, parts: readonly (HTMLElement | undefined)[]): HTMLElement {
  const headings = parts.flatMap((part) => [...(part?.querySelectorAll('h2') ?? [])]);
  const links = headings.flatMap((heading) => {
    const section = SECTIONS.find((name) => heading.id === `section-${name}`);
    return section === undefined ? [] : [placeLink(context, { section }, heading.textContent)];
  });
  const items = links.map((link) => element('li', {}, link));
  return element('nav', { class: 'contents', 'aria-label': 'Sections' }, element('ul', {}, ...items));
}
