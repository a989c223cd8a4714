import type { Message } from './messages.js';

/** A flow while its messages are being gathered. */
export interface FlowDraft {
  readonly messages: Message[];
  readonly joins: { message: string; by: string }[];
  /** The authorization request has got its code, tokens or error. */
  isAnswered: boolean;
}

/** An answer that sent the browser on. */
export interface Redirect {
  readonly draft: FlowDraft;
  /** When it had arrived, in milliseconds since 1970; undefined where the capture does not say. */
  readonly endedMs: number | undefined;
}

/** What joining knows so far. */
export interface Joining {
  readonly drafts: FlowDraft[];
  readonly byKey: Map<string, FlowDraft>;
  /** Redirects that led to a URL, oldest first: each is followed once. */
  readonly byTarget: Map<string, Redirect[]>;
  /** Interactive flows that still wait for their answer, oldest first. */
  open: FlowDraft[];
  /** Redirects of an app to the authorize endpoint, waiting for the request itself. */
  readonly introductions: Map<string, Message>;
}

/** Puts a message into a flow, with the reason. */
export function join(message: Message, draft: FlowDraft, by: string): FlowDraft {
  draft.messages.push(message);
  draft.joins.push({ message: message.id, by });
  return draft;
}
