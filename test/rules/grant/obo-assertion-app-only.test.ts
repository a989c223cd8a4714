import { oboAssertionAppOnly } from '../../../src/rules/grant/obo-assertion-app-only.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyOboChain } from '../../support/stories.js';

const { accessTokenV2, appToken, appTokenV1, har, tokenAnswer, tokenError, tokenRequest, USER } = made;
const at = (entry: number, claim: string) => ({
  entry,
  pointer: '/request/postData/text',
  within: ['form', 'assertion', 'payload', claim],
});
const exchange = (assertion: string) =>
  tokenRequest({ grant: 'on_behalf_of', assertion }, tokenError(7000114));

ruleTest(oboAssertionAppOnly, {
  quiet: {
    'the whole chain': har(healthyOboChain()),
    'a user’s token': har(exchange(accessTokenV2())),
    'a user whose oid is the sub, named in the token': har(
      exchange(accessTokenV2({ sub: USER.oid, scp: undefined })),
    ),
    'an app-only token used as it should be': har(tokenRequest({ grant: 'client_credentials' })),
    'a redacted assertion': har(exchange('[REDACTED]')),
  },
  reports: {
    'a token marked as the app’s, issued in the capture': {
      capture: har(
        tokenRequest({ grant: 'client_credentials' }, tokenAnswer({ accessToken: appToken() })),
        exchange(appToken()),
      ),
      findings: [
        {
          messageId: 'marked',
          at: [
            at(1, 'idtyp'),
            { entry: 0, pointer: '/response/content/text', within: ['json', 'access_token'] },
          ],
        },
      ],
    },
    'a token without the mark': {
      capture: har(exchange(appTokenV1({ idtyp: undefined }))),
      findings: [{ messageId: 'bySubject', at: [at(0, 'oid')] }],
    },
  },
});
