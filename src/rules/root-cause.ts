import type { Flow } from '../oauth/flows.js';
import type { OAuthError } from '../oauth/messages.js';
import type { Story } from '../oauth/story.js';
import { findSuperseded } from './rule-order.js';
import type { Proof, Severity } from './rule-terms.js';
import { messageOfEvidence, milder, type RawFinding, severityRank } from './run-rules.js';

/** A finding with its place in the story of a failure. */
export interface RankedFinding extends RawFinding {
  readonly rootCause: boolean;
  /** Ids of the errors it accounts for. */
  readonly explains: readonly string[];
  /** Positions in the ranked list. */
  readonly consequences: readonly number[];
}

/** The findings that only repeat the server's word, the better one first; every other explanation goes before them. */
const SERVER_WORD: readonly string[] = ['error-page-inside-entra', 'entra-error-observed'];
const ECHO = 'entra-error-observed';

const PROOF_RANK = { 'cross-entry': 0, entry: 0, server: 1, heuristic: 2 } as const satisfies Record<
  Proof,
  number
>;

interface Candidate {
  readonly position: number;
  readonly finding: RawFinding;
  readonly explains: readonly string[];
}

/**
 * Decides, for each failed flow, which one finding is the cause; what says less about the same failure hangs below
 * it at `info`. A flow that did not fail has no cause.
 */
export function findRootCauses(findings: readonly RawFinding[], story: Story): RankedFinding[] {
  const candidates = withoutEchoes(
    findings.map((finding) => ({ finding, explains: explainedBy(finding, story) })),
  ).map((each, position) => ({ ...each, position }));
  const below = new Map<number, number>();
  const causes = new Set<number>();
  for (const group of groupByFailure(candidates)) {
    const cause = group.filter(isPossibleCause).toSorted(byStrength(group))[0];
    if (cause === undefined) continue;
    causes.add(cause.position);
    for (const other of group) if (followsFrom(other, cause)) below.set(other.position, cause.position);
  }
  return candidates.map((candidate) => rank(candidate, causes, below));
}

type Explained = Omit<Candidate, 'position'>;

/** Repeating the server's word adds nothing where a finding already explains the same errors. */
function withoutEchoes(explained: readonly Explained[]): Explained[] {
  const reasons = explained.filter(
    ({ finding }) =>
      finding.rule.meta.id !== ECHO && severityRank(finding.severity) <= severityRank('warning'),
  );
  const isEchoed = (errors: readonly string[]) =>
    reasons.some(({ explains }) => errors.every((id) => explains.includes(id)));
  return explained.filter(({ finding, explains }) => finding.rule.meta.id !== ECHO || !isEchoed(explains));
}

function rank(
  { finding, position, explains }: Candidate,
  causes: ReadonlySet<number>,
  below: ReadonlyMap<number, number>,
): RankedFinding {
  const consequences = [...below].filter(([, cause]) => cause === position).map(([other]) => other);
  const severity: Severity = below.has(position) ? milder(finding.severity, 'info') : finding.severity;
  return { ...finding, severity, explains, rootCause: causes.has(position), consequences };
}

/** Errors of the flow that carry one of the rule's codes; for rules without codes, those of the faulty message. */
function explainedBy(finding: RawFinding, story: Story): string[] {
  const { rule, flow, options, evidence } = finding;
  if (options.explains !== undefined) return [...options.explains];
  const message = messageOfEvidence(evidence, story);
  const errors = [...new Set([...(flow?.errors ?? []), ...(message?.errors ?? [])])].filter(
    (error) => !error.isExpected,
  );
  const byCode = errors.filter((error) => sharesCode(error, rule.meta.codes));
  if (byCode.length > 0) return byCode.map(({ id }) => id);
  const entries = new Set(evidence.map(({ entry }) => entry));
  return errors.filter((error) => entries.has(error.entry) && isPlainRefusal(error)).map(({ id }) => id);
}

/** An API's or a proxy's refusal names no code of Entra: what is wrong in that very exchange accounts for it. */
function isPlainRefusal(error: OAuthError): boolean {
  return error.code === undefined;
}

function sharesCode(error: OAuthError, codes: readonly string[]): boolean {
  return error.codes.some((code) => codes.includes(code));
}

/** One failure: all findings of one failed flow; outside flows, those of one entry. */
function groupByFailure(candidates: readonly Candidate[]): Candidate[][] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { flow, evidence } = candidate.finding;
    if (flow !== undefined && !isFailure(flow, candidate)) continue;
    const key = flow?.id ?? `entry ${evidence.find(({ role }) => role === 'primary')?.entry}`;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  return [...groups.values()];
}

/** A recovered flow keeps its cause, for the record; one that succeeded or is open has a cause only if proven broken. */
function isFailure(flow: Flow, { finding }: Candidate): boolean {
  return flow.outcome === 'failed' || severityRank(finding.severity) <= severityRank('error');
}

function isPossibleCause({ finding, explains }: Candidate): boolean {
  const { meta } = finding.rule;
  if (meta.canBeCause === false || meta.category === 'capture') return false;
  if (finding.flow?.recoveredBy !== undefined) return false;
  if (severityRank(finding.severity) > severityRank('warning')) return false;
  return meta.category !== 'hygiene' || explains.length > 0;
}

/** Strongest first: names the error, is not superseded, is better proven, is worse, came earlier. */
function byStrength(group: readonly Candidate[]): (a: Candidate, b: Candidate) => number {
  const superseded = new Set(group.flatMap(({ finding }) => [...findSuperseded(finding.rule)]));
  const key = ({ finding, explains }: Candidate): number[] => [
    SERVER_WORD.indexOf(finding.rule.meta.id),
    explains.length > 0 ? 0 : 1,
    superseded.has(finding.rule.meta.id) ? 1 : 0,
    PROOF_RANK[finding.rule.meta.proof],
    severityRank(finding.severity),
    finding.evidence.find(({ role }) => role === 'primary')?.entry ?? 0,
  ];
  return (a, b) => compareLists(key(a), key(b)) || a.position - b.position;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const difference = value - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Says less about the same failure: superseded by the cause, or explaining nothing but what the cause explains. */
function followsFrom(other: Candidate, cause: Candidate): boolean {
  // A leaked credential is to be replaced whatever else went wrong.
  if (other.position === cause.position || other.finding.severity === 'critical') return false;
  if (findSuperseded(cause.finding.rule).has(other.finding.rule.meta.id)) return true;
  return other.explains.length > 0 && other.explains.every((id) => cause.explains.includes(id));
}
