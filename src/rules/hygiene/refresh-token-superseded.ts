import { defineRule, learn, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** Notes a refresh token that is used although the client already holds its successor: Entra allows it. */
export const refreshTokenSuperseded = defineRule({
  meta: {
    id: 'refresh-token-superseded',
    category: 'hygiene',
    title: 'A replaced refresh token is used again',
    severity: 'info',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      superseded: 'Entry {entry} uses a refresh token that entry {newer} had already replaced.',
    },
    why: 'Entra keeps old refresh tokens valid, other servers do not; two parts of the app may be overwriting each other’s store.',
    fix: ['Store the new refresh token of every answer in place of the old one, in one place.'],
    references: [rfc(6749, '6'), rfc(9700, '2.2.2'), learn('Refresh tokens', 'refresh-tokens')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const tokens = new Map(story.tokens.map((token) => [token.id, token]));
    for (const token of story.tokens) {
      const newer = token.replacedBy === undefined ? undefined : tokens.get(token.replacedBy);
      const issued = newer?.issuedBy;
      if (issued === undefined) continue;
      const late = token.uses.find(({ message }) => isAfter(message.startedMs, issued.message.startedMs));
      if (late === undefined || late.message.id === issued.message.id) continue;
      const data = { entry: late.message.entry.index, newer: issued.message.entry.index };
      report('superseded', data, [
        primary(late.message, late, 'the older token'),
        related(issued.message, issued, 'the newer one was issued here'),
      ]);
    }
  },
});

/** A refresh that began before the other one was answered is a race, not a mistake. */
const RACE_MS = 5000;

function isAfter(useMs: number | undefined, issueMs: number | undefined): boolean {
  return useMs !== undefined && issueMs !== undefined && useMs > issueMs + RACE_MS;
}
