import { type AskedScopes, findAskedScopes } from '../../oauth/asked-scopes.js';
import type { Flow } from '../../oauth/flows.js';
import type { Message } from '../../oauth/messages.js';
import { defineRule, type MessageData, type Rule, type RuleMeta } from '../define-rule.js';
import { primary } from '../evidence.js';
import type { Severity } from '../rule-terms.js';

/** What is wrong with a scope parameter. */
interface ScopeFault<MessageId extends string> {
  readonly id: MessageId;
  readonly data: MessageData;
  /** The scope as it should have been; undefined where only its sender can know. */
  readonly corrected?: string | undefined;
  readonly severity?: Severity;
}

interface AskedScopeRule<MessageId extends string> {
  readonly meta: RuleMeta<MessageId>;
  /** A few words beside the scope parameter. */
  readonly note: string;
  readonly judge: (asked: AskedScopes, message: Message) => ScopeFault<MessageId> | undefined;
}

interface Faulty<MessageId extends string> {
  readonly message: Message;
  readonly asked: AskedScopes;
  readonly fault: ScopeFault<MessageId>;
}

/**
 * A rule that reads the scope parameter alone. A client sends the same scope to several endpoints: it reports once a
 * flow, at the request that was refused, else at the first. `{entry}` is always there for the sentence.
 */
export function askedScopeRule<MessageId extends string>(definition: AskedScopeRule<MessageId>): Rule {
  const { meta, note } = definition;
  return defineRule({
    meta,
    on: 'flow',
    check(flow, report) {
      const found = findFaulty(flow, definition);
      if (found === undefined) return;
      const { message, asked, fault } = found;
      const scope = fault.corrected;
      const change = scope === undefined || scope === '' ? {} : { change: { message, set: { scope } } };
      const severity = fault.severity === undefined ? {} : { severity: fault.severity };
      const data = { entry: message.entry.index, ...fault.data };
      report(fault.id, data, [primary(message, asked.parameter, note)], { ...change, ...severity });
    },
  });
}

function findFaulty<MessageId extends string>(
  flow: Flow,
  { judge }: AskedScopeRule<MessageId>,
): Faulty<MessageId> | undefined {
  const faulty = flow.messages.flatMap((message) => {
    const asked = message.duplicateOf === undefined ? findAskedScopes(message) : undefined;
    const fault = asked === undefined ? undefined : judge(asked, message);
    return asked === undefined || fault === undefined ? [] : [{ message, asked, fault }];
  });
  return faulty.find(({ message }) => message.answer.outcome === 'refused') ?? faulty[0];
}
