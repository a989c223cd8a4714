import { authorizeCalledByXhr } from '../../../src/rules/cors/authorize-called-by-xhr.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har } = made;

ruleTest(authorizeCalledByXhr, {
  quiet: {
    'a navigation': har(authorizeRequest()),
    'a hidden frame': har(authorizeRequest({ prompt: 'none', inFrame: true })),
  },
  reports: {
    'a fetch': { capture: har(authorizeRequest({ byFetch: true })), findings: [{ messageId: 'fetched' }] },
  },
});
