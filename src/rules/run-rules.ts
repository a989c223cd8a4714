import { findClientApp } from '../knowledge/find-app.js';
import type { Evidence } from '../model/evidence.js';
import type { Flow } from '../oauth/flows.js';
import type { Message } from '../oauth/messages.js';
import type { Story } from '../oauth/story.js';
import type { MessageData, Reporter, ReportOptions, Rule } from './define-rule.js';
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

/** Runs all rules over one story, and applies the guards that hold for every rule. */
export function runRules(
  rules: readonly Rule[],
  story: Story,
  overrides: SeverityOverrides = new Map(),
): RuleRun {
  const findings: RawFinding[] = [];
  const undecided = new Map<string, RawUndecided>();
  const faults: RuleFault[] = [];
  const subjects = gatherSubjects(story);
  for (const rule of rules) {
    if (overrides.get(rule.meta.id) === 'off') continue;
    try {
      runRule(rule, story, subjects, overrides, findings, undecided);
    } catch (error) {
      faults.push({ ruleId: rule.meta.id, message: error instanceof Error ? error.name : 'unknown fault' });
    }
  }
  return { findings, undecided: [...undecided.values()], faults };
}

function runRule(
  rule: Rule,
  story: Story,
  subjects: Subjects,
  overrides: SeverityOverrides,
  findings: RawFinding[],
  undecided: Map<string, RawUndecided>,
): void {
  const { id } = rule.meta;
  // One reporter a rule, not one a subject: a capture can hold thousands of messages.
  let home: Flow | undefined;
  const report = (
    messageId: string,
    data: MessageData,
    evidence: readonly Evidence[],
    options: ReportOptions = {},
  ) => {
    const flow = options.flow ?? home ?? flowOfEvidence(evidence, story);
    const judgement = judge(rule, evidence, options, flow, story, overrides);
    findings.push({ ...judgement, rule, messageId, data, evidence, flow, options });
  };
  const cannotTell = (reason: string, flow: Flow | undefined = home) => {
    const key = `${id} ${flow?.id ?? ''}`;
    if (!undecided.has(key)) undecided.set(key, { ruleId: id, flow, reason });
  };
  const reporter: Reporter = Object.assign(report, { cannotTell });
  for (const { subject, flow } of subjects(rule.on)) {
    home = flow;
    rule.check(subject, reporter, story);
  }
}

interface SubjectAtHome {
  /** Typed by `defineRule`; the runner hands each rule only what it declared. */
  readonly subject: never;
  readonly flow: Flow | undefined;
}

type Subjects = (on: Rule['on']) => readonly SubjectAtHome[];

/** Gathers what rules are called with, once for all rules of a kind. */
function gatherSubjects(story: Story): Subjects {
  const known = new Map<Rule['on'], readonly SubjectAtHome[]>();
  return (on) => {
    const subjects = known.get(on) ?? subjectsOf(on, story);
    known.set(on, subjects);
    return subjects;
  };
}

function subjectsOf(on: Rule['on'], story: Story): SubjectAtHome[] {
  if (on === 'capture') return [atHome(story, undefined)];
  if (on === 'flow') return story.flows.map((flow) => atHome(flow, flow));
  const wanted = on === 'message' ? story.messages : story.messagesOfKind(on);
  return wanted
    .filter((message) => message.duplicateOf === undefined)
    .map((message) => atHome(message, story.flowOf(message.id)));
}

// The one assertion of the runner: `on` decided what the subject is, and `defineRule` checked `check` against it.
function atHome(subject: Story | Flow | Message, flow: Flow | undefined): SubjectAtHome {
  return { subject: subject as never, flow };
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
