import type { Message } from './messages.js';

/** The place of a message in time order, from its id. */
export function messageNumber(message: Message): number {
  return Number(message.id.slice(1));
}

/** Whether one message began before another, in the order of the story. */
export function isBefore(first: Message, second: Message): boolean {
  return messageNumber(first) < messageNumber(second);
}

/**
 * Whether a message still waited for its answer when a later one began, by the client's clock: the later one cannot be
 * a reaction to that answer. False where a time is missing.
 */
export function isOpenAtStartOf(first: Message, later: Message): boolean {
  if (first.startedMs === undefined || later.startedMs === undefined) return false;
  return later.startedMs < first.startedMs + (first.entry.time ?? 0);
}
