import { findHeader, inRequest } from '../../model/headers.js';
import { learn } from '../define-rule.js';
import { related } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

const RESTRICTION_HEADERS = [
  'restrict-access-to-tenants',
  'restrict-access-context',
  'sec-restrict-tenant-access-policy',
];

/** A rule between tenants, or a proxy’s tenant restriction, stopped the sign-in. The header alone is normal. */
export const crossTenantAccessDenied = serverCodeRule({
  meta: {
    id: 'cross-tenant-access-denied',
    category: 'authority',
    title: 'Access between the two tenants is not allowed',
    severity: 'error',
    proof: 'server',
    owner: 'tenant-admin',
    codes: [
      'AADSTS500212',
      'AADSTS500213',
      'AADSTS500021',
      'AADSTS5000211',
      'AADSTS500022',
      'AADSTS50002',
      'AADSTS5000224',
    ],
    messages: {
      outbound: 'Entry {entry}: the user’s home tenant does not let its users into this one ({code}).',
      inbound: 'Entry {entry}: this tenant does not let users of the other one in ({code}).',
      restricted: 'Entry {entry}: a tenant restriction stopped the sign-in ({code}). {header}',
    },
    why: 'Cross-tenant access settings and tenant restrictions are decisions of an administrator; the app cannot change them.',
    fix: [
      'Outbound: the administrator of the home tenant has to allow this tenant and app in the cross-tenant access settings.',
      'Inbound: the administrator of this tenant has to allow the home tenant.',
      'Restriction: the company’s proxy adds a header with the tenants it allows; this one is missing there.',
    ],
    references: [
      learn('Cross-tenant access', '/entra/external-id/cross-tenant-access-overview'),
      learn('Tenant restrictions', '/entra/identity/enterprise-apps/tenant-restrictions'),
    ],
  },
  messageId: (_message, { codes }) => {
    if (codes.includes('AADSTS500212')) return 'outbound';
    return codes.includes('AADSTS500213') ? 'inbound' : 'restricted';
  },
  data: (message) => ({
    header:
      findRestriction(message.entry.request.headers) === undefined
        ? 'Its header is not in the recorded request.'
        : 'Its header is in the request.',
  }),
  evidence: (message) => {
    const header = findRestriction(message.entry.request.headers);
    return header === undefined ? [] : [related(message, inRequest(header), 'added by a proxy')];
  },
});

function findRestriction(headers: Parameters<typeof findHeader>[0]) {
  return RESTRICTION_HEADERS.map((name) => findHeader(headers, name)).find((header) => header !== undefined);
}
