import { clientCredentialMissing } from '../../../src/rules/client-auth/client-credential-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const daemon = (options: made.TokenRequestOptions = {}, ...answer: [] | [made.TokenAnswer]) =>
  tokenRequest({ grant: 'client_credentials', credential: 'none', ...options }, ...answer);

ruleTest(clientCredentialMissing, {
  quiet: {
    'a secret': har(daemon({ credential: 'secret' })),
    'a Basic header': har(daemon({ credential: 'basic' })),
    'a certificate': har(daemon({ credential: 'certificate' })),
    'a single-page app redeems without one': har(tokenRequest()),
    'a sanitized export may have lost the header': har.options({ sanitized: true })(
      daemon({}, tokenError(7000218)),
    ),
    'the header was redacted, its scheme too': har(
      daemon({ requestHeaders: { Authorization: '[REDACTED]' } }, tokenError(7000218)),
    ),
    'the header was redacted behind its scheme': har(
      daemon({ requestHeaders: { Authorization: 'Basic REDACTED' } }, tokenError(7000218)),
    ),
    'the Windows sign-in of a server at AD FS': har(
      tokenRequest(),
      daemon(
        {
          host: 'fs.client.example',
          path: '/adfs/oauth2/token',
          set: { use_windows_client_authentication: 'true' },
        },
        made.answered(401, ''),
      ),
    ),
    'no body was recorded': har.options({ postData: 'omit' })(daemon({}, tokenError(7000218))),
    'an empty secret of a public client, accepted': har(tokenRequest({ extra: { client_secret: '' } })),
    'a certificate in TLS': har(daemon({ host: 'mtlsauth.microsoft.com' })),
  },
  reports: {
    'client credentials without any': {
      capture: har(daemon({}, tokenError(7000216))),
      findings: [
        {
          messageId: 'confidential',
          at: [
            { entry: 0, pointer: '/request/postData/text' },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'a token in place of the secret': {
      capture: har(daemon({ requestHeaders: { Authorization: 'Bearer abc' } }, tokenError(7000218))),
      findings: [{ messageId: 'confidential' }],
    },
    'an empty secret': {
      capture: har(daemon({ extra: { client_secret: '' } }, tokenError(7000218))),
      findings: [
        {
          messageId: 'empty',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'client_secret'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'an empty secret beside a code': {
      capture: har(tokenRequest({ clientType: 'native', extra: { client_secret: '' } }, tokenError(7000218))),
      findings: [{ messageId: 'empty' }],
    },
    'a code redeemed by an app that is registered as confidential': {
      capture: har(tokenRequest({ clientType: 'native' }, tokenError(7000218))),
      findings: [{ messageId: 'refused' }],
    },
  },
});
