import { idTokenAudienceMismatch } from '../../../src/rules/claims/id-token-audience-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, idToken, tokenAnswer, tokenRequest } = made;
const foreign = tokenAnswer({ idToken: idToken({ aud: made.API }) });

ruleTest(idTokenAudienceMismatch, {
  quiet: {
    'its own client': har(tokenRequest()),
    'the same id in capitals': har(
      tokenRequest({}, tokenAnswer({ idToken: idToken({ aud: made.CLIENT.toUpperCase() }) })),
    ),
    'nested app authentication': har(tokenRequest({ extra: { brk_client_id: made.API } }, foreign)),
  },
  reports: {
    'another client': {
      capture: har(tokenRequest({}, foreign)),
      findings: [
        {
          messageId: 'differs',
          at: [
            { entry: 0, pointer: '/response/content/text', within: ['json', 'id_token', 'payload', 'aud'] },
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'client_id'] },
          ],
        },
      ],
    },
  },
});
