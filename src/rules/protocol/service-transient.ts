import { onceFor } from '../../model/once-for.js';
import { messageNumber } from '../../oauth/message-number.js';
import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { present, STATUS } from '../evidence.js';
import { messageRule } from '../families/message.js';

const CODES = [
  'AADSTS90033',
  'AADSTS90012',
  'AADSTS90006',
  'AADSTS50033',
  'AADSTS50087',
  'AADSTS90055',
  'AADSTS90024',
];

/** Notes a passing fault of the service: nothing in the request is wrong, and a repetition may work. */
export const serviceTransient = messageRule({
  meta: {
    id: 'service-transient',
    category: 'protocol',
    title: 'The service had a passing fault',
    severity: 'info',
    proof: 'server',
    owner: 'service',
    codes: CODES,
    messages: {
      recovered: 'Entry {entry} was answered with {what}; the same request succeeded later in this capture.',
      open: 'Entry {entry} was answered with {what}: a fault of the service that usually passes.',
    },
    why: 'Such answers come and go with the service’s load; the same request works a little later.',
    fix: ['Repeat with a growing pause, and honour Retry-After where it is sent.'],
    references: [learn('Error codes', 'reference-error-codes')],
    canBeCause: false,
  },
  on: 'message',
  findFault(message, story) {
    if (message.endpoint === undefined) return undefined;
    const error = message.errors.find(
      ({ codes, error: name }) =>
        codes.some((code) => CODES.includes(code)) ||
        name === 'temporarily_unavailable' ||
        name === 'server_error',
    );
    const { status } = message.answer;
    const isServerFault = status !== undefined && status >= 500;
    if (error === undefined && !isServerFault) return undefined;
    const what = error?.code ?? error?.error ?? `HTTP ${status}`;
    const id = isRepeatedWell(message, story) ? 'recovered' : 'open';
    return {
      messageId: id,
      data: { what },
      evidence: [present(message, error?.at ?? STATUS, 'the answer')],
      options: {
        explains: [],
      },
    };
  },
});

function isRepeatedWell(message: Message, story: Story): boolean {
  const last = lastAccepted(story).get(placeOf(message));
  return last !== undefined && last > messageNumber(message);
}

/** For each endpoint the number of the last message that it accepted. */
const lastAccepted = onceFor(({ messages }: Story): ReadonlyMap<string, number> => {
  const accepted = messages.filter(({ answer }) => answer.outcome === 'accepted');
  return new Map(accepted.map((message) => [placeOf(message), messageNumber(message)]));
});

function placeOf({ kind, url }: Message): string {
  return `${kind} ${url.host}${url.pathname}`;
}
