import type { FlowReport } from '../report.js';
import { type ComparedScope, compareScopes } from './compare-scopes.js';
import { element } from './element.js';
import { value } from './section.js';

const WORDS = {
  both: { mark: '✓', words: 'asked and granted' },
  asked: { mark: '–', words: 'asked, not named in the answer' },
  granted: { mark: '+', words: 'granted, not asked by this name' },
  default: { mark: '∗', words: 'stands for all permissions the app was given' },
  refresh: { mark: '·', words: 'answered by a refresh token, not by name' },
  unanswered: { mark: '·', words: 'asked' },
} as const satisfies Record<ComparedScope['state'], { mark: string; words: string }>;

/** What was asked beside what was granted, permission by permission; undefined where neither is known. */
export function scopeTable({ scope }: FlowReport): HTMLElement | undefined {
  const rows = compareScopes(scope.requested, scope.granted);
  if (rows.length === 0) return undefined;
  return element('table', { class: 'scopes' }, element('tbody', {}, ...rows.map(row)));
}

function row({ name, state }: ComparedScope): HTMLElement {
  const { mark, words } = WORDS[state];
  return element(
    'tr',
    { class: state },
    element('td', { class: 'mark', 'aria-hidden': 'true' }, mark),
    element('th', { scope: 'row' }, value(name)),
    element('td', {}, words),
  );
}
