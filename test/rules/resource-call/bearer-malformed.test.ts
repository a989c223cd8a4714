import { bearerMalformed } from '../../../src/rules/resource-call/bearer-malformed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow } from '../../support/stories.js';

const { apiCall, graphError, graphToken, har } = made;
const token = graphToken();
const cut = token.slice(0, token.lastIndexOf('.'));
const sent = (authorization: string, answer = graphError()) => har(apiCall({ authorization }, answer));
const one = [{ messageId: 'malformed' }] as const;

ruleTest(bearerMalformed, {
  quiet: {
    'a token as it was issued': har(healthyCodeFlow()),
    'the scheme in lower case': sent(`bearer ${token}`),
    'an opaque token': sent(`Bearer ${made.msaOpaqueToken()}`),
    'a token of four parts is not ours to judge': sent('Bearer abc.def.ghi.jkl'),
    'a redacted token': sent('Bearer [REDACTED]'),
    'another redaction': sent('Bearer [Filtered]'),
    'a signature that a sanitizer cut': sent(`Bearer ${cut}`),
    'a signature cut, and accepted': har(apiCall({ token }), apiCall({ token: cut })),
  },
  reports: {
    'the scheme twice': {
      capture: sent(`Bearer Bearer ${token}`),
      findings: [
        {
          messageId: 'malformed',
          at: [
            { entry: 0, pointer: `/request/headers/${apiCall().requestHeaders.length - 1}/value` },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error', 'message'] },
          ],
        },
      ],
    },
    quotes: { capture: sent(`Bearer "${token}"`), findings: one },
    undefined: { capture: sent('Bearer undefined'), findings: one },
    'an object': { capture: sent('Bearer [object Object]'), findings: one },
    JSON: { capture: sent(`Bearer {"access_token":"${token}"}`), findings: one },
    encoded: { capture: sent(`Bearer%20${token}`.replace('%20', ' %20')), findings: one },
    'two joined': { capture: sent(`Bearer ${token}, Bearer ${token}`), findings: one },
    'nothing behind the scheme': { capture: sent('Bearer'), findings: one },
    'cut, while others kept their signature': {
      capture: har(
        apiCall({ token: made.accessTokenV2(), url: made.API_URL }),
        apiCall({ token: cut }, graphError()),
      ),
      findings: one,
    },
    'accepted all the same stays an error': {
      capture: sent(`Bearer "${token}"`, made.apiData()),
      findings: one,
    },
  },
});
