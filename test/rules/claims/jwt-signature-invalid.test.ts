import { jwtSignatureInvalid } from '../../../src/rules/claims/jwt-signature-invalid.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow } from '../../support/stories.js';

const { accessTokenV2, apiCall, graphToken, har, jwksRequest } = made;
const token = accessTokenV2();
const [header = '', , signature = ''] = token.split('.');
const altered = [header, accessTokenV2({ scp: 'everything' }).split('.')[1], signature].join('.');
const cut = `${token.split('.').slice(0, 2).join('.')}.`;

ruleTest(jwtSignatureInvalid, {
  quiet: {
    'tokens as they were issued': har(healthyCodeFlow()),
    'a Graph token never verifies for others': har(jwksRequest(), apiCall({ token: graphToken() })),
    'a signature that a sanitizer cut away': har(jwksRequest(), apiCall({ url: made.API_URL, token: cut })),
    'no key set in the capture': har(apiCall({ url: made.API_URL, token: altered })),
  },
  reports: {
    'altered claims': {
      capture: har(jwksRequest(), apiCall({ url: made.API_URL, token: altered })),
      findings: [{ messageId: 'invalid' }],
    },
    'the key set of its own issuer is named, not the first of the capture': {
      capture: har(
        jwksRequest({ host: 'shop.b2clogin.com', tenant: 'shop.onmicrosoft.com' }),
        jwksRequest({ at: 1 }),
        apiCall({ at: 2, url: made.API_URL, token: altered }),
      ),
      findings: [
        {
          messageId: 'invalid',
          at: [
            { entry: 2, pointer: '/request/headers/7/value', within: ['header', 'kid'] },
            { entry: 1, pointer: '/response/content/text' },
          ],
        },
      ],
    },
  },
});
