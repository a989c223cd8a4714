import type { Evidence } from '../../model/evidence.js';
import type { Message, OAuthError } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import {
  defineRule,
  type MessageData,
  type ReportOptions,
  type Rule,
  type RuleMeta,
} from '../define-rule.js';
import { present } from '../evidence.js';

/** What a rule of this family adds to the server's word. */
interface ServerCodeRule<MessageId extends string> {
  readonly meta: RuleMeta<MessageId>;
  /** False where the bytes contradict what the code is taken for, or another rule knows better. */
  readonly applies?: (message: Message, error: OAuthError, story: Story) => boolean;
  /** Which sentence; default the first of `meta.messages`. */
  readonly messageId?: (message: Message, error: OAuthError, story: Story) => MessageId;
  readonly data?: (message: Message, error: OAuthError, story: Story) => MessageData;
  /** Places in requests that the error speaks of, the first of them the likeliest fault. */
  readonly evidence?: (message: Message, error: OAuthError, story: Story) => readonly Evidence[];
  readonly options?: (message: Message, error: OAuthError, story: Story) => ReportOptions;
}

/**
 * A rule that starts from a code of the server. The primary evidence is the error itself unless `evidence` gives a
 * primary place; `{code}` and `{entry}` are always there for the sentence. Expected errors never count.
 */
export function serverCodeRule<MessageId extends string>(definition: ServerCodeRule<MessageId>): Rule {
  const { meta } = definition;
  return defineRule({
    meta,
    on: 'message-with-errors',
    check(message, report, story) {
      const error = message.errors.find(
        (each) => !each.isExpected && each.codes.some((code) => meta.codes.includes(code)),
      );
      if (error === undefined || definition.applies?.(message, error, story) === false) return;
      const code = error.codes.find((each) => meta.codes.includes(each)) ?? '';
      const data = { code, entry: message.entry.index, ...definition.data?.(message, error, story) };
      const options = { explains: [error.id], ...definition.options?.(message, error, story) };
      const id = definition.messageId?.(message, error, story) ?? firstMessage(meta);
      report(
        id,
        data,
        withPrimary(message, error, definition.evidence?.(message, error, story) ?? []),
        options,
      );
    },
  });
}

function firstMessage<MessageId extends string>(meta: RuleMeta<MessageId>): MessageId {
  for (const id in meta.messages) return id;
  throw new Error(`rule ${meta.id} has no message`);
}

/** The code proves the fault, so that nothing rests on what a sanitizer may have hidden. */
function withPrimary(message: Message, error: OAuthError, evidence: readonly Evidence[]): Evidence[] {
  const hasPrimary = evidence.some(({ role }) => role === 'primary');
  const answer = present(message, error.at, 'the server’s answer');
  const places = evidence.map((place): Evidence => ({ ...place, restsOn: 'presence' }));
  return hasPrimary ? [...places, { ...answer, role: 'related' }] : [answer, ...places];
}
