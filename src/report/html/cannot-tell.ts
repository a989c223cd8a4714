import { groupAlike } from '../alike.js';
import type { Undecided } from '../report.js';
import { element } from './element.js';
import { section } from './section.js';
import type { ViewContext } from './view-context.js';

/** More questions than this are folded. */
const OPEN_QUESTIONS = 6;

/** What the capture cannot show, each reason once; undefined where there is no open question. */
export function cannotTell(context: ViewContext): HTMLElement | undefined {
  const groups = groupAlike(context.report.undecided, ({ ruleId, reason }) =>
    JSON.stringify([ruleId, reason]),
  );
  if (groups.length === 0) return undefined;
  const items = groups.map((alike) => question(alike, context));
  const list = element('ul', { class: 'plain' }, ...items);
  if (items.length <= OPEN_QUESTIONS) return section('unknown', 'Cannot tell', list);
  const summary = element('summary', {}, `${items.length} questions that this capture leaves open`);
  return section('unknown', 'Cannot tell', element('details', {}, summary, list));
}

function question(alike: readonly [Undecided, ...Undecided[]], { index }: ViewContext): HTMLElement {
  const [{ ruleId, reason }] = alike;
  const numbers = alike.flatMap(({ flow }) => (flow === null ? [] : (index.flowNumbers.get(flow) ?? [])));
  const where = numbers.length === 0 ? [] : [`flow ${[...new Set(numbers)].join(', ')}`];
  return element('li', {}, `${reason} `, element('span', { class: 'faint' }, [ruleId, ...where].join(' · ')));
}
