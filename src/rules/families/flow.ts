import type { Flow } from '../../oauth/flows.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, type Rule, type RuleMeta } from '../define-rule.js';
import type { Fault } from './fault.js';

interface FlowRule<MessageId extends string> {
  readonly meta: RuleMeta<MessageId>;
  readonly findFault: (flow: Flow, story: Story) => Fault<NoInfer<MessageId>> | undefined;
}

/** A rule about the messages of one flow together, which has one fault or none. */
export function flowRule<MessageId extends string>({ meta, findFault }: FlowRule<MessageId>): Rule {
  return defineRule({
    meta,
    on: 'flow',
    check(flow, report, story) {
      const fault = findFault(flow, story);
      if (fault !== undefined) report(fault.messageId, fault.data ?? {}, fault.evidence, fault.options);
    },
  });
}
