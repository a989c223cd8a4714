import type { FlowReport, Report } from '../report.js';
import { entryList } from './entry-list.js';
import { EMPTY_LINE, indent, type Line, labelled, line, paragraph, type Style, span } from './line.js';

const LABEL_COLUMNS = 11;
const INDENT_COLUMNS = 4;

const OUTCOMES = {
  succeeded: { words: '✓ succeeded', style: 'good' },
  failed: { words: '✗ failed', style: 'bad' },
  incomplete: { words: '· incomplete', style: 'warning' },
} as const satisfies Record<FlowReport['outcome'], { words: string; style: Style }>;

/** Every flow with its client, tenant, resource and scope; flows that are the same but for their time are one. */
export function flowLines(report: Report, width: number): Line[] {
  const groups = groupFlows(report);
  return groups.flatMap((group, position) => [
    ...(position === 0 ? [] : [EMPTY_LINE]),
    ...groupLines(group, report, width),
  ]);
}

interface FlowGroup {
  readonly flow: FlowReport;
  /** Numbers of the flows in the report, from 1, as the timeline shows them. */
  readonly numbers: readonly number[];
}

function groupFlows(report: Report): FlowGroup[] {
  const groups = new Map<string, { flow: FlowReport; numbers: number[] }>();
  report.flows.forEach((flow, position) => {
    const key = JSON.stringify([outcomeWords(flow, report), flow.kind, flowFacts(flow)]);
    const group = groups.get(key) ?? { flow, numbers: [] };
    group.numbers.push(position + 1);
    groups.set(key, group);
  });
  return [...groups.values()];
}

function groupLines({ flow, numbers }: FlowGroup, report: Report, width: number): Line[] {
  const outcome = span(outcomeWords(flow, report), OUTCOMES[flow.outcome].style);
  const title = line(
    span(`${numberWords(numbers)}  `.padEnd(INDENT_COLUMNS), 'faint'),
    span(flow.kind, 'strong'),
    '  ',
    outcome,
    span(numbers.length === 1 ? `  ${whereWords(flow, report)}` : '', 'faint'),
  );
  const columns = width - INDENT_COLUMNS - LABEL_COLUMNS;
  const facts = flowFacts(flow).flatMap(([label, value]) =>
    labelled(label, LABEL_COLUMNS, paragraph(value, columns)),
  );
  return [title, ...indent(facts, INDENT_COLUMNS)];
}

function numberWords(numbers: readonly number[]): string {
  const [first, ...others] = numbers;
  return others.length === 0 ? String(first) : `${first} and ${others.length} like it`;
}

function whereWords(flow: FlowReport, report: Report): string {
  return entryList(report.timeline.filter(({ id }) => flow.messages.includes(id)).map(({ entry }) => entry));
}

function outcomeWords(flow: FlowReport, report: Report): string {
  const errors = report.errors.filter((error) => flow.errors.includes(error.id) && !error.expected);
  const codes = [...new Set(errors.map((error) => error.code ?? error.error ?? ''))].filter(
    (code) => code !== '',
  );
  const words = [OUTCOMES[flow.outcome].words, ...codes];
  if (flow.recoveredBy !== null) words.push(`(flow ${flowNumber(flow.recoveredBy, report)} then succeeded)`);
  return words.join(' ');
}

function flowNumber(id: string, report: Report): number {
  return report.flows.findIndex((flow) => flow.id === id) + 1;
}

/** What a flow is about, without its time and its messages. Unknown things are left out. */
function flowFacts(flow: FlowReport): [label: string, value: string][] {
  const facts: [label: string, value: string | null][] = [
    ['client', named(flow.clientId, flow.clientName)],
    ['tenant', tenantWords(flow)],
    ['resource', flow.resource === null ? null : named(flow.resource.id, flow.resource.name)],
    ['asked', scopeWords(flow.scope.requested)],
    ['granted', scopeWords(flow.scope.granted)],
    ['redirect', flow.redirectUri],
    ['library', flow.library === null ? null : `${flow.library.name} ${flow.library.version}`.trim()],
  ];
  return facts.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value]]));
}

function named(id: string | null, name: string | null): string | null {
  if (id === null) return name;
  return name === null || name === id ? id : `${name} (${id})`;
}

function tenantWords({ authority }: FlowReport): string | null {
  if (authority === null) return null;
  const { tenant, host, cloud, endpointVersion } = authority;
  const otherCloud = cloud.toLowerCase() === 'public' ? null : cloud;
  return [tenant, host, otherCloud, endpointVersion]
    .filter((word) => word !== null && word !== '')
    .join(' · ');
}

function scopeWords(scope: readonly string[]): string {
  return scope.join('  ');
}
