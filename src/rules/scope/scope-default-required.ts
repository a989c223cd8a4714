import { isGuid } from '../../model/guid.js';
import { findAskedScopes } from '../../oauth/asked-scopes.js';
import type { Scope } from '../../oauth/scopes.js';
import { learn, rfc } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

/**
 * Reports a client credentials request that names permissions: an app gets all that was granted to it, by `.default`.
 *
 * Only a refused or unanswered request: a few extensions of Microsoft's own take other scopes. A list that has
 * `.default` beside others is scope-default-mixed's.
 */
export const scopeDefaultRequired = parameterRule({
  meta: {
    id: 'scope-default-required',
    category: 'scope',
    title: 'Client credentials without /.default',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS1002012', 'AADSTS70011'],
    messages: {
      named:
        'The client credentials request of entry {entry} asks for {scopes}. Without a user the scope has to be {wanted}.',
    },
    why: 'An app on its own cannot pick permissions in the request: it gets those an administrator granted to it, all at once, and asks for them as one.',
    fix: [
      'Send the App ID URI of the API followed by /.default as the only scope.',
      'Add the permissions as application permissions of the registration, and let an administrator consent.',
    ],
    references: [
      learn('Client credentials flow', 'v2-oauth2-client-creds-grant-flow'),
      learn('Scopes and .default', 'scopes-oidc'),
      rfc(6749, '4.4.2'),
    ],
    supersedes: ['scope-multiple-resources', 'offline-access-app-only', 'scope-missing'],
  },
  on: 'token-request',
  parameter: (request) => findAskedScopes(request)?.parameter,
  findFault: (_, request) => {
    const named = findAskedScopes(request)?.scopes.filter(({ isOidc }) => !isOidc) ?? [];
    const [first] = named;
    const isJudged = request.grant === 'client-credentials' && request.answer.outcome !== 'accepted';
    if (!isJudged || first === undefined || named.some(({ isDefault }) => isDefault)) return undefined;
    const wanted = defaultScope(first);
    return {
      messageId: 'named',
      data: { scopes: named.map(({ value }) => value).join(' '), wanted },
      note: 'names permissions',
      options: { change: { message: request, set: { scope: wanted } } },
    };
  },
});

function defaultScope({ value, resource, hasPrefix }: Scope): string {
  if (isGuid(value)) return `${value}/.default`;
  return hasPrefix && resource !== undefined
    ? `${resource}/.default`
    : 'https://graph.microsoft.com/.default';
}
