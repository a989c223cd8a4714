import { member } from '../../model/json.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary } from '../evidence.js';

/** Says once that tokens with a header nonce cannot be verified by anybody but their API: no defect. */
export const graphTokenNotVerifiable = defineRule({
  meta: {
    id: 'graph-token-not-verifiable',
    category: 'claims',
    title: 'This access token can be verified by its API only',
    severity: 'info',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      nonce:
        'The access token of entry {entry} has a nonce in its header, as those of Microsoft Graph have: its signature does not verify for others, and need not.',
    },
    why: 'Such a token is signed in a way that only its own API can check; a client has no reason to look into it.',
    fix: ['Do not validate access tokens of other APIs; treat them as opaque.'],
    references: [learn('Validate tokens', 'access-tokens')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const token = story.tokens.find(({ jwt, uses }) => {
      const isForwarded = uses.some(
        ({ message }) =>
          message.kind === 'protected-resource-request' && !/(?:^|\.)graph\./.test(message.url.hostname),
      );
      return member(jwt?.header, 'nonce') !== undefined && isForwarded;
    });
    const place = token?.issuedBy ?? token?.uses[0];
    if (place === undefined) return;
    report('nonce', { entry: place.message.entry.index }, [
      primary(place.message, inside(place, 'header', 'nonce'), 'the mark of such tokens'),
    ]);
  },
});
