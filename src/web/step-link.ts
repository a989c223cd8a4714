import { type Child, element } from '../report/html/element.js';

/** A link to another place of this page: a click goes there without loading anything. */
export function stepLink(href: string, go: () => void, ...children: readonly Child[]): HTMLAnchorElement {
  const link = element('a', { href }, ...children);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    go();
  });
  return link;
}
