import { stringMember } from '../../model/json.js';
import { parseUrl } from '../../model/url.js';
import { type Endpoint, findEndpoint } from '../../oauth/endpoints.js';
import { metadataBefore } from '../../oauth/metadata.js';
import type { Story } from '../../oauth/story.js';
import { oidc, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { flowRule } from '../families/flow.js';

const METADATA_NAMES = { authorize: 'authorization_endpoint', token: 'token_endpoint' } as const;

/**
 * Reports an endpoint that is none of those the metadata of this capture names. Host aliases, regional and mTLS hosts,
 * two names of one tenant and a move to another cloud are the same endpoint.
 */
export const endpointNotFromMetadata = flowRule({
  meta: {
    id: 'endpoint-not-from-metadata',
    category: 'authority',
    title: 'The endpoint is not the one that the metadata names',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      other: 'Entry {metadata} names {named} as {name}; entry {entry} calls {used}.',
    },
    why: 'A client that mixes endpoints of two metadata documents checks issuer and keys of the wrong one.',
    fix: ['Take all endpoints from one metadata document: that of the authority the app is configured for.'],
    references: [oidc('Discovery', 'Discovery'), rfc(8414, '2')],
    canBeCause: false,
  },
  findFault(flow, story) {
    const [first] = [...flow.authorizationRequests, ...flow.tokenRequests];
    if (
      first === undefined ||
      flow.messages.some(({ parameters }) => parameters.has('cloud_instance_host_name'))
    )
      return undefined;
    const role = first.endpoint.role === 'authorize' ? 'authorize' : 'token';
    const named = metadataBefore(first, story).map((document) => ({
      document,
      url: stringMember(document.answer.json, METADATA_NAMES[role]),
    }));
    const known = named.filter(({ url }) => url !== undefined);
    if (known.length === 0 || known.some(({ url }) => isSame(url, first.endpoint, story))) return undefined;
    const [last] = known.slice(-1);
    if (last?.url === undefined) return undefined;
    const data = {
      metadata: last.document.entry.index,
      named: last.url,
      name: METADATA_NAMES[role],
      entry: first.entry.index,
      used: `${first.url.origin}${first.url.pathname}`,
    };
    const within = ['json', METADATA_NAMES[role]];
    const place = related(last.document, { pointer: '/response/content/text', within }, 'named here');
    return { messageId: 'other', data, evidence: [primary(first, undefined, 'called here'), place] };
  },
});

function isSame(url: string | undefined, used: Endpoint, story: Story): boolean {
  const parsed = parseUrl(url ?? '');
  const named = parsed === undefined ? undefined : findEndpoint(parsed);
  if (named === undefined) return true;
  if (named.environment !== used.environment || named.version !== used.version) return false;
  const [a, b] = [story.tenants.idOf(named.tenant), story.tenants.idOf(used.tenant)];
  if (named.isTenantAlias || used.isTenantAlias || a === undefined || b === undefined) return true;
  return a === b && (named.policy?.toLowerCase() ?? '') === (used.policy?.toLowerCase() ?? '');
}
