import type { FlowReport } from '../report.js';
import { flowFacts, flowTitle, groupFlows, outcomeWords } from '../text/flow-words.js';
import { element } from './element.js';
import { placeLink } from './place-link.js';
import { scopeTable } from './scopes.js';
import { fact, section } from './section.js';
import type { ViewContext } from './view-context.js';

/** Facts that the table of scopes shows better. */
const ELSEWHERE = new Set(['asked', 'granted']);

/** Every flow with its client, tenant and resource, and what was asked and granted; like ones are one. */
export function flows(context: ViewContext): HTMLElement | undefined {
  const { report, index } = context;
  if (report.flows.length === 0) return undefined;
  const groups = groupFlows(report.flows, index);
  return section(
    'flows',
    groups.length === 1 ? 'Flow' : 'Flows',
    ...groups.map(([flow, ...others]) => flowBody(flow, others.length, context)),
  );
}

function flowBody(flow: FlowReport, alike: number, context: ViewContext): HTMLElement {
  const number = context.index.flowNumbers.get(flow.id);
  const more = alike === 0 ? '' : ` and ${alike} more like it`;
  const facts = flowFacts(flow)
    .filter(([name]) => !ELSEWHERE.has(name))
    .map(([name, shown]) => fact(capitalised(name), shown));
  return element(
    'article',
    { class: 'flow', 'aria-label': `Flow ${number}` },
    element(
      'h3',
      {},
      element('span', { class: 'number' }, String(number ?? '')),
      flowTitle(flow, context.index),
      element('span', { class: `outcome ${flow.outcome}` }, outcomeWords(flow, context.index)),
      more === '' ? undefined : element('span', { class: 'faint' }, more),
      placeLink(context, { flow: number, section: 'messages' }, 'its messages'),
    ),
    element('dl', { class: 'facts' }, ...facts, fact('Scope', scopeTable(flow))),
  );
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
