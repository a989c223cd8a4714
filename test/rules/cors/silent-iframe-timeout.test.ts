import { silentIframeTimeout } from '../../../src/rules/cors/silent-iframe-timeout.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har } = made;
const worked = authorizeRequest({ prompt: 'none', inFrame: true });

ruleTest(silentIframeTimeout, {
  quiet: {
    'it came back': har(worked, callback(worked)),
    'a page for a person': har(authorizeRequest({ answer: 'page' })),
    'it says that the user is needed': har(
      authorizeRequest({ prompt: 'none', answer: 'error', error: 50058 }),
    ),
  },
  reports: {
    'a page in a hidden frame': {
      capture: har(authorizeRequest({ prompt: 'none', inFrame: true, answer: 'page' })),
      findings: [
        { messageId: 'page', at: [{ entry: 0, pointer: '/request/url', within: ['query', 'prompt'] }] },
      ],
    },
    'too slow': {
      capture: har(authorizeRequest({ prompt: 'none', inFrame: true, answer: 'page', elapsedMs: 15_000 })),
      findings: [{ messageId: 'slow' }],
    },
  },
});
