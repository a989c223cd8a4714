import { oboAssertionAudienceMismatch } from '../../../src/rules/grant/obo-assertion-audience-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV1, accessTokenV2, API, CLIENT, graphToken, har, idToken, tokenError, tokenRequest, WEB } =
  made;
const BODY = '/request/postData/text';
const exchange = (assertion: string, answer?: made.TokenAnswer) =>
  tokenRequest({ grant: 'on_behalf_of', assertion }, answer);
const refusal = (found: string, expected: string) =>
  tokenError(500131, {
    text: `Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '${found}' and the expected audience is '${expected}'.`,
  });

ruleTest(oboAssertionAudienceMismatch, {
  quiet: {
    'a token for the API, version 2': har(exchange(accessTokenV2())),
    'a token for its App ID URI': har(exchange(accessTokenV1())),
    'an App ID URI with a name, accepted': har(
      exchange(accessTokenV1({ aud: 'https://orders.client.example' })),
    ),
    'an App ID URI that ends in the client id': har(
      exchange(accessTokenV1({ aud: `api://orders.example/${API}` }), tokenError(50013)),
    ),
    'a token for Microsoft Graph has a rule of its own': har(exchange(graphToken(), tokenError(50013))),
    'an id_token has a rule of its own': har(exchange(idToken(), tokenError(240002))),
    'another grant': har(tokenRequest()),
    'a redacted assertion': har(exchange('[REDACTED]', tokenError(500131))),
  },
  cannotTell: {
    'an App ID URI with a name, refused': har(
      exchange(accessTokenV1({ aud: 'https://orders.client.example' }), tokenError(50013)),
    ),
  },
  reports: {
    'a token for another application': {
      capture: har(exchange(accessTokenV2({ aud: WEB }), tokenError(50013))),
      findings: [
        {
          messageId: 'foreign',
          data: { aud: WEB, client: API },
          at: [
            { entry: 0, pointer: BODY, within: ['form', 'assertion', 'payload', 'aud'] },
            { entry: 0, pointer: BODY, within: ['form', 'client_id'] },
          ],
        },
      ],
    },
    'a token for another application, issued in the capture': {
      capture: har(
        tokenRequest({}, made.tokenAnswer({ accessToken: accessTokenV2({ aud: CLIENT }) })),
        exchange(accessTokenV2({ aud: CLIENT }), refusal(CLIENT, API)),
      ),
      findings: [
        {
          messageId: 'printed',
          data: { aud: CLIENT, expected: API },
          at: [
            { entry: 1, pointer: BODY, within: ['form', 'assertion', 'payload', 'aud'] },
            { entry: 1, pointer: BODY, within: ['form', 'client_id'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'access_token'] },
          ],
        },
      ],
    },
    'a URI that the server says is wrong': {
      capture: har(exchange(accessTokenV1({ aud: 'api://orders' }), refusal('api://orders', `api://${API}`))),
      findings: [{ messageId: 'printed' }],
    },
    'a URI in mixed case': {
      capture: har(exchange(accessTokenV1({ aud: 'api://Orders' }), refusal('api://Orders', 'api://orders'))),
      findings: [{ messageId: 'letterCase', data: { aud: 'api://Orders', expected: 'api://orders' } }],
    },
    'accepted all the same': {
      capture: har(exchange(accessTokenV2({ aud: WEB }))),
      findings: [{ messageId: 'foreign', severity: 'info' }],
    },
  },
});
