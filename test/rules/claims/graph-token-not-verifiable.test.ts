import { graphTokenNotVerifiable } from '../../../src/rules/claims/graph-token-not-verifiable.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV2, apiCall, graphToken, har } = made;

ruleTest(graphTokenNotVerifiable, {
  quiet: {
    'a Graph token at Graph': har(apiCall({ token: graphToken() })),
    'the token of one’s own API': har(apiCall({ url: made.API_URL, token: accessTokenV2() })),
  },
  reports: {
    'a Graph token at Graph, and then at another API': {
      capture: har(apiCall({ token: graphToken() }), apiCall({ url: made.API_URL, token: graphToken() })),
      findings: [{ messageId: 'nonce' }],
    },
    'a Graph token at another API': {
      capture: har(apiCall({ url: made.API_URL, token: graphToken() })),
      findings: [{ messageId: 'nonce' }],
    },
  },
});
