import { isGuid } from '../../model/guid.js';
import type { Message } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** Shows the tenant segment that the server could not resolve, and what is odd about it. */
export const tenantNotFound = serverCodeRule({
  meta: {
    id: 'tenant-not-found',
    category: 'authority',
    title: 'The tenant in the URL does not exist there',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS90002', 'AADSTS900023', 'AADSTS900021', 'AADSTS90013', 'AADSTS50059', 'AADSTS50128'],
    messages: {
      malformed: 'Entry {entry}: "{tenant}" in the path is neither a tenant id nor a domain ({code}).',
      guid: 'Entry {entry}: no tenant with the id {tenant} is known at {host} ({code}).',
      domain: 'Entry {entry}: the domain {tenant} belongs to no tenant at {host} ({code}).',
      none: 'Entry {entry}: nothing in the request tells which tenant is meant ({code}).',
    },
    why: 'The tenant in the path decides which directory answers; a wrong one ends every request at once.',
    fix: [
      'Copy the tenant id from the overview page of the right directory; look for a placeholder, a typing error or a user’s mail domain in its place.',
      'If the id is right, the directory lives in another cloud: use that cloud’s login host.',
    ],
    references: [
      learn('Error codes', 'reference-error-codes'),
      learn('National clouds', 'authentication-national-cloud'),
    ],
  },
  messageId: ({ endpoint }) => {
    const tenant = endpoint?.tenant;
    if (tenant === undefined || endpoint?.isTenantAlias === true) return 'none';
    if (isGuid(tenant)) return 'guid';
    return /^[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}$/i.test(tenant) ? 'domain' : 'malformed';
  },
  data: ({ endpoint }) => ({ tenant: shown(endpoint?.tenant), host: endpoint?.host ?? '' }),
  evidence: (message: Message) => [primary(message, undefined, 'the tenant in the path')],
});

/** A path segment is hostile text; a long one is cut. */
function shown(tenant: string | undefined): string {
  const text = tenant ?? '';
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}
