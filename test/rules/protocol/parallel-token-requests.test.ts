import { parallelTokenRequests } from '../../../src/rules/protocol/parallel-token-requests.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenRequest } = made;
const refresh = (at: number, scope = 'User.Read', extra: Readonly<Record<string, string>> = {}) =>
  tokenRequest({ grant: 'refresh_token', at, scope, extra, elapsedMs: 2000 });

ruleTest(parallelTokenRequests, {
  quiet: {
    'one after the other': har(refresh(0), refresh(10)),
    'one refresh token for two APIs': har(refresh(0), refresh(1, 'https://management.azure.com/.default')),
    'one refresh token for two APIs of v1': har(
      refresh(0, undefined, { resource: 'https://graph.microsoft.com' }),
      refresh(1, undefined, { resource: 'https://management.azure.com/' }),
    ),
  },
  reports: {
    'the same at once': {
      capture: har(refresh(0), refresh(1)),
      findings: [
        {
          messageId: 'overlap',
          severity: 'info',
          at: [
            { entry: 1, pointer: '/request/postData/text', within: ['form', 'refresh_token'] },
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'refresh_token'] },
          ],
        },
      ],
    },
  },
});
