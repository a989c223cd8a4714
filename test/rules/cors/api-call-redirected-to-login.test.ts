import { apiCallRedirectedToLogin } from '../../../src/rules/cors/api-call-redirected-to-login.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, apiCall, authorizeRequest, har } = made;
const target = authorizeRequest({ clientType: 'web', answer: 'page' });
const redirect = answered(302, undefined, { Location: target.url });
const call = (mode: string) =>
  apiCall(
    { url: 'https://web.client.example/api/orders', token: null, requestHeaders: { 'Sec-Fetch-Mode': mode } },
    redirect,
  );

ruleTest(apiCallRedirectedToLogin, {
  quiet: {
    'a page that sends its visitor to sign in': har(call('navigate'), target),
    'an API that answers 401': har(
      apiCall({ url: 'https://web.client.example/api/orders', token: null }, answered(401)),
    ),
  },
  reports: {
    'a script is redirected': { capture: har(call('cors')), findings: [{ messageId: 'redirected' }] },
  },
});
