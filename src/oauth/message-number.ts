import type { Message } from './messages.js';

/** The place of a message in time order, from its id. */
export function messageNumber(message: Message): number {
  return Number(message.id.slice(1));
}
