import { defineRule, oidc, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** Advises on sign-in requests that nothing protects against forgery: PKCE or a nonce would do as well. */
export const stateMissing = defineRule({
  meta: {
    id: 'state-missing',
    category: 'hygiene',
    title: 'The sign-in request carries no state',
    severity: 'info',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      missing: 'Entry {entry} asks for a code with neither state nor nonce nor PKCE.',
      notReturned: 'Entry {entry} sent a state, and the answer in entry {answer} brings none back.',
    },
    why: 'Without a value that ties the answer to the request, a page elsewhere can sign its visitor in to a foreign account.',
    fix: ['Send an unguessable state with each request and compare it with the answer; use PKCE as well.'],
    references: [rfc(9700, '2.1'), oidc('Authentication Request', 'AuthRequest')],
    canBeCause: false,
  },
  on: 'flow',
  check(flow, report) {
    for (const request of flow.authorizationRequests) {
      const { parameters, entry } = request;
      const protects = ['state', 'nonce', 'code_challenge'].some((name) => parameters.has(name));
      if (!protects)
        report('missing', { entry: entry.index }, [primary(request, undefined, 'no state in the query')]);
    }
    const [asked] = flow.authorizationRequests.filter(({ parameters }) => parameters.has('state'));
    const answer = flow.authorizationResponses.find(
      ({ parameters }) => parameters.has('code') || parameters.has('error'),
    );
    if (asked === undefined || answer === undefined || answer.parameters.has('state')) return;
    const state = asked.parameters.get('state');
    report('notReturned', { entry: asked.entry.index, answer: answer.entry.index }, [
      primary(answer, undefined, 'no state in the answer'),
      related(asked, state, 'sent here'),
    ]);
  },
});
