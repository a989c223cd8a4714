import { findResource } from '../../knowledge/find-app.js';
import { askedResources, findAskedScopes, scopeResource } from '../../oauth/asked-scopes.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { learn, rfc } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports a token request whose scopes belong to several APIs. At the authorization endpoint that is legal (consent
 * only); a refresh takes the first API and drops the others without a word, so it is a warning there.
 */
export const scopeMultipleResources = messageRule({
  meta: {
    id: 'scope-multiple-resources',
    category: 'scope',
    title: 'Scopes of several APIs in one token request',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS28000', 'AADSTS70011', 'AADSTS700022', 'AADB2C90146'],
    messages: {
      several:
        'The token request of entry {entry} asks for scopes of {count} APIs: {resources}. One access token is for one API.',
      refresh:
        'The refresh of entry {entry} asks for scopes of {count} APIs: {resources}. The token is for the first one; the others are dropped.',
    },
    why: 'An access token has one audience. Names without a prefix, such as User.Read, belong to Microsoft Graph and count as an API of their own.',
    fix: [
      'Send one token request for each API, with the scopes of that API only; the refresh token serves for all of them.',
      'All scopes may stay in the authorization request, so that the user consents once.',
    ],
    references: [
      learn('Authorization code flow', 'v2-oauth2-auth-code-flow'),
      learn('Scopes and .default', 'scopes-oidc'),
      rfc(8707, '2.2'),
    ],
    supersedes: ['offline-access-app-only', 'scope-missing'],
    lowered: 'A warning at refresh, where the first API wins.',
  },
  on: 'token-request',
  findFault(request) {
    const asked = findAskedScopes(request);
    if (asked === undefined || request.grant === 'broker') return undefined;
    const resources = askedResources(asked.scopes, request.endpoint);
    if (resources.size < 2) return undefined;
    const [first] = resources.keys();
    const names = [...resources].map(([key, { hasPrefix, resource }]) => {
      return (hasPrefix ? undefined : findResource(key)?.name) ?? resource ?? key;
    });
    const kept = asked.scopes.filter(
      (scope) => scope.isOidc || scopeResource(scope, request.endpoint) === first,
    );
    const data = { count: resources.size, resources: names.join(', ') };
    const change = { message: request, set: { scope: kept.map(({ value }) => value).join(' ') } };
    const place = primary(request, asked.parameter, 'scopes of several APIs');
    if (isRefresh(request))
      return { messageId: 'refresh', data, evidence: [place], options: { severity: 'warning', change } };
    else return { messageId: 'several', data, evidence: [place], options: { change } };
  },
});

function isRefresh({ grant }: TokenRequest): boolean {
  return grant === 'refresh-token';
}
