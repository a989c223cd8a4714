import { devicePolls, findDeviceRequest } from '../../oauth/device-polls.js';
import type { DeviceAuthorizationRequest, TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, learn, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';

const URL_PLACE = { pointer: '/request/url' };

/** Reports polls by another client, or at another tenant, than the request that got the device code. */
export const deviceCodeClientOrTenantChanged = defineRule({
  meta: {
    id: 'device-code-client-or-tenant-changed',
    category: 'grant',
    title: 'The device polls as another client or at another tenant',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS70018', 'AADSTS700016'],
    messages: {
      client:
        'Entry {entry} polls as client {client}, but the device code was issued to {issuedTo} in entry {issuer}.',
      tenant:
        'Entry {entry} polls at tenant {tenant}, but the device code was issued at {issuedAt} in entry {issuer}.',
      alias:
        'Entry {entry} polls at {tenant}, but the device code was issued at {issuedAt} in entry {issuer}. They may be one tenant, yet both requests should name it alike.',
    },
    why: 'A device code belongs to the client and to the authority that got it; another one does not know it.',
    fix: ['Take client id and authority of both requests from one setting.'],
    references: [learn('Device code flow', 'v2-oauth2-device-code'), rfc(8628, '3.4')],
    supersedes: [
      'code-redeemed-at-other-tenant',
      'common-with-single-tenant-app',
      'client-id-changed-in-flow',
      'app-not-in-tenant',
      'client-credentials-alias-tenant',
      'placeholder-value',
    ],
    lowered:
      'A warning where one of the two names is an alias or a domain that may stand for the same tenant.',
  },
  on: 'flow',
  check(flow, report, story) {
    const request = findDeviceRequest(flow);
    if (request === undefined) return;
    const issuer = request.entry.index;
    for (const poll of devicePolls(flow)) {
      const entry = poll.entry.index;
      const clients = differingClients(request, poll);
      const tenants = differingTenants(request, poll, story);
      if (clients !== undefined) {
        const [own, its] = [poll.parameters.get('client_id'), request.parameters.get('client_id')];
        const places = [
          primary(poll, own, 'polls as this client'),
          related(request, its, 'issued to this one'),
        ];
        return report('client', { entry, issuer, ...clients }, places);
      }
      if (tenants === undefined) continue;
      const places = [primary(poll, URL_PLACE, 'polls here'), related(request, URL_PLACE, 'issued here')];
      const { isCertain, ...data } = tenants;
      const options = isCertain ? {} : { severity: 'warning' as const };
      return report(isCertain ? 'tenant' : 'alias', { entry, issuer, ...data }, places, options);
    }
  },
});

function differingClients(request: DeviceAuthorizationRequest, poll: TokenRequest) {
  const issuedTo = request.parameters.value('client_id');
  const client = poll.parameters.value('client_id');
  if (issuedTo === undefined || client === undefined || issuedTo.toLowerCase() === client.toLowerCase())
    return undefined;
  return { client, issuedTo };
}

function differingTenants({ endpoint }: DeviceAuthorizationRequest, poll: TokenRequest, { tenants }: Story) {
  const issuedAt = endpoint.tenant;
  const { tenant } = poll.endpoint;
  if (issuedAt === undefined || tenant === undefined || issuedAt.toLowerCase() === tenant.toLowerCase())
    return undefined;
  const [a, b] = [tenants.idOf(issuedAt), tenants.idOf(tenant)];
  return { tenant, issuedAt, isCertain: a !== undefined && b !== undefined && a !== b };
}
