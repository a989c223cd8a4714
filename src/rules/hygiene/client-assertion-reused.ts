import type { TokenUse } from '../../oauth/tokens.js';
import { defineRule, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** Notes one client assertion sent with several requests: Entra allows it while it is valid. */
export const clientAssertionReused = defineRule({
  meta: {
    id: 'client-assertion-reused',
    category: 'hygiene',
    title: 'One client assertion serves several requests',
    severity: 'info',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      reused:
        'The client assertion of entry {first} is sent again in entry {again} ({count} requests in all).',
    },
    why: 'A copied assertion cannot be told from the real one while it is reused; a fresh jti each time makes a copy visible.',
    fix: ['Make a new assertion, with a new jti, for each token request.'],
    references: [rfc(7523, '3')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    for (const token of story.tokens) {
      const uses = token.uses.filter(
        ({ name, message }) => name === 'client_assertion' && message.kind === 'token-request',
      );
      const [first, again] = uses;
      if (first === undefined || again === undefined) continue;
      const data = { first: entryOf(first), again: entryOf(again), count: uses.length };
      const evidence = [
        primary(again.message, again, 'sent again here'),
        related(first.message, first, 'sent first here'),
      ];
      report('reused', data, evidence);
    }
  },
});

function entryOf({ message }: TokenUse): number {
  return message.entry.index;
}
