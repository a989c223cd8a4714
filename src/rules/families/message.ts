import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, type Rule, type RuleMeta, type SubjectKind, type SubjectOf } from '../define-rule.js';
import type { Fault } from './fault.js';

/** What a message can be a subject as. */
export type MessageSubject = Exclude<SubjectKind, 'flow' | 'capture'>;

interface MessageRule<MessageId extends string, Kind extends MessageSubject> {
  readonly meta: RuleMeta<MessageId>;
  readonly on: Kind | readonly Kind[];
  readonly findFault: (message: SubjectOf<Kind>, story: Story) => Fault<NoInfer<MessageId>> | undefined;
}

/** A rule about one message, which has one fault or none. `{entry}` is always there for the sentence. */
export function messageRule<MessageId extends string, const Kind extends MessageSubject>({
  meta,
  on,
  findFault,
}: MessageRule<MessageId, Kind>): Rule {
  return defineRule({
    meta,
    on,
    check(message: SubjectOf<Kind> & Message, report, story) {
      const fault = findFault(message, story);
      if (fault === undefined) return;
      const data = { entry: message.entry.index, ...fault.data };
      report(fault.messageId, data, fault.evidence, fault.options);
    },
  });
}
