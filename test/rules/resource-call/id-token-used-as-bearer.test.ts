import { idTokenUsedAsBearer } from '../../../src/rules/resource-call/id-token-used-as-bearer.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyB2c, healthyCodeFlow, healthyImplicitFlow, issuedBy } from '../../support/stories.js';

const { API_URL, apiCall, graphError, har, idToken } = made;
const signIn = healthyCodeFlow({ api: false });
const token = issuedBy(signIn, 'id_token');
const last = signIn.length;
/** The builder puts it last. */
const pointer = `/request/headers/${apiCall().requestHeaders.length - 1}/value`;

ruleTest(idTokenUsedAsBearer, {
  quiet: {
    'an access token': har(healthyCodeFlow()),
    'an access token of the implicit flow': har(healthyImplicitFlow()),
    B2C: har(healthyB2c()),
    'a token of somebody else’s issuer': har(
      apiCall({ url: API_URL, token: idToken({ iss: 'https://issuer.example/' }) }, made.answered(401)),
    ),
    'an access token without scp that was refused': har(
      apiCall({ token: made.accessTokenV2({ scp: undefined }) }, graphError()),
    ),
    'a redacted header': har(apiCall({ authorization: 'Bearer [REDACTED]' }, graphError())),
  },
  reports: {
    'the id_token of the sign-in, at Graph': {
      capture: har(signIn, apiCall({ token }, graphError())),
      findings: [
        {
          messageId: 'identical',
          at: [
            { entry: last, pointer },
            { entry: last - 1, pointer: '/response/content/text', within: ['json', 'id_token'] },
            { entry: last, pointer, within: ['payload', 'aud'] },
          ],
        },
      ],
    },
    'an id_token by its claims': {
      capture: har(apiCall({ token: idToken() }, graphError())),
      findings: [
        {
          messageId: 'byClaims',
          at: [
            { entry: 0, pointer },
            { entry: 0, pointer, within: ['payload', 'aud'] },
          ],
        },
      ],
    },
    'accepted by an API that takes id_tokens': {
      capture: har(apiCall({ url: API_URL, token: idToken() })),
      findings: [{ messageId: 'byClaims', severity: 'info' }],
    },
  },
});
