import { jwtKidNotInJwks } from '../../../src/rules/claims/jwt-kid-not-in-jwks.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow } from '../../support/stories.js';

const { accessTokenV2, apiCall, graphToken, har, jwksRequest, tokenRequest } = made;
const unknown = accessTokenV2({}, { header: { kid: 'another-key' } });

ruleTest(jwtKidNotInJwks, {
  quiet: {
    'the key is there': har(healthyCodeFlow()),
    'no key set in the capture': har(apiCall({ url: made.API_URL, token: unknown })),
    'a client assertion names a key of the client': har(
      jwksRequest(),
      tokenRequest({ grant: 'client_credentials', credential: 'certificate' }),
    ),
    'a Graph token is for Graph to check': har(
      jwksRequest(),
      apiCall({ token: graphToken({}, { header: { kid: 'another-key' } }) }),
    ),
  },
  reports: {
    'an unknown key': {
      capture: har(jwksRequest(), apiCall({ url: made.API_URL, token: unknown })),
      findings: [{ messageId: 'absent', severity: 'info' }],
    },
  },
});
