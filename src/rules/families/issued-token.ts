import type { Evidence } from '../../model/evidence.js';
import type { Jwt } from '../../model/jwt.js';
import type { AuthorizationRequest, TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import type { MessageData, Rule, RuleMeta } from '../define-rule.js';
import { inside, primary } from '../evidence.js';
import { messageRule } from './message.js';

/** A claim that does not fit the request which the token was issued for. */
export interface ClaimFault<MessageId extends string> {
  readonly messageId: MessageId;
  readonly data?: MessageData;
  readonly claim: string;
  readonly note: string;
  /** What the claim was held against. */
  readonly others: readonly Evidence[];
}

interface IssuedTokenRule<MessageId extends string> {
  readonly meta: RuleMeta<MessageId>;
  /** The name it was issued under. */
  readonly token: 'id_token' | 'access_token';
  readonly findFault: (
    jwt: Jwt,
    request: TokenRequest | AuthorizationRequest,
    story: Story,
  ) => ClaimFault<NoInfer<MessageId>> | undefined;
}

/**
 * A rule that holds a claim of a token against the request that it answers. Silent where the token is opaque, encrypted or
 * redacted. `{entry}` is always there for the sentence.
 */
export function issuedTokenRule<MessageId extends string>(rule: IssuedTokenRule<MessageId>): Rule {
  return messageRule({
    meta: rule.meta,
    on: ['token-request', 'authorization-request'],
    findFault(request, story) {
      const parameter = request.answer.parameters.get(rule.token);
      const jwt = story.tokenOf(parameter?.value)?.jwt;
      if (parameter === undefined || jwt?.format !== 'jwt') return undefined;
      const fault = rule.findFault(jwt, request, story);
      if (fault === undefined) return undefined;
      const { claim, note, others, ...rest } = fault;
      return { ...rest, evidence: [primary(request, inside(parameter, 'payload', claim), note), ...others] };
    },
  });
}
