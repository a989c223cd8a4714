import { commonWithSingleTenantApp } from '../../../src/rules/authority/common-with-single-tenant-app.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, tokenError, tokenRequest } = made;

ruleTest(commonWithSingleTenantApp, {
  quiet: {
    'a multi-tenant app at common': har(tokenRequest({ tenant: 'common' })),
    'the app is unknown in one certain tenant': har(tokenRequest({}, tokenError(700016))),
  },
  reports: {
    'at common': {
      capture: har(authorizeRequest({ tenant: 'common', answer: 'error-page', error: 50194 })),
      findings: [{ messageId: 'alias' }],
    },
    'at organizations, unknown': {
      capture: har(tokenRequest({ tenant: 'organizations' }, tokenError(700016))),
      findings: [
        {
          messageId: 'alias',
          at: [
            { entry: 0, pointer: '/request/url' },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
  },
});
