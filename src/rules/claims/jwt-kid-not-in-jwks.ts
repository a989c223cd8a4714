import { member, stringMember } from '../../model/json.js';
import { type KeySet, serves } from '../../oauth/key-sets.js';
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
    for (const token of story.tokens) {
      const kid = stringMember(token.jwt?.header, 'kid');
      const place = token.issuedBy ?? token.uses[0];
      if (kid === undefined || place === undefined || isVerifiedElsewhere(token)) continue;
      const newest = findSetsWithout(kid, token, story.keySets).at(-1);
      if (newest === undefined) continue;
      const data = {
        type: token.type === 'other' ? 'token' : token.type,
        entry: place.message.entry.index,
        kid,
        keys: newest.entry.index,
      };
      const evidence = [
        primary(place.message, inside(place, 'header', 'kid'), 'the key it names'),
        related(newest, { pointer: '/response/content/text' }, 'the key set'),
      ];
      report('absent', data, evidence);
    }
  },
});

/** The key sets of a token's issuer, where none of them holds the key; empty where one does. */
function findSetsWithout(kid: string, { jwt, type }: Token, keySets: readonly KeySet[]): KeySet[] {
  if (jwt === undefined || (type !== 'id_token' && type !== 'access_token')) return [];
  const own = keySets.filter((set) => serves(set, jwt));
  return own.some(({ keys }) => keys.some((key) => key.kid === kid)) ? [] : own;
}

/** Assertions a client signs itself, and tokens that only their API can check, name keys of another kind. */
function isVerifiedElsewhere({ jwt }: Token): boolean {
  return member(jwt?.header, 'nonce') !== undefined || jwt?.format === 'jwe';
}
