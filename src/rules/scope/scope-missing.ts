import { readsScopes } from '../../oauth/asked-scopes.js';
import type { Message, OAuthError } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { missing, primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

const CODES = ['AADSTS900144', 'AADSTS90014', 'AADSTS70011'];

/** Reports a request of one of the grants that need a scope, sent without. Code and refresh redemption need none. */
export const scopeMissing = messageRule({
  meta: {
    id: 'scope-missing',
    category: 'scope',
    title: 'No scope in a request that needs one',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: CODES,
    messages: {
      absent:
        'The {kind} request of entry {entry} has no scope, so Entra does not know for which API the token is.',
      empty:
        'The {kind} request of entry {entry} has an empty scope, so Entra does not know for which API the token is.',
    },
    why: 'The second version of the endpoints has no other way to name the API.',
    fix: [
      'Client credentials: scope=<App ID URI of the API>/.default.',
      'On-behalf-of and device code: name the permissions, or <App ID URI>/.default.',
    ],
    references: [
      learn('Client credentials flow', 'v2-oauth2-client-creds-grant-flow'),
      learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow'),
      learn('Device code flow', 'v2-oauth2-device-code'),
    ],
    supersedes: [
      'required-parameter-missing',
      'scope-unprefixed-custom-api',
      'grant-parameter-set-mismatch',
      'client-assertion-type-wrong',
      'client-secret-in-url',
      'hybrid-missing-nonce',
      'placeholder-value',
    ],
  },
  on: 'message',
  findFault(message) {
    const kind = kindThatNeedsScope(message);
    if (kind === undefined || !readsScopes(message.endpoint)) return undefined;
    const scope = message.parameters.get('scope');
    if (message.answer.outcome === 'accepted' || (scope !== undefined && scope.value.trim() !== ''))
      return undefined;
    const data = { kind };
    const resource = message.parameters.value('resource') ?? '<App ID URI of the API>';
    const options = {
      explains: message.errors.filter(mayMeanScope).map(({ id }) => id),
      change: { message, set: { scope: `${resource}/.default` } },
    };
    if (scope === undefined)
      return { messageId: 'absent', data, evidence: [missing(message, 'scope is not here')], options };
    else return { messageId: 'empty', data, evidence: [primary(message, scope, 'empty')], options };
  },
});

function kindThatNeedsScope(message: Message): string | undefined {
  if (message.kind === 'device-authorization-request') return 'device authorization';
  if (message.kind !== 'token-request') return undefined;
  if (message.grant === 'client-credentials') return 'client credentials';
  return message.grant === 'on-behalf-of' ? 'on-behalf-of' : undefined;
}

/** The codes for a missing parameter print its name: one that names another is not explained by this. */
function mayMeanScope({ codes, description = '', isExpected }: OAuthError): boolean {
  if (isExpected || !codes.some((code) => CODES.includes(code))) return false;
  const [, name] = /(?:parameter|field):? '(\w{1,40})'/i.exec(description.slice(0, 2000)) ?? [];
  return name === undefined || name === 'scope';
}
