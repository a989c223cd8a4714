import { causesOf, ECHO, titleOf } from './headline.js';
import type { ErrorReport, Finding, FlowReport, Owner, Report, Severity } from './report.js';

/** What captures with one root cause have in common. Two causes are the same where all of `signature` is. */
export interface Cause {
  readonly signature: CauseSignature;
  readonly title: string;
  readonly severity: Severity;
  readonly owner: Owner;
  readonly fix: readonly string[];
  readonly docsUrl: string;
  /** Known first-party name; null for all others. */
  readonly clientName: string | null;
  readonly resourceName: string | null;
}

/** The members that tell one root cause from another; null where the capture does not say. */
export interface CauseSignature {
  readonly ruleId: string;
  /** The server's code where that is all that is known of the cause; null where the rule says it. */
  readonly code: string | null;
  /** Kind of the flow, such as `on-behalf-of`. */
  readonly grant: string | null;
  readonly clientId: string | null;
  readonly resource: string | null;
  readonly tenant: string | null;
}

/** One cause, seen in one capture. */
export interface Sighting {
  /** Name of the capture. */
  readonly capture: string;
  /** When the capture began, ISO 8601 UTC; null where it does not say. */
  readonly startedDateTime: string | null;
  readonly cause: Cause;
}

/** Captures with the same root cause. */
export interface Cluster {
  /** `cluster-1` is the largest. */
  readonly id: string;
  readonly cause: Cause;
  /** What went wrong, for whom and where, as one sentence. */
  readonly sentence: string;
  /** How many captures show it. */
  readonly captures: number;
  /** Beginnings of the first and the last capture that show it, ISO 8601 UTC; null where no capture has a time. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** Name of the earliest capture that shows it. */
  readonly example: string;
}

/** Captures with the same bytes. */
export interface DuplicateGroup {
  readonly sha256: string;
  /** Names in order; two at least. */
  readonly captures: readonly string[];
}

/** Groups reports by root cause, largest group first. A capture with two root causes is in two groups. */
export function clusterReports(reports: Iterable<Report>): Cluster[] {
  const clusters = createClusters();
  for (const report of reports) for (const sighting of sightingsOf(report)) clusters.add(sighting);
  return clusters.list();
}

/** Captures that are the same file, by their SHA-256; those without one are taken for different. */
export function findDuplicates(reports: Iterable<Report>): DuplicateGroup[] {
  const names = new Map<string, string[]>();
  for (const { capture } of reports) {
    if (capture.sha256 === null) continue;
    names.set(capture.sha256, [...(names.get(capture.sha256) ?? []), capture.name]);
  }
  return [...names]
    .filter(([, captures]) => captures.length > 1)
    .map(([sha256, captures]) => ({ sha256, captures: captures.toSorted() }));
}

/** The causes that a report shows, each once. */
export function sightingsOf(report: Report): Sighting[] {
  const flows = new Map(report.flows.map((flow) => [flow.id, flow]));
  const causes = causesOf(report.findings).map((finding) =>
    causeOf(finding, finding.flow === null ? undefined : flows.get(finding.flow), report.errors),
  );
  const different = new Map(causes.map((cause) => [signatureKey(cause.signature), cause]));
  const { name, startedDateTime } = report.capture;
  return [...different.values()].map((cause) => ({ capture: name, startedDateTime, cause }));
}

function causeOf(finding: Finding, flow: FlowReport | undefined, errors: readonly ErrorReport[]): Cause {
  const { ruleId, severity, owner, fix, docsUrl, codes } = finding;
  return {
    signature: {
      ruleId,
      code: ruleId === ECHO ? (codes[0] ?? null) : null,
      grant: flow?.kind ?? null,
      clientId: flow?.clientId ?? null,
      resource: flow?.resource?.id ?? null,
      tenant: flow?.authority?.tenant ?? null,
    },
    title: titleOf(finding, errors),
    severity,
    owner,
    fix,
    docsUrl,
    clientName: flow?.clientName ?? null,
    resourceName: flow?.resource?.name ?? null,
  };
}

/** Equal for causes that are the same. */
export function signatureKey({ ruleId, code, grant, clientId, resource, tenant }: CauseSignature): string {
  return JSON.stringify([ruleId, code, grant, clientId, resource, tenant]);
}

/** Grows with the causes that were added, not with the captures. */
export interface ClusterCollection {
  readonly add: (sighting: Sighting) => void;
  /** Largest first. The order in which sightings came makes no difference. */
  readonly list: () => Cluster[];
}

interface Draft {
  readonly cause: Cause;
  readonly captures: number;
  readonly first: Sighting;
  readonly lastSeen: string | null;
}

/** Collects sightings one by one, for more captures than memory holds. */
export function createClusters(): ClusterCollection {
  const drafts = new Map<string, Draft>();
  return {
    add: (sighting) => {
      const key = signatureKey(sighting.cause.signature);
      drafts.set(key, joined(drafts.get(key), sighting));
    },
    list: () => [...drafts].toSorted(bySize).map(([, draft], place) => toCluster(draft, place)),
  };
}

function joined(draft: Draft | undefined, sighting: Sighting): Draft {
  const { cause, startedDateTime } = sighting;
  if (draft === undefined) return { cause, captures: 1, first: sighting, lastSeen: startedDateTime };
  const first = isBefore(sighting, draft.first) ? sighting : draft.first;
  return {
    // What is shown of a cause (severity, words of the fix) is that of the example.
    cause: first.cause,
    captures: draft.captures + 1,
    first,
    lastSeen: later(draft.lastSeen, startedDateTime),
  };
}

/** A capture without a time stands behind those with one. */
function isBefore(a: Sighting, b: Sighting): boolean {
  if (a.startedDateTime === b.startedDateTime) return a.capture < b.capture;
  if (a.startedDateTime === null) return false;
  return b.startedDateTime === null || a.startedDateTime < b.startedDateTime;
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? b : a;
}

function bySize([keyA, a]: [string, Draft], [keyB, b]: [string, Draft]): number {
  return b.captures - a.captures || (keyA < keyB ? -1 : 1);
}

function toCluster({ cause, captures, first, lastSeen }: Draft, place: number): Cluster {
  return {
    id: `cluster-${place + 1}`,
    cause,
    sentence: causeSentence(cause),
    captures,
    firstSeen: first.startedDateTime,
    lastSeen,
    example: first.capture,
  };
}

/** `An id_token was sent as on-behalf-of assertion: on-behalf-of by client 6f…, for api://…, in tenant contoso.example.` */
function causeSentence({ title, signature, clientName, resourceName }: Cause): string {
  const { code, grant, clientId, resource, tenant } = signature;
  const where = [
    grant === null || grant === 'unknown' ? '' : `in the flow ${grant}`,
    clientId === null ? '' : `by client ${named(clientName, clientId)}`,
    resource === null ? '' : `for ${named(resourceName, resource)}`,
    tenant === null ? '' : `at tenant ${tenant}`,
  ].filter((words) => words !== '');
  const what = code === null ? title : `${title} (${code})`;
  return where.length === 0 ? `${what}.` : `${what}: ${where.join(', ')}.`;
}

function named(name: string | null, id: string): string {
  return name === null || name === id ? id : `${name} (${id})`;
}
