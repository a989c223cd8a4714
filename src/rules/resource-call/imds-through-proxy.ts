import { findHeader } from '../../model/headers.js';
import type { Location } from '../../model/parameters.js';
import type { ManagedIdentityRequest } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { present } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Headers that only a proxy writes, on either side. */
const IN_REQUEST = ['via', 'x-forwarded-for', 'forwarded', 'proxy-authorization'];
const IN_RESPONSE = ['via', 'x-squid-error', 'x-cache-lookup', 'proxy-authenticate', 'x-bluecoat-error'];

/** Reports a request to the metadata address of Azure that went through a proxy. */
export const imdsThroughProxy = messageRule({
  meta: {
    id: 'imds-through-proxy',
    category: 'resource-call',
    title: 'Metadata service called through a proxy',
    severity: 'error',
    proof: 'entry',
    owner: 'network',
    codes: [],
    messages: {
      proxy: 'Entry {entry} goes to 169.254.169.254 through a proxy: the header {header} says so.',
    },
    why: 'The metadata service answers the machine itself only. A proxy asks from another machine, and the service refuses requests that were forwarded.',
    fix: [
      'Take 169.254.169.254 out of the proxy: NO_PROXY=169.254.169.254, or the proxy settings of the client.',
    ],
    references: [
      learn('Instance metadata service', '/azure/virtual-machines/instance-metadata-service'),
      learn(
        'Managed identity tokens',
        '/entra/identity/managed-identities-azure-resources/how-to-use-vm-token',
      ),
    ],
    supersedes: ['imds-metadata-header-missing', 'managed-identity-not-selected'],
  },
  on: 'managed-identity-request',
  findFault(request) {
    if (request.source !== 'imds' || request.answer.outcome === 'accepted') return undefined;
    const found = findProxyHeader(request);
    if (found === undefined) return undefined;
    const { name, at } = found;
    return {
      messageId: 'proxy',
      data: { header: name },
      evidence: [present(request, at, 'written by a proxy')],
    };
  },
});

function findProxyHeader({ entry }: ManagedIdentityRequest): { name: string; at: Location } | undefined {
  const sides = [
    { names: IN_REQUEST, headers: entry.request.headers, pointer: '/request/headers' },
    { names: IN_RESPONSE, headers: entry.response.headers, pointer: '/response/headers' },
  ];
  for (const { names, headers, pointer } of sides) {
    for (const name of names) {
      const header = findHeader(headers, name);
      if (header !== undefined)
        return { name: header.name, at: { pointer: `${pointer}/${header.position}/value` } };
    }
  }
  return undefined;
}
