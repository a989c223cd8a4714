import { mtlsCertificateMissing } from '../../../src/rules/client-auth/mtls-certificate-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const daemon = (options: made.TokenRequestOptions, answer: made.TokenAnswer) =>
  tokenRequest({ grant: 'client_credentials', ...options }, answer);
const MTLS = 'mtlsauth.microsoft.com';

const bare = daemon({ host: MTLS, credential: 'none' }, tokenError(7000218));
const throughProxy = har.options({ creator: { name: 'mitmproxy', version: '12.1.2' } });

ruleTest(mtlsCertificateMissing, {
  quiet: {
    'a certificate that arrives': har(daemon({ host: MTLS, credential: 'none' }, made.tokenAnswer())),
    'another feature is off': har(daemon({}, tokenError(51000))),
    'no credential, recorded by the program itself': har(bare),
    'no credential at the usual host, through a proxy': throughProxy(
      daemon({ credential: 'none' }, tokenError(7000218)),
    ),
    'a request that asks for no certificate': har(daemon({}, tokenError(7000215))),
  },
  reports: {
    'no certificate': {
      capture: har(daemon({ host: MTLS, credential: 'none' }, tokenError(392200))),
      findings: [
        {
          messageId: 'absent',
          at: [
            { entry: 0, pointer: '/request/url' },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'taken away by the recording proxy': {
      capture: throughProxy(bare),
      findings: [
        {
          messageId: 'intercepted',
          at: [
            { entry: 0, pointer: '/request/url' },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'not enabled': {
      capture: har(daemon({ extra: { token_type: 'mtls_pop' } }, tokenError(51000))),
      findings: [
        {
          messageId: 'disabled',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'token_type'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
  },
});
