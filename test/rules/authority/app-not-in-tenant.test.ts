import { appNotInTenant } from '../../../src/rules/authority/app-not-in-tenant.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const daemon = (tenant: string, ...answer: [] | [made.TokenAnswer]) =>
  tokenRequest({ grant: 'client_credentials', credential: 'secret', tenant }, ...answer);

ruleTest(appNotInTenant, {
  quiet: {
    'the app is there': har(daemon(made.TENANT)),
    'the tenant is not': har(daemon(made.TENANT, tokenError(90002))),
  },
  reports: {
    'unknown, and works elsewhere': {
      capture: har(daemon(made.TENANT), daemon(made.OTHER_TENANT, tokenError(700016))),
      findings: [
        {
          messageId: 'unknown',
          at: [
            { entry: 1, pointer: '/request/postData/text', within: ['form', 'client_id'] },
            { entry: 1, pointer: '/request/url' },
            { entry: 1, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'unknown, while another client works elsewhere': {
      capture: har(
        tokenRequest({ grant: 'client_credentials', clientId: made.WEB }),
        daemon(made.OTHER_TENANT, tokenError(700016)),
      ),
      findings: [{ messageId: 'unknown', data: { elsewhere: 'The capture shows it working nowhere.' } }],
    },
    'switched off': {
      capture: har(daemon(made.TENANT, tokenError(7000112))),
      findings: [{ messageId: 'disabled' }],
    },
  },
});
