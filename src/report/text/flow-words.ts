import { type Group, groupAlike } from '../alike.js';
import type { FlowReport } from '../report.js';
import { found, type ReportIndex } from './report-index.js';

const OUTCOMES = {
  succeeded: '✓ succeeded',
  failed: '✗ failed',
  incomplete: '· incomplete',
} as const satisfies Record<FlowReport['outcome'], string>;

/** What a flow is: its kind, or that it shows nothing but calls of an API. */
export function flowTitle(flow: FlowReport, index: ReportIndex): string {
  if (flow.kind !== 'unknown') return flow.kind;
  const messages = found(flow.messages, index.items);
  const isCall = ({ kind }: { readonly kind: string }) => CALLS.has(kind);
  return messages.length > 0 && messages.every(isCall) ? 'API calls' : flow.kind;
}

const CALLS: ReadonlySet<string> = new Set([
  'protected-resource-request',
  'userinfo-request',
  'cors-preflight',
]);

/** How a flow ended, with the codes of what went wrong in it. */
export function outcomeWords(flow: FlowReport, index: ReportIndex): string {
  const errors = found(flow.errors, index.errors).filter(({ expected }) => !expected);
  const codes = errors.map(({ code, error }) => code ?? error ?? '').filter((code) => code !== '');
  const recovery = flow.recoveredBy === null ? undefined : index.flowNumbers.get(flow.recoveredBy);
  const words = [OUTCOMES[flow.outcome], ...new Set(codes)];
  return [...words, ...(recovery === undefined ? [] : [`(flow ${recovery} then succeeded)`])].join(' ');
}

/** What a flow is about, without its time and its messages. Unknown things are left out. */
export function flowFacts(flow: FlowReport): [label: string, value: string][] {
  const facts: [label: string, value: string | null][] = [
    ['client', named(flow.clientId, flow.clientName)],
    ['tenant', tenantWords(flow)],
    ['resource', flow.resource === null ? null : named(flow.resource.id, flow.resource.name)],
    ['asked', flow.scope.requested.join('  ')],
    ['granted', flow.scope.granted.join('  ')],
    ['redirect', flow.redirectUri],
    ['library', flow.library === null ? null : `${flow.library.name} ${flow.library.version}`.trim()],
  ];
  return facts.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value]]));
}

/** Flows that are the same but for their time and messages, together. */
export function groupFlows(flows: readonly FlowReport[], index: ReportIndex): Group<FlowReport>[] {
  return groupAlike(flows, (flow) => flowLikeness(flow, index));
}

/** The same text for flows that a reader could not tell apart but for their time. */
export function flowLikeness(flow: FlowReport, index: ReportIndex): string {
  return JSON.stringify([flowTitle(flow, index), outcomeWords(flow, index), flowFacts(flow)]);
}

function named(id: string | null, name: string | null): string | null {
  if (id === null) return name;
  return name === null || name === id ? id : `${name} (${id})`;
}

function tenantWords({ authority }: FlowReport): string | null {
  if (authority === null) return null;
  const { tenant, host, cloud, endpointVersion } = authority;
  const otherCloud = /^(?:public|unknown)$/i.test(cloud) ? null : cloud;
  return [tenant, host, otherCloud, endpointVersion]
    .filter((word) => word !== null && word !== '')
    .join(' · ');
}
