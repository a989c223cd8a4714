import { defineRule, learn } from '../define-rule.js';
import { primary } from '../evidence.js';

/** Notes that an access token cannot be read, so that no rule about its claims spoke. Told once. */
export const tokenOpaqueOrEncrypted = defineRule({
  meta: {
    id: 'token-opaque-or-encrypted',
    category: 'capture',
    title: 'The access token cannot be read',
    severity: 'info',
    proof: 'entry',
    owner: 'capture',
    codes: [],
    messages: {
      encrypted: 'The access token of entry {entry} is encrypted: its claims were not judged.',
      opaque:
        'The access token of entry {entry} is no JWT, as those for personal accounts are not: its claims were not judged.',
    },
    why: 'Only the API can read such a token.',
    fix: ['Nothing to mend: scope and lifetime are in the answer that issued it.'],
    references: [learn('Access tokens', 'access-tokens')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const token = story.tokens.find(({ type, format }) => type === 'access_token' && format !== 'jwt');
    const place = token?.issuedBy ?? token?.uses[0];
    if (token === undefined || place === undefined) return;
    const id = token.format === 'jwe' ? 'encrypted' : 'opaque';
    report(id, { entry: place.message.entry.index }, [primary(place.message, place, 'not readable')]);
  },
});
