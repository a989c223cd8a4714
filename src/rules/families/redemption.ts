import type { Evidence } from '../../model/evidence.js';
import type { Location } from '../../model/parameters.js';
import { type CodeOrigin, findCodeOrigin } from '../../oauth/code-origin.js';
import type { Message, TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import {
  defineRule,
  type MessageData,
  type ReportOptions,
  type Rule,
  type RuleMeta,
} from '../define-rule.js';
import { missing, present, primary } from '../evidence.js';

/** One side of what does not agree; without a place it is the request as a whole. */
interface Side {
  readonly place?: Location | { readonly at: Location };
  /** `value` unless given: whether it is enough that it is there, or it was looked for in vain. */
  readonly judgedBy?: 'presence' | 'absence';
  readonly note: string;
}

/** In what a redemption and the sign-in that it belongs to do not agree. */
export interface Disagreement<MessageId extends string> {
  readonly messageId: MessageId;
  readonly data?: MessageData;
  readonly redeemed: Side;
  readonly asked: Side;
  readonly others?: readonly Evidence[];
  readonly options?: ReportOptions;
}

interface RedemptionRule<MessageId extends string> {
  readonly meta: RuleMeta<MessageId>;
  readonly findFault: (
    request: TokenRequest,
    origin: CodeOrigin,
    story: Story,
  ) => Disagreement<MessageId> | undefined;
}

/**
 * A rule about two requests of one flow that have to agree: the one that asked for a code, and the one that redeems it.
 * Silent where the first is not in the capture. `{authorize}` and `{token}` are always there for the sentence.
 */
export function redemptionRule<MessageId extends string>(rule: RedemptionRule<MessageId>): Rule {
  return defineRule({
    meta: rule.meta,
    on: 'token-request',
    check(request, report, story) {
      if (request.grant !== 'authorization-code') return;
      const origin = findCodeOrigin(request, story.flowOf(request.id));
      const fault = origin === undefined ? undefined : rule.findFault(request, origin, story);
      if (origin === undefined || fault === undefined) return;
      const { messageId, redeemed, asked, others = [], options = {} } = fault;
      const data = {
        authorize: origin.request.entry.index,
        token: request.entry.index,
        ...fault.data,
      };
      const evidence: Evidence[] = [
        evidenceOf(request, redeemed),
        { restsOn: 'value', ...evidenceOf(origin.request, asked), role: 'related' },
      ];
      report(messageId, data, [...evidence, ...others], options);
    },
  });
}

function evidenceOf(message: Message, { place, judgedBy, note }: Side): Evidence {
  if (judgedBy === 'absence') return missing(message, note);
  return judgedBy === 'presence' ? present(message, place, note) : primary(message, place, note);
}

/** Nested apps redeem what their host asked for, under values of their own. */
export function isNested(request: TokenRequest, { request: asked }: CodeOrigin): boolean {
  return request.parameters.has('brk_client_id') || asked.parameters.has('brk_client_id');
}
