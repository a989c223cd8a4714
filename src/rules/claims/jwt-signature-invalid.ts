import { defineRule, learn, rfc } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';

/** Reports a token that does not verify with the key of its id, recorded in this very capture for its issuer. */
export const jwtSignatureInvalid = defineRule({
  meta: {
    id: 'jwt-signature-invalid',
    category: 'claims',
    title: 'The signature of a token does not verify',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS50013', 'AADSTS900384'],
    messages: {
      invalid:
        'The {type} of entry {entry} does not verify with the key that entry {keys} publishes under its id: it was altered, or the key set is the wrong one.',
    },
    why: 'A signature fails when a single byte of header or claims changes after signing.',
    fix: [
      'Find what alters the token on the way: a proxy, a cut cookie, decoding and encoding again.',
      'Use the right key set: apps with signing keys of their own need ?appid= in its address, B2C the policy.',
    ],
    references: [rfc(7515, '5.2'), learn('Validate tokens', 'access-tokens')],
    onSuccess: 'error',
    kept: 'The client should have refused the answer itself; that it went on makes it no better.',
  },
  on: 'capture',
  check(story, report) {
    for (const token of story.tokens) {
      const place = token.issuedBy ?? token.uses[0];
      const { status, keySet } = story.signatureOf(token.id);
      if (place === undefined || keySet === undefined || status !== 'invalid') continue;
      const type = token.type === 'other' ? 'token' : token.type;
      const evidence = [
        primary(place.message, inside(place, 'header', 'kid'), 'the key it names'),
        related(keySet, { pointer: '/response/content/text' }, 'the key set'),
      ];
      const data = { type, entry: place.message.entry.index, keys: keySet.entry.index };
      report('invalid', data, evidence);
    }
  },
});
