import { oboAssertionModified } from '../../../src/rules/grant/obo-assertion-modified.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyOboChain } from '../../support/stories.js';

const { accessTokenV2, apiCall, har, tokenAnswer, tokenError, tokenRequest } = made;
const token = accessTokenV2();
const unsigned = token.slice(0, token.lastIndexOf('.'));
const issue = tokenRequest({}, tokenAnswer({ accessToken: token }));
const call = apiCall({ url: made.API_URL, token });
const exchange = (assertion: string, answer: made.TokenAnswer = tokenError(50013)) =>
  tokenRequest({ grant: 'on_behalf_of', assertion }, answer);
const damaged = (assertion: string) => ({
  capture: har(issue, exchange(assertion)),
  findings: [
    {
      messageId: 'altered',
      at: [
        { entry: 1, pointer: '/request/postData/text', within: ['form', 'assertion'] },
        { entry: 0, pointer: '/response/content/text', within: ['json', 'access_token'] },
      ],
    },
  ],
});

ruleTest(oboAssertionModified, {
  quiet: {
    'the whole chain': har(healthyOboChain()),
    'the same token, refused for something else': har(issue, exchange(token)),
    'another token of the same user': har(issue, exchange(accessTokenV2({}, { at: 5 }))),
    'a short beginning that all tokens share': har(issue, exchange(token.slice(0, 20))),
    'nothing to compare it with': har(exchange(token.slice(0, -10))),
    'cut by the exporter: it was accepted': har(issue, exchange(token.slice(0, -10), tokenAnswer())),
    'a mark for the signature': har(issue, exchange(`${unsigned}.entrace-signature-1`)),
    'a removed value': har(issue, exchange('[REDACTED]')),
  },
  reports: {
    'cut at the end': damaged(token.slice(0, -10)),
    'cut in the middle': damaged(token.slice(0, 400)),
    'cut at the beginning': damaged(token.slice(2)),
    'padding added': damaged(`${token}==`),
    'in lower case': damaged(token.toLowerCase()),
    'some characters of the signature changed': damaged(`${token.slice(0, -20)}${'A'.repeat(20)}`),
    'compared with the bearer that the API received, and tried twice': {
      capture: har(call, exchange(token.slice(0, -10)), exchange(token.slice(0, -10))),
      findings: [{ messageId: 'altered' }, { messageId: 'altered' }],
    },
  },
});
