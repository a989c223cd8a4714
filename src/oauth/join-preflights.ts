import { type FlowDraft, join } from './flow-draft.js';
import type { Message } from './messages.js';

/** A preflight belongs where the call it asks for belongs: the next one to the same URL. */
export function joinPreflights(messages: readonly Message[], drafts: readonly FlowDraft[]): void {
  const flowOf = new Map<string, FlowDraft>();
  for (const draft of drafts) for (const { id } of draft.messages) flowOf.set(id, draft);
  const waiting = new Map<string, Message[]>();
  for (const message of messages) {
    const url = message.entry.request.url;
    if (message.kind === 'cors-preflight') {
      waiting.set(url, [...(waiting.get(url) ?? []), message]);
      continue;
    }
    const draft = flowOf.get(message.id);
    if (draft === undefined) continue;
    for (const preflight of waiting.get(url) ?? []) join(preflight, draft, 'URL');
    waiting.delete(url);
  }
}
