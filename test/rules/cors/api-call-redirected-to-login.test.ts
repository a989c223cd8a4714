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
/** A call without what browsers add. */
const plainCall = (headers: Readonly<Record<string, string>>) => {
  const { _resourceType, ...rest } = call('cors');
  return made.changed(rest, { requestHeaders: { 'Sec-Fetch-Mode': undefined, ...headers } });
};

ruleTest(apiCallRedirectedToLogin, {
  quiet: {
    'a page that sends its visitor to sign in': har(call('navigate'), target),
    'no sign of a script': har(plainCall({})),
    'a request that another program marked': har(plainCall({ 'X-Requested-With': 'com.example.app' })),
    'an API that answers 401': har(
      apiCall({ url: 'https://web.client.example/api/orders', token: null }, answered(401)),
    ),
  },
  reports: {
    'a script that marks its calls': {
      capture: har(plainCall({ 'X-Requested-With': 'XMLHttpRequest' })),
      findings: [{ messageId: 'redirected' }],
    },
    'a script is redirected': { capture: har(call('cors')), findings: [{ messageId: 'redirected' }] },
  },
});
