import { comparable, findResource } from '../../knowledge/find-app.js';
import { type ApiToken, findApiToken } from '../../oauth/api-token.js';
import type { OAuthError } from '../../oauth/messages.js';
import { audiencesOf } from '../../oauth/token-kind.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { tokenChecklist } from '../token-checklist.js';

/**
 * Reports a 401 about the audience where the audience of the token and the one the API wants differ by a slash at the
 * end only. What the API wants is in its answer, or known for an API of Microsoft.
 */
export const scopeTrailingSlashAudience = defineRule({
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
  on: ['protected-resource-request', 'userinfo-request'],
  check(message, report, story) {
    const held = findApiToken(message, story);
    const error = message.errors.find(speaksOfAudience);
    if (held === undefined || error === undefined || message.answer.status !== 401) return;
    const found = findPair(held, error);
    if (found === undefined) return;
    const data = { entry: message.entry.index, host: message.url.host, ...found };
    const places = [
      primary(message, inside(held.bearer, 'payload', 'aud'), 'the audience it has'),
      related(message, error.at, 'the API’s answer'),
    ];
    report('slash', data, places, { checklist: tokenChecklist(message, held.token, story) });
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
