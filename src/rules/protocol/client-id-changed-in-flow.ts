import { rfc } from '../define-rule.js';
import { isNested, redemptionRule } from '../families/redemption.js';

/** Reports a code that another client redeems than the one it was issued to. Nested apps and brokers may. */
export const clientIdChangedInFlow = redemptionRule({
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
  findFault: (request, origin) => {
    const redeemed = request.parameters.get('client_id');
    const asked = origin.request.parameters.get('client_id');
    if (origin.by !== 'code' || isNested(request, origin)) return undefined;
    if (redeemed === undefined || asked === undefined) return undefined;
    if (redeemed.value.toLowerCase() === asked.value.toLowerCase()) return undefined;
    return {
      messageId: 'changed',
      data: { asked: asked.value, redeemed: redeemed.value },
      redeemed: { place: redeemed, note: 'redeemed as' },
      asked: { place: asked, note: 'issued to' },
    };
  },
});
