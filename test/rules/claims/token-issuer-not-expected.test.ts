import { tokenIssuerNotExpected } from '../../../src/rules/claims/token-issuer-not-expected.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyB2c, healthyCodeFlow } from '../../support/stories.js';

const { discovery, har, idToken, idTokenV1, tokenAnswer, tokenRequest } = made;

ruleTest(tokenIssuerNotExpected, {
  quiet: {
    'the issuer of the metadata': har(healthyCodeFlow()),
    'the template of common, filled in': har(
      discovery({ tenant: 'common' }),
      tokenRequest({ tenant: 'common' }),
    ),
    B2C: har(healthyB2c()),
    'no metadata in the capture': har(tokenRequest({}, tokenAnswer({ idToken: idTokenV1() }))),
  },
  reports: {
    'a v1 token where the v2 metadata was read': {
      capture: har(discovery(), tokenRequest({}, tokenAnswer({ idToken: idTokenV1() }))),
      findings: [
        {
          messageId: 'differs',
          at: [
            { entry: 1, pointer: '/response/content/text', within: ['json', 'id_token', 'payload', 'iss'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'issuer'] },
          ],
        },
      ],
    },
    'another issuer altogether': {
      capture: har(
        discovery(),
        tokenRequest({}, tokenAnswer({ idToken: idToken({ iss: 'https://issuer.example/' }) })),
      ),
      findings: [{ messageId: 'differs' }],
    },
  },
});
