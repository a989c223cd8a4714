import { learn } from '../define-rule.js';
import { askedScopeRule } from '../families/asked-scope.js';

/** Reports scopes of a user's sign-in in a request that has no user. */
export const offlineAccessAppOnly = askedScopeRule({
  meta: {
    id: 'offline-access-app-only',
    category: 'scope',
    title: 'Sign-in scopes in a client credentials request',
    severity: 'warning',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS1002012', 'AADSTS70011'],
    messages: {
      oidc: 'The client credentials request of entry {entry} asks for {scopes}, which only mean something for a user.',
    },
    why: 'Without a user there is no id_token, and no refresh token: the app asks again with its credential when the token expires.',
    fix: ['Remove openid, profile, email and offline_access; leave <App ID URI>/.default.'],
    references: [learn('Client credentials flow', 'v2-oauth2-client-creds-grant-flow')],
    supersedes: ['scope-missing'],
  },
  note: 'holds scopes of a sign-in',
  judge: ({ scopes }, message) => {
    if (message.kind !== 'token-request' || message.grant !== 'client-credentials') return undefined;
    const oidc = scopes.filter(({ isOidc }) => isOidc).map(({ value }) => value);
    if (oidc.length === 0) return undefined;
    const kept = scopes.filter(({ isOidc }) => !isOidc).map(({ value }) => value);
    return { id: 'oidc', data: { scopes: oidc.join(' ') }, corrected: kept.join(' ') };
  },
});
