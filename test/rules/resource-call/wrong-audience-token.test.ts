import { wrongAudienceToken } from '../../../src/rules/resource-call/wrong-audience-token.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import {
  healthyClientCredentials,
  healthyCodeFlow,
  healthyManagedIdentity,
  healthyOboChain,
  issuedBy,
} from '../../support/stories.js';

const { accessTokenV2, answered, apiCall, apiUnauthorized, armToken, graphError, graphToken, har, idToken } =
  made;
const url = made.API_URL;
const ARM_URL = 'https://management.azure.com/subscriptions?api-version=2022-12-01';
const token = accessTokenV2();
/** The builder puts it last. */
const AUTHORIZATION = apiCall().requestHeaders.length - 1;
const signIn = made.tokenRequest({ scope: made.API_SCOPE });

ruleTest(wrongAudienceToken, {
  quiet: {
    'Graph with a token for Graph': har(healthyCodeFlow()),
    'an app at Graph': har(healthyClientCredentials()),
    'an API of one’s own, then Graph': har(healthyOboChain()),
    'Azure Resource Manager': har(healthyManagedIdentity()),
    'the older name of Azure Resource Manager': har(
      apiCall(
        { url: ARM_URL, token: armToken({ aud: 'https://management.core.windows.net/' }) },
        made.armError(),
      ),
    ),
    'a trailing slash': har(
      apiCall({ token: graphToken({ aud: 'https://graph.microsoft.com/' }) }, graphError()),
    ),
    'a token for another API that was accepted': har(apiCall({ token })),
    'a request that was throttled': har(apiCall({ token }, graphError('TooManyRequests'))),
    'an unknown host that refuses a token of its own': har(
      apiCall({ url, token }, apiUnauthorized('The token is expired')),
    ),
    'an unknown host that says 403': har(apiCall({ url }, answered(403))),
    'an unknown host of Microsoft': har(
      apiCall({ url: 'https://partner.office.com/x', token: graphToken() }, answered(401)),
    ),
    'an id_token is another rule’s': har(apiCall({ token: idToken() }, graphError())),
    'an opaque token': har(apiCall({ token: made.msaOpaqueToken() }, graphError())),
  },
  reports: {
    'the token of an API at Graph': {
      capture: har(signIn, apiCall({ token: issuedBy([signIn], 'access_token') }, graphError())),
      findings: [
        {
          messageId: 'known',
          at: [
            { entry: 1, pointer: `/request/headers/${AUTHORIZATION}/value`, within: ['payload', 'aud'] },
            { entry: 1, pointer: '/response/content/text', within: ['json', 'error', 'message'] },
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] },
          ],
        },
      ],
    },
    'a token for Graph at Azure Resource Manager': {
      capture: har(apiCall({ url: ARM_URL, token: graphToken() }, made.armError())),
      findings: [{ messageId: 'known' }],
    },
    'no answer at all': {
      capture: har(apiCall({ token }, answered(0))),
      findings: [{ messageId: 'known' }],
    },
    'a token for Graph at an API of one’s own': {
      capture: har(apiCall({ url, token: graphToken() }, answered(401))),
      findings: [{ messageId: 'foreign' }],
    },
    'the API says so': {
      capture: har(apiCall({ url, token }, apiUnauthorized(`The audience '${made.API}' is invalid`))),
      findings: [{ messageId: 'told' }],
    },
  },
});
