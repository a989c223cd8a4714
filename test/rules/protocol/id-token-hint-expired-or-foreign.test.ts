import { idTokenHintExpiredOrForeign } from '../../../src/rules/protocol/id-token-hint-expired-or-foreign.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, b2cAuthorize, har, idToken } = made;
const hint = (id_token_hint: string) =>
  har(b2cAuthorize({ answer: 'error', error: 'AADB2C90208', extra: { id_token_hint } }));

ruleTest(idTokenHintExpiredOrForeign, {
  quiet: {
    'a fresh hint': hint(idToken({ aud: made.CLIENT })),
    'an expired hint at Entra': har(
      authorizeRequest({ extra: { id_token_hint: idToken({ exp: 1_600_000_000 }) } }),
    ),
    'a redacted hint': hint('[REDACTED]'),
  },
  reports: {
    expired: {
      capture: hint(idToken({ exp: 1_700_000_000 })),
      findings: [
        {
          messageId: 'expired',
          at: [{ entry: 0, pointer: '/request/url', within: ['query', 'id_token_hint', 'payload', 'exp'] }],
        },
      ],
    },
    'for another client': { capture: hint(idToken({ aud: made.API })), findings: [{ messageId: 'foreign' }] },
    'no JWT': { capture: hint('not-a-jwt'), findings: [{ messageId: 'malformed' }] },
  },
});
