import type { Topic } from '../../knowledge/topic.js';
import { claimNote, claimTopic } from './claim-words.js';
import { element } from './element.js';
import { value } from './section.js';

/** A header or payload as a table: name, value, what it means. */
export function claimTable(title: string, object: Readonly<Record<string, unknown>>): HTMLElement {
  const rows = Object.entries(object).map(([name, member]) => claimRow(name, member));
  return element('table', { class: 'claims' }, element('caption', {}, title), element('tbody', {}, ...rows));
}

function claimRow(name: string, member: unknown): HTMLElement {
  const topic = claimTopic(name);
  const note = claimNote(name, member);
  const shown = typeof member === 'string' ? member : JSON.stringify(member);
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name),
    element(
      'td',
      {},
      value(shown),
      note === undefined ? undefined : element('div', { class: 'claim-note' }, note),
    ),
    element('td', { class: 'meaning' }, topic === undefined ? undefined : meaning(topic)),
  );
}

/** The title of a claim; the rest of what is known of it opens below. */
function meaning({ title, summary, sections }: Topic): HTMLElement {
  const more = sections.map(({ heading, lines }) =>
    element(
      'div',
      {},
      element('strong', {}, heading),
      element('ul', {}, ...lines.map((line) => element('li', {}, line))),
    ),
  );
  return element('details', {}, element('summary', {}, title), element('p', {}, summary), ...more);
}
