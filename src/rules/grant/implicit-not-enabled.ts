import type { Parameter } from '../../model/parameters.js';
import { findAnsweredRequest } from '../../oauth/answered-request.js';
import type { AuthorizationRequest, OAuthError } from '../../oauth/messages.js';
import { parseScopes } from '../../oauth/scopes.js';
import { learn } from '../define-rule.js';
import { primary, serverAnswer } from '../evidence.js';
import { messageRule } from '../families/message.js';

const CODES = ['AADSTS700054', 'AADSTS700051', 'AADSTS70005'];

/**
 * Reports a sign-in that wants tokens straight from the authorize endpoint, for an app that is not allowed to. 70005 is
 * also the answer where the openid scope is missing: then that is the fault.
 */
export const implicitNotEnabled = messageRule({
  meta: {
    id: 'implicit-not-enabled',
    category: 'grant',
    title: 'Tokens from the authorize endpoint are not enabled for this app',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: CODES,
    messages: {
      refused:
        'Entry {entry} asks for response_type {type}, and the server does not give client {client} {tokens} from the authorize endpoint ({code}).',
    },
    why: 'An app gets access tokens or ID tokens from the authorize endpoint only where its registration allows each of them.',
    fix: [
      'Better: use the code flow with PKCE (response_type=code), and register the redirect URI as a single-page application.',
      'Web app that wants an id_token in the callback: tick "ID tokens" under Authentication, Implicit grant and hybrid flows.',
    ],
    references: [
      learn('OpenID Connect', 'v2-protocols-oidc'),
      learn('Implicit grant', 'v2-oauth2-implicit-grant-flow'),
    ],
    supersedes: ['error-page-inside-entra'],
  },
  on: 'message-with-errors',
  findFault(message, story) {
    const error = message.errors.find(isRefusal);
    const request = findAnsweredRequest(message, story.flowOf(message.id));
    const type = request?.parameters.get('response_type');
    if (error === undefined || request === undefined || type === undefined) return undefined;
    const tokens = tokensAsked(type, error);
    if (tokens === undefined || lacksOpenId(request, error)) return undefined;
    const client = request.parameters.value('client_id') ?? 'of this request';
    const code = error.code ?? 'unsupported_response_type';
    const data = { entry: request.entry.index, type: type.value, client, tokens, code };
    const evidence = [primary(request, type, 'asks for tokens'), ...serverAnswer(message, error)];
    return { messageId: 'refused', data, evidence, options: { explains: [error.id] } };
  },
});

function isRefusal({ codes, error, isExpected }: OAuthError): boolean {
  if (isExpected) return false;
  return (
    codes.some((code) => CODES.includes(code)) ||
    (error === 'unsupported_response_type' && codes.length === 0)
  );
}

/** Which tokens are meant: by the code where it tells, else all that the request names. */
function tokensAsked(type: Parameter, { codes }: OAuthError): string | undefined {
  const asked = new Set(type.value.split(/\s+/));
  if (codes.includes('AADSTS700054')) return asked.has('id_token') ? 'an id_token' : undefined;
  if (codes.includes('AADSTS700051')) return asked.has('token') ? 'an access token' : undefined;
  return asked.has('id_token') || asked.has('token') ? 'tokens' : undefined;
}

function lacksOpenId({ parameters }: AuthorizationRequest, { codes }: OAuthError): boolean {
  const scope = parameters.value('scope');
  if (!codes.includes('AADSTS70005') || scope === undefined) return false;
  return !parseScopes(scope).some(({ value }) => value === 'openid');
}
