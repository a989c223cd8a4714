import { isSsoReload } from '../../oauth/code-origin.js';
import type { AuthorizationRequest } from '../../oauth/messages.js';
import { defineRule, rfc } from '../define-rule.js';
import { compared, primary } from '../evidence.js';

/** Eight characters hold 48 random bits at best; anything shorter can be guessed. */
const SHORTEST = 8;

const NAMES = ['state', 'nonce'] as const;

/** Reports a state or nonce that is short, or the same in several sign-ins. A reload repeats it rightly. */
export const weakStateOrNonce = defineRule({
  meta: {
    id: 'weak-state-or-nonce',
    category: 'hygiene',
    title: 'The state or nonce can be guessed',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      short: 'The {name} of entry {entry} has {length} characters.',
      repeated: 'Entries {first} and {entry} are two sign-ins with the same {name}.',
    },
    why: 'It protects only while nobody else can know it: it has to be random and new for each request.',
    fix: ['Make 16 random bytes for each request and encode them as base64url.'],
    references: [rfc(9700, '4.7')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const requests = story.messages.filter(
      (message) => message.kind === 'authorization-request' && !isSsoReload(message),
    );
    for (const name of NAMES) {
      const seen = new Map<string, AuthorizationRequest>();
      for (const request of requests) {
        if (request.kind !== 'authorization-request') continue;
        const parameter = request.parameters.get(name);
        const entry = request.entry.index;
        if (parameter === undefined) continue;
        const first = seen.get(parameter.value);
        const place = primary(request, parameter, `this ${name}`);
        if (parameter.value.length < SHORTEST)
          report('short', { name, entry, length: parameter.value.length }, [place]);
        else if (first !== undefined && isAnotherSignIn(first, request, story)) {
          const before = compared(first, first.parameters.get(name), 'the same in this request');
          report('repeated', { name, entry, first: first.entry.index }, [place, before]);
        }
        seen.set(parameter.value, first ?? request);
      }
    }
  },
});

/** The same request again before its answer came is a reload; flows are told apart by that. */
function isAnotherSignIn(
  first: AuthorizationRequest,
  second: AuthorizationRequest,
  story: { flowOf: (id: string) => { readonly id: string } | undefined },
): boolean {
  return story.flowOf(first.id)?.id !== story.flowOf(second.id)?.id;
}
