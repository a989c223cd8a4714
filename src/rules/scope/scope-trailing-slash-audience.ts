import { comparable, findResource } from '../../knowledge/find-app.js';
import type { ApiToken } from '../../oauth/api-token.js';
import type { OAuthError } from '../../oauth/messages.js';
import { audiencesOf } from '../../oauth/token-kind.js';
import { learn } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { presentedTokenRule } from '../families/presented-token.js';

/**
 * Reports a 401 about the audience where the audience of the token and the one the API wants differ by a slash at the
 * end only. What the API wants is in its answer, or known for an API of Microsoft.
 */
export const scopeTrailingSlashAudience = presentedTokenRule({
  meta: {
    id: 'scope-trailing-slash-audience',
    category: 'scope',
    title: 'Audience differs by a slash at the end',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      slash:
        'Entry {entry}: {host} refused the token because of its audience {audience}; it wants {expected}. Only the slash at the end differs.',
    },
    why: 'In tokens of version 1 the audience is the App ID URI as it was asked for. The last slash of a scope parts API and permission, so a name that ends in a slash needs two.',
    fix: [
      'Ask for <App ID URI with its slash>/.default, which gives two slashes: https://management.azure.com//.default.',
      'Or let the API accept both forms.',
    ],
    references: [learn('Scopes and .default', 'scopes-oidc')],
    supersedes: ['wrong-audience-token', 'graph-insufficient-privileges'],
  },
  findFault: (held) => {
    const { call, bearer } = held;
    const error = call.errors.find(speaksOfAudience);
    const found = error === undefined || call.answer.status !== 401 ? undefined : findPair(held, error);
    if (error === undefined || found === undefined) return undefined;
    const evidence = [
      primary(call, inside(bearer, 'payload', 'aud'), 'the audience it has'),
      related(call, error.at, 'the API’s answer'),
    ];
    return { messageId: 'slash', data: found, evidence };
  },
});

function speaksOfAudience({ description = '', error = '' }: OAuthError): boolean {
  return /audience/i.test(`${error} ${description.slice(0, 2000)}`);
}

function findPair({ jwt }: ApiToken, { description = '' }: OAuthError) {
  for (const audience of audiencesOf(jwt)) {
    const quoted = [...description.slice(0, 2000).matchAll(/['"]([^'"\s]{1,300})['"]/g)].map(
      ([, text = '']) => text,
    );
    const wanted = [...quoted, ...(findResource(audience)?.identifiers ?? [])];
    const named = wanted.filter((each) => comparable(each) === comparable(audience));
    const expected = named.find((each) => each.toLowerCase() !== audience.toLowerCase());
    if (expected !== undefined) return { audience, expected };
  }
  return undefined;
}
