import { oboAssertionIsIdToken } from '../../../src/rules/grant/obo-assertion-is-id-token.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow, healthyOboChain, issuedBy } from '../../support/stories.js';

const { accessTokenV2, har, idToken, tokenError, tokenRequest } = made;
const flow = healthyCodeFlow();
const issued = issuedBy(flow, 'id_token');
const exchange = (assertion: string, ...answer: [] | [made.TokenAnswer]) =>
  tokenRequest({ grant: 'on_behalf_of', assertion }, ...answer);

ruleTest(oboAssertionIsIdToken, {
  quiet: {
    'the access token of the API': har(healthyOboChain()),
    'a token of an app for itself, which has scp': har(
      exchange(accessTokenV2({ aud: made.API, azp: made.API })),
    ),
    'a broker request has no assertion': har(tokenRequest({ grant: 'broker' })),
    'an id_token of somebody else’s issuer': har(
      exchange(idToken({ iss: 'https://issuer.example/' }), tokenError(50013)),
    ),
    'a redacted assertion': har(exchange('[REDACTED]', tokenError(240002))),
  },
  reports: {
    'byte for byte the id_token of the sign-in': {
      capture: har(flow, exchange(issued, tokenError(240002))),
      findings: [
        {
          messageId: 'identical',
          at: [
            { entry: 14, pointer: '/request/postData/text', within: ['form', 'assertion'] },
            { entry: 11, pointer: '/response/content/text', within: ['json', 'id_token'] },
            { entry: 14, pointer: '/request/postData/text', within: ['form', 'assertion', 'payload', 'aud'] },
          ],
        },
      ],
    },
    'an id_token by its claims, its issue out of sight': {
      capture: har(exchange(idToken(), tokenError(240002))),
      findings: [{ messageId: 'byClaims' }],
    },
    'refused with another code': {
      capture: har(exchange(idToken(), tokenError(50013))),
      findings: [{ messageId: 'byClaims' }],
    },
    'accepted, which is not supported': {
      capture: har(exchange(idToken())),
      findings: [{ messageId: 'accepted', severity: 'warning' }],
    },
  },
});
