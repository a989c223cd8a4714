import { CONSUMER_TENANT } from '../../knowledge/login-hosts.js';
import { isGuid } from '../../model/guid.js';
import { stringMember } from '../../model/json.js';
import { askedResources, findAskedScopes, scopeResource } from '../../oauth/asked-scopes.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { parseScopes, permissionNames, type Scope } from '../../oauth/scopes.js';
import type { Story } from '../../oauth/story.js';
import { learn, rfc } from '../define-rule.js';
import { compared, primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports permissions that an accepted token request asked for and did not get.
 *
 * Only where the answer lists what it grants (an absent list means all), for named permissions, of the first API,
 * and not for personal accounts, which lack many of them by nature.
 */
export const scopeRequestedNotGranted = messageRule({
  meta: {
    id: 'scope-requested-not-granted',
    category: 'scope',
    title: 'Permissions asked for and not granted',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'tenant-admin',
    codes: [],
    messages: {
      missing:
        'Entry {entry} asked for {missing}, and the token it got does not have it. Granted: {granted}.',
    },
    why: 'The request succeeds with fewer permissions than it named; the API refuses later, when one of the others is needed.',
    fix: [
      'Get consent for the missing permissions: an interactive sign-in that asks for them, or an administrator’s consent.',
      'Check that each is a delegated permission of this API, spelled just so.',
      'Then get a new token: one that was issued before does not change.',
    ],
    references: [rfc(6749, '5.1'), learn('Permissions and consent', 'permissions-consent-overview')],
    onSuccess: 'warning',
    kept: 'The request succeeds by granting less: what is missing shows only in later calls.',
  },
  on: 'token-request',
  findFault(request, story) {
    const asked = findAskedScopes(request);
    const granted = request.answer.parameters.get('scope');
    if (asked === undefined || granted === undefined || granted.value === '') return undefined;
    if (request.answer.outcome !== 'accepted' || request.grant === 'client-credentials') return undefined;
    if (asked.scopes.some(({ isDefault }) => isDefault) || isPersonal(request, story)) return undefined;
    const has = grantedNames(granted.value, request, story);
    const missing = judgedScopes(request, asked.scopes).filter(({ permission }) => !covers(has, permission));
    if (missing.length === 0) return undefined;
    const data = {
      missing: missing.map(({ value }) => value).join(' '),
      granted: granted.value,
    };
    return {
      messageId: 'missing',
      data,
      evidence: [primary(request, asked.parameter, 'asked for'), compared(request, granted, 'granted')],
    };
  },
});

/** Named permissions of the first API: of several, the others are another rule's. */
function judgedScopes(request: TokenRequest, scopes: readonly Scope[]): Scope[] {
  const [first] = askedResources(scopes, request.endpoint).keys();
  return scopes.filter((scope) => {
    const isNamed = !scope.isOidc && scope.permission !== '' && !isGuid(scope.value);
    return isNamed && scopeResource(scope, request.endpoint) === first;
  });
}

function grantedNames(listed: string, request: TokenRequest, story: Story): Set<string> {
  const token = story.tokenOf(request.answer.parameters.value('access_token'));
  const scp = stringMember(token?.jwt?.payload, 'scp') ?? '';
  return permissionNames(parseScopes(`${listed} ${scp}`));
}

/** A write permission includes the reading. */
function covers(granted: ReadonlySet<string>, permission: string): boolean {
  const name = permission.toLowerCase();
  return granted.has(name) || granted.has(name.replace(/\.read(?=\.|$)/, '.readwrite'));
}

function isPersonal(request: TokenRequest, story: Story): boolean {
  if (request.endpoint.tenant?.toLowerCase() === 'consumers') return true;
  const tokens = ['id_token', 'access_token'].map((name) =>
    story.tokenOf(request.answer.parameters.value(name)),
  );
  const isOpaque = tokens.every((token) => token?.jwt === undefined) && request.endpoint.isTenantAlias;
  return isOpaque || tokens.some((token) => stringMember(token?.jwt?.payload, 'tid') === CONSUMER_TENANT);
}
