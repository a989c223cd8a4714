import type { Group } from '../alike.js';
import type { FlowReport, Report } from '../report.js';
import { flowFacts, flowTitle, groupFlows, outcomeWords } from '../text/flow-words.js';
import type { ReportIndex } from '../text/report-index.js';
import { markdownText } from './safe.js';
import { section } from './section.js';

/** Every flow with its client, tenant, resource and scope; those that differ only in time are one. */
export function flowsSection(report: Report, index: ReportIndex): string[] {
  return section(
    'Flows',
    groupFlows(report.flows, index).flatMap((group) => groupItems(group, index)),
  );
}

function groupItems([flow, ...others]: Group<FlowReport>, index: ReportIndex): string[] {
  const more = others.length === 0 ? '' : `, and ${others.length} more like it`;
  const number = index.flowNumbers.get(flow.id);
  const outcome = markdownText(outcomeWords(flow, index));
  const facts = flowFacts(flow).map(([name, value]) => `  - ${name}: ${markdownText(value)}`);
  return [`- Flow ${number}, **${flowTitle(flow, index)}**: ${outcome}${more}`, ...facts];
}
