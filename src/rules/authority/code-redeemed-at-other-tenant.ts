import { findCodeOrigin } from '../../oauth/code-origin.js';
import type { Endpoint } from '../../oauth/endpoints.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** Reports a code that is redeemed at another tenant than the one that issued it, and refused there. */
export const codeRedeemedAtOtherTenant = defineRule({
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
  on: 'token-request',
  check(request, report, story) {
    if (request.grant !== 'authorization-code' || request.answer.outcome !== 'refused') return;
    const origin = findCodeOrigin(request, story.flowOf(request.id));
    if (origin === undefined || !differ(origin.request.endpoint, request.endpoint, story)) return;
    const data = {
      authorize: origin.request.entry.index,
      asked: origin.request.endpoint.tenant ?? '',
      token: request.entry.index,
      used: request.endpoint.tenant ?? '',
    };
    report('otherTenant', data, [
      primary(request, undefined, 'redeemed here'),
      related(origin.request, undefined, 'issued here'),
    ]);
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
