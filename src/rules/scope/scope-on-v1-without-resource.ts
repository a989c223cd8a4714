import { withoutQuery } from '../../model/url.js';
import type { Message } from '../../oauth/messages.js';
import { parseScopes } from '../../oauth/scopes.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { flowRule } from '../families/flow.js';

/** Scopes that brokers and Windows send to the first version, for purposes of their own. */
const SYSTEM_SCOPES: ReadonlySet<string> = new Set(['aza', 'ugs', 'logon_cert', 'vpn_cert', 'winhello_cert']);

/** Reports permissions named to the first version of the endpoints, which reads `resource` only; once a flow. */
export const scopeOnV1WithoutResource = flowRule({
  meta: {
    id: 'scope-on-v1-without-resource',
    category: 'scope',
    title: 'Scope sent to the v1 endpoint without resource',
    severity: 'warning',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      ignored:
        'Entry {entry} names {scopes} at the v1 endpoint and has no resource. That endpoint ignores scopes of an API, so the token is not for the one meant.',
    },
    why: 'The first version of the endpoints takes the API from resource and grants all that the registration lists.',
    fix: [
      'Call the same endpoint with /v2.0/ in its path and keep the scope.',
      'Or stay on v1, drop the permissions and send resource=<App ID URI>.',
    ],
    references: [
      learn(
        'v1 and v2 compared',
        '/previous-versions/azure/active-directory/azuread-dev/azure-ad-endpoint-comparison',
      ),
      learn('Scopes and .default', 'scopes-oidc'),
    ],
  },
  findFault(flow) {
    const message = flow.messages.find(isFaulty);
    const scope = message?.parameters.get('scope');
    if (message === undefined || scope === undefined) return undefined;
    const url = withoutQuery(message.entry.request.url).replace(/(\/oauth2)\/(?=[a-z]+$)/i, '$1/v2.0/');
    const data = { entry: message.entry.index, scopes: namedScopes(scope.value).join(' ') };
    return {
      messageId: 'ignored',
      data,
      evidence: [primary(message, scope, 'ignored here')],
      options: { change: { message, url } },
    };
  },
});

function isFaulty(message: Message): boolean {
  const { endpoint, parameters, kind } = message;
  if (endpoint?.kind !== 'entra' || endpoint.version !== 'v1') return false;
  if (kind !== 'token-request' && kind !== 'authorization-request') return false;
  if (kind === 'token-request' && message.grant === 'broker') return false;
  return !parameters.has('resource') && namedScopes(parameters.value('scope')).length > 0;
}

function namedScopes(scope: string | undefined): string[] {
  const named = parseScopes(scope).filter(({ isOidc, value }) => !isOidc && !SYSTEM_SCOPES.has(value));
  return named.map(({ value }) => value);
}
