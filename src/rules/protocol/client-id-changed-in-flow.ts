import { findCodeOrigin } from '../../oauth/code-origin.js';
import { defineRule, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** Reports a code that another client redeems than the one it was issued to. Nested apps and brokers may. */
export const clientIdChangedInFlow = defineRule({
  meta: {
    id: 'client-id-changed-in-flow',
    category: 'protocol',
    title: 'Another client redeems the code',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS70000', 'AADSTS700016', 'AADSTS70002'],
    messages: {
      changed:
        'The code was issued to client {asked} in entry {authorize}; entry {token} redeems it as client {redeemed}.',
    },
    why: 'A code belongs to the client it was issued to.',
    fix: ['Use one client id for the sign-in and the redemption.'],
    references: [rfc(6749, '4.1.3')],
    supersedes: [
      'app-not-in-tenant',
      'auth-code-redeemed-late',
      'code-redeemed-at-other-tenant',
      'redirect-uri-authorize-token-mismatch',
    ],
  },
  on: 'token-request',
  check(request, report, story) {
    if (request.grant !== 'authorization-code' || request.parameters.has('brk_client_id')) return;
    const redeemed = request.parameters.get('client_id');
    const origin = findCodeOrigin(request, story.flowOf(request.id));
    const asked = origin?.request.parameters.get('client_id');
    if (
      origin?.by !== 'code' ||
      redeemed === undefined ||
      asked === undefined ||
      origin.request.parameters.has('brk_client_id')
    )
      return;
    if (redeemed.isRedacted || asked.isRedacted || redeemed.value.toLowerCase() === asked.value.toLowerCase())
      return;
    const data = {
      asked: asked.value,
      authorize: origin.request.entry.index,
      token: request.entry.index,
      redeemed: redeemed.value,
    };
    report('changed', data, [
      primary(request, redeemed, 'redeemed as'),
      related(origin.request, asked, 'issued to'),
    ]);
  },
});
