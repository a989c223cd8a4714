import type { Evidence } from '../../model/evidence.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { findOboAssertion, type OboAssertion } from '../../oauth/on-behalf-of.js';
import type { Story } from '../../oauth/story.js';
import type { MessageData, ReportOptions, Rule, RuleMeta } from '../define-rule.js';
import { inside, primary } from '../evidence.js';
import { tokenChecklist } from '../token-checklist.js';
import { messageRule } from './message.js';

/** Why an assertion cannot be exchanged, and at which of its members. */
export interface OboFault<MessageId extends string> {
  readonly messageId: MessageId;
  readonly data?: MessageData;
  /** Steps inside the assertion; none for the assertion as a whole. */
  readonly within: readonly string[];
  readonly note: string;
  readonly others?: readonly Evidence[];
  readonly options?: ReportOptions;
}

interface OboAssertionRule<MessageId extends string> {
  readonly meta: RuleMeta<MessageId>;
  readonly findFault: (
    assertion: OboAssertion,
    request: TokenRequest,
    story: Story,
  ) => OboFault<NoInfer<MessageId>> | undefined;
}

/**
 * A rule about the token that an on-behalf-of request presents. Silent where that cannot be decoded. `{entry}` is always there
 * for the sentence, and what the token is goes with it.
 */
export function oboAssertionRule<MessageId extends string>(rule: OboAssertionRule<MessageId>): Rule {
  return messageRule({
    meta: rule.meta,
    on: 'token-request',
    findFault(request, story) {
      const assertion = findOboAssertion(request, story);
      const fault = assertion === undefined ? undefined : rule.findFault(assertion, request, story);
      if (assertion === undefined || fault === undefined) return undefined;
      const { within, note, others = [], ...rest } = fault;
      const place = primary(request, inside(assertion.parameter, ...within), note);
      const checklist = tokenChecklist(request, assertion.token, story);
      return { ...rest, evidence: [place, ...others], options: { checklist, ...fault.options } };
    },
  });
}
