import { member, stringMember } from '../../model/json.js';
import { parseUrl } from '../../model/url.js';
import { findEndpoint } from '../../oauth/endpoints.js';
import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import type { Token } from '../../oauth/tokens.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';

/** Reports a token whose key is in no key set that the capture holds for its authority. */
export const jwtKidNotInJwks = defineRule({
  meta: {
    id: 'jwt-kid-not-in-jwks',
    category: 'claims',
    title: 'The key of the token is not in the key set',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'api',
    codes: ['AADSTS50146', 'AADSTS501461'],
    messages: {
      absent:
        'The {type} of entry {entry} names the key {kid}, which the key set of entry {keys} does not hold.',
    },
    why: 'Keys change at any time: who keeps an old set, or asks for the wrong one, refuses good tokens.',
    fix: [
      'Fetch the key set again when a token names an unknown key, and at least once a day.',
      'For an app with custom signing keys, add ?appid=<client id> to the address of the key set.',
    ],
    references: [learn('Validate tokens', 'access-tokens')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const keySets = gatherKeySets(story);
    for (const token of story.tokens) {
      const kid = stringMember(token.jwt?.header, 'kid');
      const place = token.issuedBy ?? token.uses[0];
      if (kid === undefined || place === undefined || isVerifiedElsewhere(token)) continue;
      const own = keySets.get(environmentOf(token));
      if (own === undefined || own.kids.has(kid)) continue;
      const data = {
        type: token.type === 'other' ? 'token' : token.type,
        entry: place.message.entry.index,
        kid,
        keys: own.newest.entry.index,
      };
      const evidence = [
        primary(place.message, inside(place, 'header', 'kid'), 'the key it names'),
        related(own.newest, { pointer: '/response/content/text' }, 'the key set'),
      ];
      report('absent', data, evidence);
    }
  },
});

/** What the capture holds of the keys of one environment. */
interface KeySets {
  newest: Message;
  readonly kids: Set<unknown>;
}

/** By environment. */
function gatherKeySets(story: Story): Map<string | undefined, KeySets> {
  const keySets = new Map<string | undefined, KeySets>();
  for (const message of story.messagesOfKind('jwks-request')) {
    const environment = message.endpoint?.environment;
    const keys = member(message.answer.json, 'keys');
    if (environment === undefined || !Array.isArray(keys)) continue;
    const known = keySets.get(environment) ?? { newest: message, kids: new Set() };
    known.newest = message;
    for (const key of keys) known.kids.add(member(key, 'kid'));
    keySets.set(environment, known);
  }
  return keySets;
}

/** Undefined for tokens that are not judged. */
function environmentOf({ jwt, type }: Token): string | undefined {
  if (type !== 'id_token' && type !== 'access_token') return undefined;
  const issuer = parseUrl(stringMember(jwt?.payload, 'iss') ?? '');
  return issuer === undefined ? undefined : findEndpoint(issuer)?.environment;
}

/** Assertions a client signs itself, and tokens that only their API can check, name keys of another kind. */
function isVerifiedElsewhere({ jwt }: Token): boolean {
  return member(jwt?.header, 'nonce') !== undefined || jwt?.format === 'jwe';
}
