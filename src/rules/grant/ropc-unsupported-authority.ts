import { learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

const UNSUPPORTED: ReadonlySet<string> = new Set(['common', 'consumers']);

/** Reports a password sent to an authority that takes none. */
export const ropcUnsupportedAuthority = messageRule({
  meta: {
    id: 'ropc-unsupported-authority',
    category: 'grant',
    title: 'Password grant at an authority that does not take it',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS9001023'],
    messages: {
      alias:
        'Entry {entry} sends a user name and password to /{tenant}. The password grant works only at a tenant of its own or at /organizations.',
    },
    why: 'Personal accounts cannot sign in by the password grant, and the authorities that take both sorts of accounts refuse it altogether.',
    fix: [
      'Use the tenant id in the path, or organizations.',
      'Better, leave the password grant: it knows no second factor and Microsoft advises against it.',
    ],
    references: [learn('Password grant', 'v2-oauth-ropc')],
    supersedes: ['account-type-vs-authority'],
  },
  on: 'token-request',
  findFault(request) {
    const { endpoint, grant, url } = request;
    const tenant = endpoint.tenant?.toLowerCase();
    if (grant !== 'password' || endpoint.kind !== 'entra' || tenant === undefined) return undefined;
    if (!UNSUPPORTED.has(tenant)) return undefined;
    const right = url.href.split('?', 1)[0]?.replace(`/${endpoint.tenant}/`, '/organizations/');
    return {
      messageId: 'alias',
      data: { tenant },
      evidence: [
        primary(request, { pointer: '/request/url' }, 'not the path of one tenant'),
        related(request, request.parameters.get('grant_type'), 'the password grant'),
      ],
      options: right === undefined ? {} : { change: { message: request, url: right } },
    };
  },
});
