import { isGraphHost } from '../../knowledge/api-audiences.js';
import { learn } from '../define-rule.js';
import { inside, primary, related, STATUS } from '../evidence.js';
import { presentedTokenRule } from '../families/presented-token.js';

/** Reports `/me` of Microsoft Graph, called with a token that has no user. */
export const appOnlyTokenOnUserEndpoint = presentedTokenRule({
  meta: {
    id: 'app-only-token-on-user-endpoint',
    category: 'resource-call',
    title: '/me called without a user',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      me: 'Entry {entry} calls {path} with an app-only token. /me stands for the signed-in user, and this token has none.',
    },
    why: 'A token of client credentials or of a managed identity speaks for the app alone.',
    fix: [
      'Name the user: /users/<object id or user principal name> instead of /me, with an application permission.',
      'Or sign the user in (authorization code, on-behalf-of) and call with that token.',
    ],
    references: [
      learn('Client credentials flow', 'v2-oauth2-client-creds-grant-flow'),
      learn('Get a user', '/graph/api/user-get'),
    ],
    supersedes: [
      'scope-permission-type-wrong',
      'client-credentials-app-without-roles',
      'graph-insufficient-privileges',
    ],
    onSuccess: 'error',
    kept: 'Graph answers 400, which is no failure of the sign-in; the call failed all the same.',
  },
  findFault: ({ call, bearer, token }) => {
    const { url, answer } = call;
    const isMe = isGraphHost(url.host) && /^\/(?:v1\.0|beta)\/me(?:\/|$)/i.test(url.pathname);
    if (!isMe || token.kind !== 'app-only-access-token') return undefined;
    const { status } = answer;
    if (status !== undefined && (status < 400 || status === 429 || status >= 500)) return undefined;
    const evidence = [
      primary(call, undefined, '/me needs a user'),
      related(call, inside(bearer, 'payload'), 'a token of an app'),
      related(call, call.errors[0] ?? STATUS, 'the API’s answer'),
    ];
    return { messageId: 'me', data: { path: url.pathname.split('/').slice(0, 3).join('/') }, evidence };
  },
});
