import { oboAssertionForMicrosoftApi } from '../../../src/rules/grant/obo-assertion-for-microsoft-api.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow, healthyOboChain, issuedBy } from '../../support/stories.js';

const { accessTokenV1, accessTokenV2, armToken, GRAPH, graphToken, har, tokenError, tokenRequest, WEB } =
  made;
const BODY = '/request/postData/text';
const aud = { pointer: BODY, within: ['form', 'assertion', 'payload', 'aud'] };
const exchange = (assertion: string, clientId?: string) =>
  tokenRequest(
    { grant: 'on_behalf_of', assertion, ...(clientId === undefined ? {} : { clientId }) },
    tokenError(50013),
  );
const signIn = healthyCodeFlow();
const issue = signIn.findIndex(({ responseBody }) => responseBody?.includes('access_token') === true);

ruleTest(oboAssertionForMicrosoftApi, {
  quiet: {
    'the whole chain': har(healthyOboChain()),
    'a token for the API itself': har(exchange(accessTokenV2())),
    'a token for some other API': har(exchange(accessTokenV2({ aud: WEB }))),
    'Microsoft’s own API exchanges its token': har(exchange(graphToken({ aud: GRAPH }), GRAPH)),
    'a header nonce in a token for the API itself': har(
      exchange(accessTokenV2({}, { header: { nonce: 'n' } })),
    ),
    'a redacted assertion': har(exchange('***')),
  },
  reports: {
    'a Graph token, as it was issued': {
      capture: har(signIn, exchange(issuedBy(signIn, 'access_token'))),
      findings: [
        {
          messageId: 'audience',
          at: [
            { entry: signIn.length, ...aud },
            { entry: issue, pointer: '/response/content/text', within: ['json', 'access_token'] },
          ],
        },
      ],
    },
    'a token for Azure Resource Manager': {
      capture: har(exchange(armToken())),
      findings: [{ messageId: 'audience', at: [{ entry: 0, ...aud }] }],
    },
    'an API nobody listed, with the nonce of Microsoft’s APIs': {
      capture: har(
        exchange(accessTokenV1({ aud: 'https://new.microsoft.example' }, { header: { nonce: 'n' } })),
      ),
      findings: [
        {
          messageId: 'headerNonce',
          at: [{ entry: 0, pointer: BODY, within: ['form', 'assertion', 'header', 'nonce'] }],
        },
      ],
    },
  },
});
