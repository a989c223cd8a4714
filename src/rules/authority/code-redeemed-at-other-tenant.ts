import type { Endpoint } from '../../oauth/endpoints.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { redemptionRule } from '../families/redemption.js';

/** Reports a code that is redeemed at another tenant than the one that issued it, and refused there. */
export const codeRedeemedAtOtherTenant = redemptionRule({
  meta: {
    id: 'code-redeemed-at-other-tenant',
    category: 'authority',
    title: 'The code was redeemed at another tenant',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS700005', 'AADSTS70000', 'AADSTS700016'],
    messages: {
      otherTenant:
        'Entry {authorize} got the code at /{asked}; entry {token} redeems it at /{used}, and is refused.',
    },
    why: 'A code is good only at the address that issued it.',
    fix: ['Use one authority for the sign-in and for the redemption.'],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    supersedes: [
      'app-not-in-tenant',
      'auth-code-redeemed-late',
      'client-credentials-alias-tenant',
      'endpoint-version-mixed',
      'auth-code-reused',
    ],
  },
  findFault: (request, origin, story) => {
    const [asked, used] = [origin.request.endpoint, request.endpoint];
    if (request.answer.outcome !== 'refused' || !differ(asked, used, story)) return undefined;
    return {
      messageId: 'otherTenant',
      data: { asked: asked.tenant ?? '', used: used.tenant ?? '' },
      redeemed: { note: 'redeemed here' },
      asked: { note: 'issued here' },
    };
  },
});

/** Two names of one tenant do not differ; a domain that nothing maps may be either. */
function differ(asked: Endpoint, used: Endpoint, story: Story): boolean {
  if (asked.environment !== used.environment || asked.tenant === undefined || used.tenant === undefined)
    return false;
  if (asked.isTenantAlias && used.isTenantAlias) return false;
  const [a, b] = [story.tenants.idOf(asked.tenant), story.tenants.idOf(used.tenant)];
  if (asked.isTenantAlias || used.isTenantAlias)
    return asked.tenant.toLowerCase() !== used.tenant.toLowerCase();
  return a !== undefined && b !== undefined && a !== b;
}
