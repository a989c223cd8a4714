import { oboInteractionNotPropagated } from '../../../src/rules/consent/obo-interaction-not-propagated.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV2, answered, apiCall, bearerChallenge, har, tokenError, tokenRequest } = made;
const assertion = accessTokenV2({ aud: made.API });
const CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const exchange = tokenRequest({ grant: 'on_behalf_of', assertion }, tokenError(50076, { claims: CLAIMS }));
const call = (answer: made.Answer, times: Pick<made.ApiCallOptions, 'at' | 'elapsedMs'> = {}) =>
  apiCall({ url: made.API_URL, token: assertion, ...times }, answer);
const passedOn = answered(401, undefined, {
  'WWW-Authenticate': bearerChallenge({ error: 'insufficient_claims', claims: JSON.parse(CLAIMS) }),
});

ruleTest(oboInteractionNotPropagated, {
  quiet: {
    'passed on in the header': har(call(passedOn), exchange),
    'an earlier call that needed no exchange': har(call(answered(200, [])), call(passedOn), exchange),
    'two calls at once, of which the first is served': har(
      call(passedOn, { at: 10, elapsedMs: 900 }),
      call(answered(200, []), { at: 10.1, elapsedMs: 900 }),
      tokenRequest({ grant: 'on_behalf_of', assertion, at: 10.2 }, tokenError(50076, { claims: CLAIMS })),
    ),
    'passed on in the body': har(call(answered(403, { claims: CLAIMS })), exchange),
    'the call of the front end is not in the capture': har(exchange),
    'the exchange works': har(call(answered(500)), tokenRequest({ grant: 'on_behalf_of', assertion })),
  },
  reports: {
    'answered with 500': {
      capture: har(call(answered(500, { message: 'failed' })), exchange),
      findings: [
        {
          messageId: 'kept',
          at: [
            { entry: 1, pointer: '/response/content/text', within: ['json', 'error_description'] },
            { entry: 0, pointer: '/response/status' },
          ],
        },
      ],
    },
  },
});
