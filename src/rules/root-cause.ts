import { onceFor } from '../model/once-for.js';
import type { Flow } from '../oauth/flows.js';
import type { OAuthError } from '../oauth/messages.js';
import type { Story } from '../oauth/story.js';
import type { Rule } from './define-rule.js';
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
  const explainedBy = createExplainer(story);
  const candidates = withoutEchoes(
    findings.map((finding) => ({ finding, explains: explainedBy(finding) })),
  ).map((each, position) => ({ ...each, position }));
  const below = new Map<number, readonly number[]>();
  const isBelow = new Set<number>();
  for (const group of groupByFailure(candidates)) {
    const cause = group.filter(isPossibleCause).toSorted(byStrength(group))[0];
    if (cause === undefined) continue;
    const consequences = group.filter(followsFrom(cause)).map(({ position }) => position);
    below.set(cause.position, consequences);
    for (const position of consequences) isBelow.add(position);
  }
  return candidates.map((candidate) => rank(candidate, below.get(candidate.position), isBelow));
}

type Explained = Omit<Candidate, 'position'>;

/** Repeating the server's word adds nothing where a finding already explains the same errors. */
function withoutEchoes(explained: readonly Explained[]): Explained[] {
  const isEchoed = createEchoTest(explained);
  return explained.filter(({ finding, explains }) => finding.rule.meta.id !== ECHO || !isEchoed(explains));
}

/** Whether one finding that is no echo explains all of these errors. */
function createEchoTest(explained: readonly Explained[]): (errors: readonly string[]) => boolean {
  // Findings of one rule and flow share their list: it is looked at once.
  const lists = new Set(explained.filter(isReason).map(({ explains }) => explains));
  const byError = new Map<string, Set<string>[]>();
  for (const list of lists) {
    const explains = new Set(list);
    for (const id of explains) {
      const known = byError.get(id);
      if (known === undefined) byError.set(id, [explains]);
      else known.push(explains);
    }
  }
  return ([first = '', ...others]) =>
    (byError.get(first) ?? []).some((explains) => others.every((id) => explains.has(id)));
}

function isReason({ finding }: Explained): boolean {
  return finding.rule.meta.id !== ECHO && severityRank(finding.severity) <= severityRank('warning');
}

function rank(
  { finding, position, explains }: Candidate,
  consequences: readonly number[] | undefined,
  isBelow: ReadonlySet<number>,
): RankedFinding {
  const severity: Severity = isBelow.has(position) ? milder(finding.severity, 'info') : finding.severity;
  return {
    ...finding,
    severity,
    explains,
    rootCause: consequences !== undefined,
    consequences: consequences ?? [],
  };
}

/** Errors of the flow that carry one of the rule's codes; for rules without codes, those of the faulty message. */
function createExplainer(story: Story): (finding: RawFinding) => readonly string[] {
  const unexpectedOf = onceFor(({ errors }: Flow) => errors.filter(({ isExpected }) => !isExpected));
  const idsByRule = onceFor((_flow: Flow) => new Map<string, readonly string[]>());
  /** A client that goes on trying makes thousands of findings of one rule: they share one list. */
  const idsOfFlow = (flow: Flow, { meta }: Rule): readonly string[] => {
    const byRule = idsByRule(flow);
    const ids = byRule.get(meta.id) ?? idsWithCode(unexpectedOf(flow), meta.codes);
    byRule.set(meta.id, ids);
    return ids;
  };
  return ({ rule, flow, options, evidence }) => {
    if (options.explains !== undefined) return options.explains;
    const message = messageOfEvidence(evidence, story);
    const own = (message?.errors ?? []).filter(({ isExpected }) => !isExpected);
    const isOfFlow = message === undefined || story.flowOf(message.id) === flow;
    const others = flow === undefined ? [] : unexpectedOf(flow);
    const errors = isOfFlow && flow !== undefined ? others : [...new Set([...others, ...own])];
    const byCode =
      isOfFlow && flow !== undefined ? idsOfFlow(flow, rule) : idsWithCode(errors, rule.meta.codes);
    if (byCode.length > 0) return byCode;
    const entries = new Set(evidence.map(({ entry }) => entry));
    return errors.filter((error) => entries.has(error.entry) && isPlainRefusal(error)).map(({ id }) => id);
  };
}

function idsWithCode(errors: readonly OAuthError[], codes: readonly string[]): string[] {
  return errors.filter((error) => sharesCode(error, codes)).map(({ id }) => id);
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
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [candidate]);
    else group.push(candidate);
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
function followsFrom(cause: Candidate): (other: Candidate) => boolean {
  const superseded = findSuperseded(cause.finding.rule);
  const explained = new Set(cause.explains);
  const isCovered = onceFor(
    (explains: readonly string[]) => explains.length > 0 && explains.every((id) => explained.has(id)),
  );
  return ({ position, finding, explains }) => {
    // A leaked credential is to be replaced whatever else went wrong.
    if (position === cause.position || finding.severity === 'critical') return false;
    return superseded.has(finding.rule.meta.id) || isCovered(explains);
  };
}
