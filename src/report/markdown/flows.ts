import type { FlowReport, Report } from '../report.js';
import { flowFacts, flowLikeness, outcomeWords } from '../text/flow-words.js';
import type { ReportIndex } from '../text/report-index.js';
import { markdownText } from './safe.js';
import { section } from './section.js';

/** Every flow with its client, tenant, resource and scope; those that differ only in time are one. */
export function flowsSection(report: Report, index: ReportIndex): string[] {
  const groups = new Map<string, FlowReport[]>();
  for (const flow of report.flows) {
    const key = flowLikeness(flow, index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [flow]);
    else group.push(flow);
  }
  const items = [...groups.values()].flatMap((group) => groupItems(group, index));
  return section('Flows', items);
}

function groupItems(group: readonly FlowReport[], index: ReportIndex): string[] {
  const [flow, ...others] = group;
  if (flow === undefined) return [];
  const more = others.length === 0 ? '' : `, and ${others.length} more like it`;
  const number = index.flowNumbers.get(flow.id);
  const outcome = markdownText(outcomeWords(flow, index));
  const facts = flowFacts(flow).map(([name, value]) => `  - ${name}: ${markdownText(value)}`);
  return [`- Flow ${number}, **${flow.kind}**: ${outcome}${more}`, ...facts];
}
