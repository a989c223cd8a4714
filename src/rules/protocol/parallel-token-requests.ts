import { isOpenAtStartOf } from '../../oauth/message-number.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { defineRule, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** Reports two redemptions of one code, or one refresh token for the same scope, at the same time. */
export const parallelTokenRequests = defineRule({
  meta: {
    id: 'parallel-token-requests',
    category: 'protocol',
    title: 'The same code or refresh token was sent twice at once',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS54005'],
    messages: {
      overlap: 'Entries {first} and {second} send the same {name} while neither is answered.',
    },
    why: 'Only one of them can win; the other is refused, or its tokens replace the winner’s.',
    fix: ['Let one request at a time ask for tokens, and let the others wait for its result.'],
    references: [rfc(9700, '2.2.2')],
  },
  on: 'capture',
  check(story, report) {
    for (const token of story.tokens) {
      if (token.type !== 'authorization_code' && token.type !== 'refresh_token') continue;
      const requests = token.uses.flatMap(({ message }) =>
        message.kind === 'token-request' && message.duplicateOf === undefined ? [message] : [],
      );
      const pair = findOverlap(requests);
      if (pair === undefined) continue;
      const [first, second] = pair;
      const name = token.type === 'refresh_token' ? 'refresh_token' : 'code';
      const evidence = [
        primary(second, second.parameters.get(name), 'sent here'),
        related(first, first.parameters.get(name), 'and here'),
      ];
      report('overlap', { first: first.entry.index, second: second.entry.index, name }, evidence);
    }
  },
});

function findOverlap(requests: readonly TokenRequest[]): readonly [TokenRequest, TokenRequest] | undefined {
  let open: readonly TokenRequest[] = [];
  for (const second of requests) {
    open = open.filter((first) => isOpenAtStartOf(first, second));
    const first = open.find((each) => asksForTheSame(each, second));
    if (first !== undefined) return [first, second];
    open = [...open, second];
  }
  return undefined;
}

/** One refresh token may fetch tokens for several APIs at once, named by scope or, in v1, by resource. */
function asksForTheSame(first: TokenRequest, second: TokenRequest): boolean {
  return ['scope', 'resource'].every(
    (name) => first.parameters.value(name) === second.parameters.value(name),
  );
}
