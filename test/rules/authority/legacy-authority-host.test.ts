import { legacyAuthorityHost } from '../../../src/rules/authority/legacy-authority-host.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, deviceCodeRequest, discovery, har, tokenRequest } = made;

ruleTest(legacyAuthorityHost, {
  quiet: {
    'the current name': har(tokenRequest()),
    'metadata, which libraries read by an old name': har(discovery({ host: 'login.windows.net' })),
    'a region of the current name': har(tokenRequest({ host: 'westeurope.login.microsoft.com' })),
  },
  reports: {
    'a device code by an old name': {
      capture: har(deviceCodeRequest({ host: 'login.windows.net' })),
      findings: [{ messageId: 'alias' }],
    },
    'a sign-in by an old name': {
      capture: har(authorizeRequest({ host: 'login.microsoft.com' })),
      findings: [{ messageId: 'alias' }],
    },
    'login.windows.net, told once': {
      capture: har(
        tokenRequest({ host: 'login.windows.net' }),
        tokenRequest({ host: 'login.windows.net', attempt: 2 }),
      ),
      findings: [{ messageId: 'alias', at: [{ entry: 0, pointer: '/request/url' }] }],
    },
    'the closed cloud of Germany': {
      capture: har(tokenRequest({ host: 'login.microsoftonline.de' })),
      findings: [{ messageId: 'closed' }],
    },
  },
});
