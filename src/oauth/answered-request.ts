import type { Flow } from './flows.js';
import type { AuthorizationRequest, Message } from './messages.js';

/**
 * The authorization request that a message of the front channel belongs to: itself, the one whose state it carries, else
 * the last of its flow. Undefined where the capture holds none.
 */
export function findAnsweredRequest(
  message: Message,
  flow: Flow | undefined,
): AuthorizationRequest | undefined {
  if (message.kind === 'authorization-request') return message;
  const requests = flow?.authorizationRequests ?? [];
  const state = message.parameters.value('state');
  const sameState = requests.findLast((each) => each.parameters.value('state') === state);
  return (state === undefined ? undefined : sameState) ?? requests.at(-1);
}
