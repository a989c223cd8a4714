import { type ApiToken, findApiToken } from '../../oauth/api-token.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, type Rule, type RuleMeta } from '../define-rule.js';
import { tokenChecklist } from '../token-checklist.js';
import type { Fault } from './fault.js';

interface PresentedTokenRule<MessageId extends string> {
  readonly meta: RuleMeta<MessageId>;
  readonly findFault: (held: ApiToken, story: Story) => Fault<NoInfer<MessageId>> | undefined;
}

/**
 * A rule that holds the claims of a token against the API call that carries it. Silent where the token is opaque,
 * encrypted or redacted. `{entry}` and `{host}` are always there for the sentence, and what the token is goes with it.
 */
export function presentedTokenRule<MessageId extends string>({
  meta,
  findFault,
}: PresentedTokenRule<MessageId>): Rule {
  return defineRule({
    meta,
    on: ['protected-resource-request', 'userinfo-request'],
    check(call, report, story) {
      const held = findApiToken(call, story);
      const fault = held === undefined ? undefined : findFault(held, story);
      if (held === undefined || fault === undefined) return;
      const data = { entry: call.entry.index, host: call.url.host, ...fault.data };
      const checklist = tokenChecklist(call, held.token, story);
      report(fault.messageId, data, fault.evidence, { checklist, ...fault.options });
    },
  });
}
