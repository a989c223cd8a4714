import { findClientApp } from '../../knowledge/find-app.js';
import type { Flow } from '../../oauth/flows.js';
import { defineRule, learn } from '../define-rule.js';
import { primary } from '../evidence.js';

/** ADAL for .NET writes `PCL.*`, ADAL.js writes `Js` (protocol facts 1.4). */
const LEGACY_SKU = /^(?:PCL\.|Js$)/i;

/** Notes libraries out of support, and the v1 endpoint used by an app that is not Microsoft's. */
export const legacyLibraryOrEndpoint = defineRule({
  meta: {
    id: 'legacy-library-or-endpoint',
    category: 'hygiene',
    title: 'A library or endpoint of the past is in use',
    severity: 'info',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      library: 'The client names itself {library}, an ADAL library that gets no more fixes.',
      endpoint:
        'Entry {entry} uses the v1 endpoint, which knows no incremental consent and no personal accounts.',
    },
    why: 'ADAL has been out of support since 2023, and new features of Entra come to the v2 endpoint only.',
    fix: ['Move to MSAL, and with it to the v2 endpoint.'],
    references: [
      learn('Migrate to MSAL', 'msal-migration'),
      learn(
        'Why update to the v2 endpoint',
        '/previous-versions/azure/active-directory/azuread-dev/azure-ad-endpoint-comparison',
      ),
    ],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const told = new Set<string>();
    for (const flow of story.flows) {
      const legacy = findLegacy(flow);
      const key = `${flow.clientId} ${legacy?.id} ${flow.library?.name}`;
      if (legacy === undefined || told.has(key)) continue;
      told.add(key);
      const { id, request, note } = legacy;
      const data = { entry: request.entry.index, library: flow.library?.name ?? '' };
      report(id, data, [primary(request, undefined, note)]);
    }
  },
});

/** One finding a client is enough: a recording may hold hundreds of its requests. */
function findLegacy(flow: Flow) {
  const request = flow.tokenRequests[0] ?? flow.authorizationRequests[0] ?? flow.messages[0];
  if (request === undefined) return undefined;
  if (LEGACY_SKU.test(flow.library?.name ?? ''))
    return { id: 'library' as const, request, note: 'its first request' };
  return isLegacyEndpoint(flow)
    ? { id: 'endpoint' as const, request, note: 'path without /v2.0' }
    : undefined;
}

function isLegacyEndpoint({ authority, clientId, tokenRequests, authorizationRequests }: Flow): boolean {
  if (authority?.kind !== 'entra' || findClientApp(clientId) !== undefined) return false;
  const requests = [...tokenRequests, ...authorizationRequests];
  return requests.length > 0 && requests.every(({ endpoint }) => endpoint.version === 'v1');
}
