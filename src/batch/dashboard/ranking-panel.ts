import { element } from '../../report/html/element.js';
import type { Count, Ranking } from '../tally.js';
import type { Facet, Filter } from './filter.js';
import { captureCount, numberWords } from './number-words.js';
import { shareBar } from './share-bar.js';

const FIRST = 8;

/** Things by how many captures show them; a click shows those captures. */
export function rankingPanel(
  title: string,
  facet: Facet,
  { top, different }: Ranking,
  pick: (picked: Filter['picked']) => void,
): HTMLElement | undefined {
  if (top.length === 0) return undefined;
  const most = top[0]?.captures ?? 0;
  const list = element('ul', { class: 'ranking plain' });
  const show = (from: number, to: number) =>
    list.append(...top.slice(from, to).map((count) => rankingItem(facet, count, most, pick)));
  show(0, FIRST);
  const hidden = top.length - FIRST;
  const more = element('button', { type: 'button', class: 'button' }, `Show ${numberWords(hidden)} more`);
  more.addEventListener('click', () => {
    more.remove();
    show(FIRST, top.length);
  });
  return element(
    'section',
    { class: 'panel', 'aria-label': title },
    element('h2', {}, title, element('span', { class: 'faint' }, ` ${numberWords(different)}`)),
    list,
    hidden > 0 ? more : undefined,
  );
}

function rankingItem(
  facet: Facet,
  { id, name, captures, broken }: Count,
  most: number,
  pick: (picked: Filter['picked']) => void,
): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: 'ranked', title: `${captureCount(captures)}, ${numberWords(broken)} broken` },
    element('span', { class: 'ranked-name' }, name === null ? element('code', {}, id) : name),
    element('span', { class: 'ranked-count' }, numberWords(captures)),
    name === null || name === id ? undefined : element('code', { class: 'ranked-id faint' }, id),
    shareBar(
      [
        { kind: 'broken', count: broken },
        { kind: 'other', count: captures - broken },
      ],
      most,
    ),
  );
  button.addEventListener('click', () => pick({ facet, id, words: name ?? id }));
  return element('li', {}, button);
}
