import type { FlowReport, Report } from '../report.js';
import { flowTitle } from '../text/flow-words.js';
import { element } from './element.js';
import type { Place } from './place.js';
import type { ViewContext, ViewPart } from './view-context.js';

/** The id of the flow whose messages alone are shown; undefined where all are. */
export function flowOf({ flows }: Report, { flow }: Place): string | undefined {
  return flow === undefined ? undefined : flows[flow - 1]?.id;
}

const OUTCOMES = { succeeded: '✓', failed: '✗', incomplete: '·' } as const satisfies Record<
  FlowReport['outcome'],
  string
>;

/** Chooses the flow whose messages are shown; undefined where there are not several. */
export function flowChoice(context: ViewContext): ViewPart | undefined {
  const { report, index, navigation } = context;
  if (report.flows.length < 2) return undefined;
  const options = report.flows.map((flow, at) => {
    const words = `${at + 1} ${flowTitle(flow, index)} ${OUTCOMES[flow.outcome]}`;
    return element('option', { value: at + 1 }, words);
  });
  const select = element('select', {}, element('option', { value: '' }, 'all flows'), ...options);
  select.addEventListener('change', () => {
    navigation.go({ flow: select.value === '' ? undefined : Number(select.value) });
  });
  return {
    element: element('label', { class: 'flow-choice' }, element('span', {}, 'Show '), select),
    show: ({ flow }) => {
      select.value = flow === undefined || report.flows[flow - 1] === undefined ? '' : String(flow);
    },
  };
}
