import type { Evidence } from '../../model/evidence.js';
import type { Location } from '../../model/parameters.js';
import { type ClientAssertion, findClientAssertion } from '../../oauth/client-assertion.js';
import type { TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import {
  defineRule,
  type MessageData,
  type ReportOptions,
  type Rule,
  type RuleMeta,
} from '../define-rule.js';
import { inside, primary, serverAnswer } from '../evidence.js';

/** What is wrong with an assertion, and at which of its members. */
export interface AssertionFault<MessageId extends string> {
  readonly messageId: MessageId;
  readonly data?: MessageData;
  readonly place: Location;
  readonly note: string;
  readonly related?: readonly Evidence[];
  readonly options?: ReportOptions;
}

interface ClientAssertionRule<MessageId extends string> {
  readonly meta: RuleMeta<MessageId>;
  /** Signed by the client itself, or made by an identity provider. */
  readonly judges: 'own' | 'federated' | 'both';
  /** Holds for any server; default only for those of Entra. */
  readonly isGeneral?: true;
  readonly findFault: (
    assertion: ClientAssertion,
    request: TokenRequest,
    story: Story,
  ) => AssertionFault<MessageId> | undefined;
}

/**
 * A rule about the client assertion of a token request. `{entry}` is always there for the sentence; the server's answer
 * is related evidence. AD FS and personal accounts have requirements of their own and are left alone by most.
 */
export function clientAssertionRule<MessageId extends string>(rule: ClientAssertionRule<MessageId>): Rule {
  return defineRule({
    meta: rule.meta,
    on: 'token-request',
    check(request, report, story) {
      const assertion = findClientAssertion(request, story);
      const { kind } = request.endpoint;
      const isJudged = rule.isGeneral === true || (kind !== 'adfs' && kind !== 'msa');
      if (assertion === undefined || !isJudged) return;
      if (rule.judges !== 'both' && assertion.isFederated !== (rule.judges === 'federated')) return;
      const fault = rule.findFault(assertion, request, story);
      if (fault === undefined) return;
      const data = { entry: request.entry.index, ...fault.data };
      const place = primary(request, fault.place, fault.note);
      report(
        fault.messageId,
        data,
        [place, ...(fault.related ?? []), ...serverAnswer(request, request.errors[0])],
        fault.options ?? {},
      );
    },
  });
}

/** A claim of the assertion, or its claims as a whole where that one is absent. */
export function claimPlace({ parameter, jwt }: ClientAssertion, name: string): Location {
  return Object.hasOwn(jwt.payload, name) ? inside(parameter, 'payload', name) : inside(parameter, 'payload');
}

/** A header of the assertion, or its headers as a whole where that one is absent. */
export function headerPlace({ parameter, jwt }: ClientAssertion, name: string): Location {
  return Object.hasOwn(jwt.header, name) ? inside(parameter, 'header', name) : inside(parameter, 'header');
}
