import { tokenInUrl } from '../../../src/rules/hygiene/token-in-url.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { apiCall, changed, har } = made;
const call = (url: string) => apiCall({ url, token: null });
const token = made.accessTokenV2();

ruleTest(tokenInUrl, {
  quiet: {
    'the token in its header': har(apiCall({ url: 'https://api.example/orders', token })),
    'a redacted value': har(call('https://api.example/orders?access_token=[REDACTED]')),
  },
  reports: {
    'in the query of an API call': {
      capture: har(call(`https://api.example/orders?access_token=${token}`)),
      findings: [
        {
          messageId: 'inQuery',
          at: [{ entry: 0, pointer: '/request/url', within: ['query', 'access_token'] }],
        },
      ],
    },
    'a host that only sounds like a hub': {
      capture: har(call(`https://datahub.example/orders?access_token=${token}`)),
      findings: [{ messageId: 'inQuery' }],
    },
    'to a SignalR hub': {
      capture: har(call(`https://api.example/chatHub?access_token=${token}`)),
      findings: [{ messageId: 'byDesign', severity: 'info' }],
    },
    'in the URL of a WebSocket': {
      capture: har(changed(call(`wss://api.example/hub?access_token=${token}`), { status: 101 })),
      findings: [{ messageId: 'byDesign', severity: 'info' }],
    },
  },
});
