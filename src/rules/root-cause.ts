import type { Evidence } from '../model/evidence.js';
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
  const ownErrors = createOwnErrors(story);
  return candidates.map((candidate) => {
    const consequences = below.get(candidate.position);
    return consequences === undefined
      ? { ...toRanked(ownErrors(candidate), isBelow), rootCause: false, consequences: [] }
      : { ...toRanked(candidate, isBelow), rootCause: true, consequences };
  });
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

function toRanked({ finding, position, explains }: Candidate, isBelow: ReadonlySet<number>) {
  const severity: Severity = isBelow.has(position) ? milder(finding.severity, 'info') : finding.severity;
  return { ...finding, severity, explains };
}

/**
 * The cause accounts for all errors with its code. What is no cause accounts for those where it lies, if there are any:
 * thousands of retries would each name all the others.
 */
function createOwnErrors(story: Story): (candidate: Candidate) => Candidate {
  const toSet = onceFor((explains: readonly string[]): ReadonlySet<string> => new Set(explains));
  return (candidate) => {
    const { finding, explains } = candidate;
    if (explains.length < 2) return candidate;
    const all = toSet(explains);
    const errors = finding.evidence.flatMap(({ entry }) => story.messageAt(entry)?.errors ?? []);
    const own = [...new Set(errors.map(({ id }) => id))].filter((id) => all.has(id));
    return own.length === 0 ? candidate : { ...candidate, explains: own };
  };
}

/** Errors of the flow that carry one of the rule's codes; for rules without codes, those of the faulty message. */
function createExplainer(story: Story): (finding: RawFinding) => readonly string[] {
  const idsByRule = onceFor((_flow: Flow) => new Map<string, readonly string[]>());
  /** A client that goes on trying makes thousands of findings of one rule: they share one list. */
  const idsOfFlow = (flow: Flow, { meta }: Rule): readonly string[] => {
    const byRule = idsByRule(flow);
    const ids = byRule.get(meta.id) ?? idsWithCode(unexpected(flow.errors), meta.codes);
    byRule.set(meta.id, ids);
    return ids;
  };
  return ({ rule, flow, options, evidence }) => {
    if (options.explains !== undefined) return options.explains;
    const message = messageOfEvidence(evidence, story);
    const isElsewhere = message !== undefined && story.flowOf(message.id) !== flow;
    const own = flow === undefined || isElsewhere ? unexpected(message?.errors ?? []) : [];
    const byCode = [
      ...(flow === undefined ? [] : [idsOfFlow(flow, rule)]),
      idsWithCode(own, rule.meta.codes),
    ].filter((ids) => ids.length > 0);
    const [first, second] = byCode;
    if (first !== undefined) return second === undefined ? first : [...first, ...second];
    return refusedHere(evidence, story)
      .filter((error) => own.includes(error) || (flow !== undefined && story.flowOf(error.message) === flow))
      .map(({ id }) => id);
  };
}

function unexpected(errors: readonly OAuthError[]): OAuthError[] {
  return errors.filter(({ isExpected }) => !isExpected);
}

/** The refusals without a code of Entra in the exchanges that the evidence lies in. */
function refusedHere(evidence: readonly Evidence[], story: Story): OAuthError[] {
  const entries = [...new Set(evidence.map(({ entry }) => entry))].toSorted((a, b) => (a ?? 0) - (b ?? 0));
  return unexpected(entries.flatMap((entry) => story.messageAt(entry)?.errors ?? [])).filter(isPlainRefusal);
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
