import { learn } from '../define-rule.js';
import { redemptionRule } from '../families/redemption.js';

/** Reports a code of one endpoint version that is redeemed at the other. Refresh tokens mostly work at both. */
export const endpointVersionMixed = redemptionRule({
  meta: {
    id: 'endpoint-version-mixed',
    category: 'authority',
    title: 'Sign-in and redemption use different endpoint versions',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS70000', 'AADB2C90087'],
    messages: {
      mixed: 'Entry {authorize} signs in at the {asked} endpoint; entry {token} redeems at {used}.',
    },
    why: 'v1 and v2 understand scope and resource differently, and their codes are not made for each other.',
    fix: ['Use the same version for both; /oauth2/v2.0/ is the one to keep.'],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    supersedes: ['auth-code-reused', 'refresh-token-revoked'],
  },
  findFault: (request, origin) => {
    const [asked, used] = [origin.request.endpoint.version, request.endpoint.version];
    if (asked === undefined || used === undefined || asked === used) return undefined;
    return {
      messageId: 'mixed',
      data: { asked, used },
      redeemed: { note: 'redeemed here' },
      asked: { note: 'asked here' },
    };
  },
});
