import { pkceVerifierMismatch } from '../../../src/rules/pkce/pkce-verifier-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyB2c, healthyCodeFlow, healthyWebFlow } from '../../support/stories.js';

const { authorizeRequest, callback, har, pkce, s256, tokenError, tokenRequest } = made;
const verifier = { pointer: '/request/postData/text', within: ['form', 'code_verifier'] };
const challenge = { pointer: '/request/url', within: ['query', 'code_challenge'] };
const wrong = 'w'.repeat(43);
const authorize = authorizeRequest();
const plain = authorizeRequest({ pkce: { ...pkce(), challenge: pkce().verifier, method: 'plain' } });
const forgotten = authorizeRequest({ omit: ['code_challenge_method'] });
/** Only the request of the first tab is shown; nothing in the answers tells which code it got. */
const unproven = authorizeRequest({ answer: 'page', state: 'a' });
const refused = (options: made.TokenRequestOptions) => tokenRequest(options, tokenError(501481));

ruleTest(pkceVerifierMismatch, {
  quiet: {
    'a sign-in of a page': har(healthyCodeFlow()),
    'a web app with PKCE': har(healthyWebFlow()),
    'a policy of B2C': har(healthyB2c()),
    'the plain method': har(plain, callback(plain), tokenRequest()),
    'a method forgotten is another fault': har(forgotten, callback(forgotten), refused({})),
    'a redacted verifier': har(authorize, callback(authorize), refused({ codeVerifier: '[REDACTED]' })),
    'joined by client and time alone, and not refused for it': har(
      unproven,
      tokenRequest({ codeVerifier: wrong }, tokenError(50076)),
    ),
  },
  cannotTell: {
    'the sign-in was not recorded': har(refused({})),
    'the challenge was removed': har(
      authorizeRequest({ set: { code_challenge: '[REDACTED]' } }),
      refused({ codeVerifier: wrong }),
    ),
  },
  reports: {
    'another verifier': {
      capture: har(authorize, callback(authorize), refused({ codeVerifier: wrong })),
      findings: [
        {
          messageId: 'mismatch',
          at: [
            { entry: 2, ...verifier },
            { entry: 0, ...challenge },
          ],
        },
      ],
    },
    'the challenge sent as verifier': {
      capture: har(authorize, callback(authorize), refused({ codeVerifier: s256(pkce().verifier) })),
      findings: [{ messageId: 'mismatch' }],
    },
    'refused with another code': {
      capture: har(authorize, callback(authorize), tokenRequest({ codeVerifier: wrong }, tokenError(70000))),
      findings: [{ messageId: 'mismatch' }],
    },
    'joined by client and time, and refused for it': {
      capture: har(unproven, refused({ codeVerifier: wrong })),
      findings: [{ messageId: 'mismatch' }],
    },
    'the plain method, another verifier': {
      capture: har(plain, callback(plain), refused({ codeVerifier: wrong })),
      findings: [{ messageId: 'mismatch' }],
    },
    'the verifier of the other tab': {
      capture: har(
        authorize,
        authorizeRequest({ attempt: 2, answer: 'page' }),
        callback(authorize),
        refused({ codeVerifier: pkce(2).verifier }),
      ),
      findings: [
        {
          messageId: 'ofAnother',
          at: [
            { entry: 3, ...verifier },
            { entry: 0, ...challenge },
            { entry: 1, ...challenge },
          ],
        },
      ],
    },
  },
});
