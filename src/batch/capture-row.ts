import { type Cause, sightingsOf } from '../report/clusters.js';
import type { CaptureSummary, Report, Severity } from '../report/report.js';
import { SEVERITIES } from '../rules/rule-terms.js';
import type { FailedCapture } from './failed-capture.js';

/** How a capture came out. `broken`: something is wrong in it, at `warning` or above. */
export type Verdict = 'broken' | 'nothing-wrong' | 'unreadable';

/** A thing with an id, and the name it is known by; null for none. */
export interface Named {
  readonly id: string;
  readonly name: string | null;
}

/** What the summaries, tables and the dashboard say of one capture. Everything in it is redacted. */
export interface CaptureRow {
  readonly name: string;
  /** Null where the capture could not even be read to its end. */
  readonly sha256: string | null;
  readonly verdict: Verdict;
  /** One sentence: the headline of the report, or why there is none. */
  readonly headline: string;
  /** Null where the capture could not be read. */
  readonly capture: Omit<CaptureSummary, 'name' | 'sha256' | 'notes'> | null;
  /** `ERR_…`; null where the capture could be read. */
  readonly unreadable: string | null;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly liveSecrets: number;
  readonly causes: readonly Cause[];
  /** Ids of the rules that found something, each once, without mere remarks. */
  readonly rules: readonly string[];
  /** The server's codes, each once, expected ones left out; the name is what a code means. */
  readonly codes: readonly Named[];
  readonly clients: readonly Named[];
  readonly resources: readonly Named[];
  readonly tenants: readonly string[];
  /** Of the failing request. */
  readonly correlationId: string | null;
  /** Worst severity that counts for `--fail-on`; null for none. */
  readonly worst: Severity | null;
  /** Ids of rules that failed in this capture. */
  readonly faults: readonly string[];
}

/** A capture that was not sanitized is no reason to fail a build. */
const NEVER_COUNTED = 'live-secrets-in-capture';

/** The row of a capture that was analysed. */
export function rowOf(report: Report, faults: readonly string[]): CaptureRow {
  const { name, sha256, notes: _notes, ...capture } = report.capture;
  const found = report.findings.filter(({ severity }) => severity !== 'info');
  const counted = report.findings.filter(({ ruleId }) => ruleId !== NEVER_COUNTED);
  return {
    name,
    sha256,
    verdict: found.length > 0 ? 'broken' : 'nothing-wrong',
    headline: report.summary.headline,
    capture,
    unreadable: null,
    counts: report.summary.counts,
    liveSecrets: report.summary.liveSecrets,
    causes: sightingsOf(report).map(({ cause }) => cause),
    rules: unique(found.map(({ ruleId }) => ruleId)),
    codes: codesOf(report),
    clients: uniqueNamed(report.flows.map(({ clientId, clientName }) => [clientId, clientName])),
    resources: uniqueNamed(
      report.flows.map(({ resource }) => [resource?.id ?? null, resource?.name ?? null]),
    ),
    tenants: unique(report.flows.flatMap(({ authority }) => authority?.tenant ?? [])),
    correlationId: report.handoff?.correlationId ?? null,
    worst: worstOf(counted.map(({ severity }) => severity)),
    faults,
  };
}

/** The row of a capture that could not be read, or could not be analysed. */
export function unreadableRow({ name, sha256, code, message }: FailedCapture): CaptureRow {
  return {
    name,
    sha256,
    verdict: 'unreadable',
    headline: message,
    capture: null,
    unreadable: code,
    counts: { critical: 0, error: 0, warning: 0, info: 0 },
    liveSecrets: 0,
    causes: [],
    rules: [],
    codes: [],
    clients: [],
    resources: [],
    tenants: [],
    correlationId: null,
    worst: null,
    faults: [],
  };
}

function codesOf({ errors }: Report): Named[] {
  return uniqueNamed(errors.filter(({ expected }) => !expected).map(({ code, title }) => [code, title]));
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** Each id once, with the first name that is known for it. */
function uniqueNamed(pairs: readonly (readonly [id: string | null, name: string | null])[]): Named[] {
  const names = new Map<string, string | null>();
  for (const [id, name] of pairs) if (id !== null) names.set(id, names.get(id) ?? name);
  return [...names].map(([id, name]) => ({ id, name }));
}

function worstOf(severities: readonly Severity[]): Severity | null {
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? null;
}
