import { clientSecretIsSecretId } from '../../../src/rules/client-auth/client-secret-is-secret-id.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const daemon = (clientSecret: string, ...answer: [] | [made.TokenAnswer]) =>
  tokenRequest({ grant: 'client_credentials', credential: 'secret', clientSecret }, ...answer);
const GUID = '3b6b1d7e-5d0c-4a4a-9d2c-0c1f3f6f8a11';

ruleTest(clientSecretIsSecretId, {
  quiet: {
    'a wrong value that looks like one': har(
      daemon('cbE8Q~EbZ4ptS4Jald4stthKBFeTxvcN4Syj6Ig2', tokenError(7000215)),
    ),
    'a GUID that was refused for another reason': har(daemon(GUID, tokenError(700016))),
    'a GUID that works': har(daemon(GUID)),
  },
  reports: {
    'a GUID as secret, refused with the older code': {
      capture: har(daemon(GUID, tokenError(50012))),
      findings: [{ messageId: 'guid' }],
    },
    'a GUID as secret': {
      capture: har(daemon(GUID, tokenError(7000215))),
      findings: [
        {
          messageId: 'guid',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'client_secret'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
  },
});
