import { imdsMetadataHeaderMissing } from '../../../src/rules/resource-call/imds-metadata-header-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyManagedIdentity } from '../../support/stories.js';

const { har, imdsError, managedIdentityRequest } = made;
const without = { requestHeaders: { Metadata: undefined } } as const;
const refused = imdsError('bad_request_102', 'Required metadata header not specified');
const bare = (options: made.ManagedIdentityOptions = {}, answer = refused) =>
  managedIdentityRequest({ ...without, ...options }, answer);

ruleTest(imdsMetadataHeaderMissing, {
  quiet: {
    'a machine that sends it': har(healthyManagedIdentity()),
    'an SDK’s probe, then the request': har(bare(), healthyManagedIdentity({ at: 5 })),
    'a probe that nothing answers, outside Azure': har(bare({}, made.answered(0))),
    'the header in another case': har(
      managedIdentityRequest({ requestHeaders: { Metadata: undefined, metadata: 'TRUE' } }, refused),
    ),
    'App Service has a header of its own': har(bare({ source: 'app-service' })),
    'answered all the same': har(managedIdentityRequest(without)),
  },
  reports: {
    'no header': {
      capture: har(bare()),
      findings: [
        {
          messageId: 'missing',
          at: [
            { entry: 0, pointer: '/request/headers' },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'another value': {
      capture: har(managedIdentityRequest({ requestHeaders: { Metadata: 'false' } }, refused)),
      findings: [{ messageId: 'missing' }],
    },
    'Azure Arc': { capture: har(bare({ source: 'arc' })), findings: [{ messageId: 'missing' }] },
  },
});
