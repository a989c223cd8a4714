import { type Container, type Evidence, resolvePointer } from '../model/evidence.js';
import { isRedacted } from '../model/redacted-value.js';
import { findEvidenceValue } from '../oauth/evidence-value.js';
import type { Message } from '../oauth/messages.js';
import type { Story } from '../oauth/story.js';

/**
 * Why the bytes cannot bear a finding with this evidence: a value that it rests on was redacted, or the part that was
 * searched in vain was not recorded (general guards 1 and 3 of the rules table). Undefined where they can.
 */
export function findDoubt(evidence: readonly Evidence[], story: Story): string | undefined {
  for (const each of evidence) {
    const doubt = doubtOf(each, story);
    if (doubt !== undefined) return doubt;
  }
  return undefined;
}

function doubtOf(evidence: Evidence, story: Story): string | undefined {
  const { restsOn = evidence.role === 'primary' ? 'value' : 'presence' } = evidence;
  const message = story.messageAt(evidence.entry);
  if (restsOn === 'presence' || message === undefined) return undefined;
  if (restsOn === 'value') return hiddenValue(evidence, message);
  return RECORDED[restsOn](message, story)
    ? undefined
    : `${PARTS[restsOn]} of entry ${message.entry.index} is not in the capture, so nothing can be said to be missing there.`;
}

function hiddenValue(evidence: Evidence, { entry }: Message): string | undefined {
  const found = findEvidenceValue(entry, evidence);
  const value = found?.value ?? resolvePointer(entry, evidence.pointer);
  if (typeof value !== 'string' || !isRedacted(value)) return undefined;
  return `The value of ${found?.name ?? 'a field'} in entry ${entry.index} was redacted.`;
}

const RECORDED: Readonly<Record<Container, (message: Message, story: Story) => boolean>> = {
  parameters: ({ bodyIsRecorded }) => bodyIsRecorded,
  authorization: (_, { facts }) => facts.authorizationRecorded,
  cookies: (_, { facts }) => facts.cookiesRecorded,
  'request-headers': ({ entry }) => entry.request.headers.length > 0,
  'response-headers': ({ entry }) => entry.response.headers.length > 0,
};

const PARTS: Readonly<Record<Container, string>> = {
  parameters: 'The body of the request',
  authorization: 'The Authorization header',
  cookies: 'The Cookie header',
  'request-headers': 'The header block of the request',
  'response-headers': 'The header block of the answer',
};
