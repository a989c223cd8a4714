import type { Group } from '../alike.js';
import type { FlowReport, Report } from '../report.js';
import { entryList } from './entry-list.js';
import { flowFacts, flowTitle, groupFlows, outcomeWords } from './flow-words.js';
import { EMPTY_LINE, indent, type Line, labelled, line, paragraph, type Style, span } from './line.js';
import { found, indexReport, type ReportIndex } from './report-index.js';

const LABEL_COLUMNS = 11;
const INDENT_COLUMNS = 4;

const OUTCOME_STYLES = {
  succeeded: 'good',
  failed: 'bad',
  incomplete: 'warning',
} as const satisfies Record<FlowReport['outcome'], Style>;

/** Every flow with its client, tenant, resource and scope; flows that are the same but for their time are one. */
export function flowLines(report: Report, width: number): Line[] {
  const index = indexReport(report);
  return groupFlows(report.flows, index).flatMap((group, position) => [
    ...(position === 0 ? [] : [EMPTY_LINE]),
    ...groupLines(group, index, width),
  ]);
}

function groupLines([flow, ...others]: Group<FlowReport>, index: ReportIndex, width: number): Line[] {
  const number = String(index.flowNumbers.get(flow.id) ?? '');
  const title = line(
    span(`${number} `.padEnd(INDENT_COLUMNS), 'faint'),
    span(flowTitle(flow, index), 'strong'),
    '  ',
    span(outcomeWords(flow, index), OUTCOME_STYLES[flow.outcome]),
    span(`  ${others.length === 0 ? whereWords(flow, index) : `and ${others.length} more like it`}`, 'faint'),
  );
  const columns = width - INDENT_COLUMNS - LABEL_COLUMNS;
  const facts = flowFacts(flow).flatMap(([label, value]) =>
    labelled(label, LABEL_COLUMNS, paragraph(value, columns)),
  );
  return [title, ...indent(facts, INDENT_COLUMNS)];
}

function whereWords(flow: FlowReport, index: ReportIndex): string {
  return entryList(found(flow.messages, index.items).map(({ entry }) => entry));
}
