import { member } from '../../model/json.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary } from '../evidence.js';

/** Notes a primary refresh token cookie without the nonce that ties it to this sign-in. Old builds send a time. */
export const prtNonceMissing = defineRule({
  meta: {
    id: 'prt-nonce-missing',
    category: 'protocol',
    title: 'The device’s single sign-on carries no nonce',
    severity: 'info',
    proof: 'entry',
    owner: 'user',
    codes: ['AADSTS140000', 'AADSTS140001'],
    messages: { missing: 'The device identity of entry {entry} carries no request_nonce.' },
    why: 'Current servers ask for a nonce in it, so that a copied cookie is worth nothing later.',
    fix: ['Update the browser extension and the operating system.'],
    references: [learn('Primary refresh token', '/entra/identity/devices/concept-primary-refresh-token')],
    canBeCause: false,
  },
  on: 'capture',
  check(story, report) {
    const token = story.tokens.find(
      ({ kind, jwt }) => kind === 'prt-cookie' && member(jwt?.payload, 'request_nonce') === undefined,
    );
    const use = token?.uses[0];
    if (use === undefined) return;
    report('missing', { entry: use.message.entry.index }, [
      primary(use.message, inside(use, 'payload'), 'no request_nonce'),
    ]);
  },
});
