import { looksLikeGraphPermission } from '../../knowledge/graph-permissions.js';
import { isGuid } from '../../model/guid.js';
import { type AskedScopes, findAskedScopes } from '../../oauth/asked-scopes.js';
import type { Message, OAuthError } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/**
 * A scope without prefix counts as one of Microsoft Graph. Reported where the server names it, or where it does not
 * look like a permission of Graph; a Graph name that does not exist is somebody's typing error, and not this.
 */
export const scopeUnprefixedCustomApi = serverCodeRule({
  meta: {
    id: 'scope-unprefixed-custom-api',
    category: 'scope',
    title: 'Scope of an API of one’s own without its prefix',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS650053', 'AADSTS70011'],
    messages: {
      unprefixed:
        'Entry {entry}: the scope {scope} has no prefix, so Entra looks for it in Microsoft Graph, which has none of that name ({code}).',
    },
    why: 'A scope is the App ID URI of its API and the name of the permission. Without the first part Microsoft Graph is meant.',
    fix: [
      'Write api://<client id of the API>/<scope>, as the registration of the API shows under "Expose an API".',
    ],
    references: [
      learn('Scopes and .default', 'scopes-oidc'),
      learn('Permissions and consent', 'permissions-consent-overview'),
    ],
  },
  applies: (message, error, story) => findSuspect(message, error, story) !== undefined,
  data: (message, error, story) => ({ scope: findSuspect(message, error, story)?.scope ?? '' }),
  evidence: (message, error, story) => {
    const suspect = findSuspect(message, error, story);
    return suspect === undefined ? [] : [primary(suspect.message, suspect.parameter, 'no prefix')];
  },
});

interface Suspect extends AskedScopes {
  readonly message: Message;
  readonly scope: string;
}

function findSuspect(message: Message, error: OAuthError, story: Story): Suspect | undefined {
  const asking = [message, ...(story.flowOf(message.id)?.messages ?? [])];
  for (const each of asking) {
    const asked = each.endpoint?.kind === 'entra' ? findAskedScopes(each) : undefined;
    if (asked === undefined) continue;
    const scope = findForeignName(asked, error);
    return scope === undefined ? undefined : { ...asked, message: each, scope };
  }
  return undefined;
}

function findForeignName({ scopes }: AskedScopes, { description = '' }: OAuthError): string | undefined {
  const bare = scopes.filter(({ isOidc, hasPrefix, value }) => !isOidc && !hasPrefix && !isGuid(value));
  const text = description.slice(0, 2000);
  const isForeign = ({ value }: { value: string }) =>
    !looksLikeGraphPermission(value) && !/::|^wl\.|^\.default$/i.test(value);
  const suspects = bare.filter(isForeign);
  return (suspects.find(({ value }) => text.includes(`'${value}'`)) ?? suspects[0])?.value;
}
