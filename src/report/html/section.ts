import { type Child, element } from './element.js';
import type { SectionName } from './place.js';

/** A section with its heading, which can be gone to. */
export function section(name: SectionName, title: string, ...children: readonly Child[]): HTMLElement {
  const id = `section-${name}`;
  return element(
    'section',
    { class: `section section-${name}`, 'aria-labelledby': id },
    element('h2', { id, tabindex: -1 }, title),
    ...children,
  );
}

/** A row of a list of facts: its name on the left. Left out where there is nothing to say. */
export function fact(name: string, ...children: readonly Child[]): HTMLElement | undefined {
  const shown = children.filter((child) => child !== undefined && child !== '');
  if (shown.length === 0) return undefined;
  return element('div', { class: 'fact' }, element('dt', {}, name), element('dd', {}, ...shown));
}

/** A captured value. */
export function value(text: string): HTMLElement {
  return element('code', { class: 'value' }, text);
}
