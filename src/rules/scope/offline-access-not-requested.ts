import type { Flow } from '../../oauth/flows.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { parseScopes, permissionNames } from '../../oauth/scopes.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, learn, oidc } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/**
 * Notes an app that goes to the authorization endpoint again for the permissions it already had, because it never
 * asked for a refresh token. Once a client. Apps that hold a session in a cookie may well mean it.
 */
export const offlineAccessNotRequested = defineRule({
  meta: {
    id: 'offline-access-not-requested',
    category: 'scope',
    title: 'No refresh token asked for, and signed in again',
    severity: 'info',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      again:
        'Entry {entry} redeemed a code without offline_access and got no refresh token; entry {again} goes through the authorization endpoint again for the same permissions.',
    },
    why: 'Without a refresh token every new access token needs the browser, and breaks where that is not there.',
    fix: ['Add offline_access to the scope, and renew with the refresh token.'],
    references: [learn('Refresh tokens', 'refresh-tokens'), oidc('Offline Access', 'OfflineAccess')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const told = new Set<string>();
    for (const flow of story.flows) {
      const { clientId } = flow;
      const request = clientId === undefined || told.has(clientId) ? undefined : findRedemption(flow);
      const again = request === undefined ? undefined : findNextSignIn(flow, story);
      if (clientId === undefined || request === undefined || again === undefined) continue;
      told.add(clientId);
      const data = { entry: request.entry.index, again: again.entry.index };
      const scope = request.parameters.get('scope') ?? flow.authorizationRequests[0]?.parameters.get('scope');
      const asking = request.parameters.has('scope') ? request : (flow.authorizationRequests[0] ?? request);
      const places = [
        primary(asking, scope, 'no offline_access'),
        related(again, undefined, 'signs in again'),
      ];
      report('again', data, places, { flow });
    }
  },
});

/** An accepted redemption at the second version, with scopes known and neither offline_access nor a refresh token. */
function findRedemption({ tokenRequests, requestedScopes }: Flow): TokenRequest | undefined {
  if (requestedScopes.length === 0 || requestedScopes.includes('offline_access')) return undefined;
  return tokenRequests.find(({ grant, endpoint, answer }) => {
    const isRedeemed = grant === 'authorization-code' && endpoint.version === 'v2';
    const hasToken = answer.parameters.has('access_token') && !answer.parameters.has('refresh_token');
    return isRedeemed && answer.outcome === 'accepted' && hasToken;
  });
}

function findNextSignIn(flow: Flow, story: Story) {
  const had = permissionNames(parseScopes(flow.requestedScopes.join(' ')));
  const next = story.flows.slice(story.flows.indexOf(flow) + 1).find((later) => {
    const wants = [...permissionNames(parseScopes(later.requestedScopes.join(' ')))];
    const isSame = later.clientId === flow.clientId && later.resource === flow.resource;
    return isSame && later.authorizationRequests.length > 0 && wants.every((name) => had.has(name));
  });
  return next?.authorizationRequests[0];
}
