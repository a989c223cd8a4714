import { findClientApp } from '../knowledge/find-app.js';
import type { Evidence } from '../model/evidence.js';
import type { Flow } from '../oauth/flows.js';
import { isApiCall, type Message } from '../oauth/messages.js';
import { isAcceptedLater } from '../oauth/recovery.js';
import type { Story } from '../oauth/story.js';
import type { MessageData, Reporter, ReportOptions, Rule, SubjectKind } from './define-rule.js';
import { findDoubt } from './doubt.js';
import { type Category, SEVERITIES, type Severity } from './rule-terms.js';

/** A finding before it is masked and worded. */
export interface RawFinding {
  readonly rule: Rule;
  readonly messageId: string;
  readonly data: MessageData;
  readonly evidence: readonly Evidence[];
  readonly severity: Severity;
  /** Set where success or recovery lowered the severity. */
  readonly loweredBy: string | undefined;
  readonly flow: Flow | undefined;
  readonly options: ReportOptions;
}

export interface RawUndecided {
  readonly ruleId: string;
  readonly flow: Flow | undefined;
  readonly reason: string;
}

/** A rule that threw: our own fault, told as one, while the other rules go on. */
export interface RuleFault {
  readonly ruleId: string;
  readonly message: string;
}

export interface RuleRun {
  readonly findings: readonly RawFinding[];
  readonly undecided: readonly RawUndecided[];
  readonly faults: readonly RuleFault[];
}

/** Severities that the user set; `off` silences a rule. */
export type SeverityOverrides = ReadonlyMap<string, Severity | 'off'>;

/** The milder of two severities. */
export function milder(a: Severity, b: Severity): Severity {
  return severityRank(a) >= severityRank(b) ? a : b;
}

/** Lower is worse. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/**
 * Runs all rules over one story, and applies the guards that hold for every rule. Each subject meets all its rules
 * before the next one does: a large capture goes through the processor's caches once, not once a rule.
 */
export function runRules(
  rules: readonly Rule[],
  story: Story,
  overrides: SeverityOverrides = new Map(),
): RuleRun {
  const active = rules.filter(({ meta }) => overrides.get(meta.id) !== 'off');
  const runners = active.map((rule) => startRule(rule, story, overrides));
  const ofKind = (kind: SubjectKind) => runners.filter(({ rule }) => looksAt(rule, kind));
  for (const { visit } of ofKind('capture')) visit(story, undefined);
  const ofFlows = ofKind('flow');
  for (const flow of story.flows) for (const { visit } of ofFlows) visit(flow, flow);
  visitMessages(story, runners);
  return {
    findings: runners.flatMap(({ findings }) => findings),
    undecided: runners.flatMap(({ undecided }) => [...undecided.values()]),
    faults: runners.flatMap(({ faults }) => faults),
  };
}

function looksAt({ on }: Rule, kind: SubjectKind): boolean {
  return typeof on === 'string' ? on === kind : on.includes(kind);
}

/** In time order; repeats that a service worker made are no subjects. */
function visitMessages(story: Story, runners: readonly RuleRunner[]): void {
  const known = new Map<string, readonly RuleRunner[]>();
  for (const message of story.messages) {
    if (message.duplicateOf !== undefined) continue;
    const kinds = kindsOf(message);
    const key = kinds.join();
    const interested =
      known.get(key) ?? runners.filter(({ rule }) => kinds.some((kind) => looksAt(rule, kind)));
    known.set(key, interested);
    const flow = story.flowOf(message.id);
    for (const { visit } of interested) visit(message, flow);
  }
}

function kindsOf({ kind, errors }: Message): readonly SubjectKind[] {
  return errors.length === 0 ? [kind, 'message'] : [kind, 'message', 'message-with-errors'];
}

/** One rule at work, and what it has said so far. */
interface RuleRunner {
  readonly rule: Rule;
  readonly visit: (subject: Story | Flow | Message, flow: Flow | undefined) => void;
  readonly findings: readonly RawFinding[];
  /** By flow id: each is told once. */
  readonly undecided: ReadonlyMap<string, RawUndecided>;
  /** One at most: a rule that threw is not called again. */
  readonly faults: readonly RuleFault[];
}

function startRule(rule: Rule, story: Story, overrides: SeverityOverrides): RuleRunner {
  const { id: ruleId } = rule.meta;
  const findings: RawFinding[] = [];
  const undecided = new Map<string, RawUndecided>();
  const faults: RuleFault[] = [];
  // One reporter a rule, not one a subject: a capture can hold thousands of messages.
  let home: Flow | undefined;
  const cannotTell = (reason: string, flow: Flow | undefined = home) => {
    const key = flow?.id ?? '';
    if (!undecided.has(key)) undecided.set(key, { ruleId, flow, reason });
  };
  const report = (
    messageId: string,
    data: MessageData,
    evidence: readonly Evidence[],
    options: ReportOptions = {},
  ) => {
    const flow = options.flow ?? home ?? flowOfEvidence(evidence, story);
    const doubt = findDoubt(evidence, story);
    if (doubt !== undefined) return cannotTell(doubt, flow);
    const judgement = judge(rule, evidence, options, flow, story, overrides);
    findings.push({ ...judgement, rule, messageId, data, evidence, flow, options });
  };
  const reporter: Reporter = Object.assign(report, { cannotTell });
  const visit: RuleRunner['visit'] = (subject, flow) => {
    if (faults.length > 0) return;
    home = flow;
    try {
      // The one assertion of the runner: `on` decided what the subject is, and `defineRule` checked `check` against it.
      rule.check(subject as never, reporter, story);
    } catch (error) {
      faults.push({ ruleId, message: error instanceof Error ? error.name : 'unknown fault' });
    }
  };
  return { rule, visit, findings, undecided, faults };
}

function flowOfEvidence(evidence: readonly Evidence[], story: Story): Flow | undefined {
  const message = messageOfEvidence(evidence, story);
  return message === undefined ? undefined : story.flowOf(message.id);
}

/** The message that the primary evidence lies in. */
export function messageOfEvidence(evidence: readonly Evidence[], story: Story): Message | undefined {
  const place = evidence.find(({ role }) => role === 'primary');
  return place === undefined ? undefined : story.messageAt(place.entry);
}

/** Categories in which Microsoft's own clients do as they please (general guard 5 of the rules table). */
const FIRST_PARTY_LENIENT: ReadonlySet<Category> = new Set(['scope', 'hygiene', 'lifetime']);

/** General guards: outcome cap, recovery, first-party clients, the user's own severity. */
function judge(
  rule: Rule,
  evidence: readonly Evidence[],
  options: ReportOptions,
  flow: Flow | undefined,
  story: Story,
  overrides: SeverityOverrides,
): { severity: Severity; loweredBy: string | undefined } {
  const set = overrides.get(rule.meta.id);
  const stated = options.severity ?? rule.meta.severity;
  if (set !== undefined && set !== 'off') return { severity: set, loweredBy: undefined };
  const reason = findLenience(rule, evidence, flow, story);
  if (reason === undefined) return { severity: stated, loweredBy: undefined };
  const floor = reason === FIRST_PARTY ? 'info' : (rule.meta.onSuccess ?? 'info');
  const severity = milder(stated, floor);
  return { severity, loweredBy: severity === stated ? undefined : reason };
}

const FIRST_PARTY = 'the client is one of Microsoft itself';

function findLenience(
  rule: Rule,
  evidence: readonly Evidence[],
  flow: Flow | undefined,
  story: Story,
): string | undefined {
  if (FIRST_PARTY_LENIENT.has(rule.meta.category) && rule.meta.severity !== 'critical') {
    if (findClientApp(flow?.clientId) !== undefined) return FIRST_PARTY;
  }
  if (flow?.recoveredBy !== undefined) return 'a later attempt in this capture succeeded';
  if (flow?.outcome === 'succeeded') return 'the flow succeeded all the same';
  const message = messageOfEvidence(evidence, story);
  if (flow === undefined && message !== undefined && isApiCall(message) && isAcceptedLater(message, story))
    return 'the same call was accepted later in this capture';
  // A rule that names another flow speaks of that flow's failure, whatever became of the message it points at.
  if (message !== undefined && flow !== undefined && story.flowOf(message.id)?.id !== flow.id)
    return undefined;
  const isGranted = message !== undefined && wasGranted(message);
  return isGranted ? 'the request was answered all the same' : undefined;
}

/** Exchanges of the front channel: a page or a redirect grants nothing, whatever its status. */
const FRONT_CHANNEL: ReadonlySet<Message['kind']> = new Set([
  'authorization-request',
  'authorization-response',
  'authorization-error-response',
  'sign-in-step',
  'consent-step',
]);

function wasGranted({ answer, kind }: Message): boolean {
  if (FRONT_CHANNEL.has(kind)) return false;
  return (
    answer.outcome === 'accepted' &&
    answer.status !== undefined &&
    answer.status >= 200 &&
    answer.status < 300
  );
}
