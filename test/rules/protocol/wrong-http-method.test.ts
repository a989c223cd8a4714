import { wrongHttpMethod } from '../../../src/rules/protocol/wrong-http-method.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, deviceCodeRequest, har, tokenError, tokenRequest } = made;

ruleTest(wrongHttpMethod, {
  quiet: { 'a POST': har(tokenRequest(), deviceCodeRequest()), 'a GET to sign in': har(authorizeRequest()) },
  reports: {
    'a GET for tokens': {
      capture: har(tokenRequest({ method: 'GET', inQuery: true }, tokenError(900561))),
      findings: [{ messageId: 'method', at: [{ entry: 0, pointer: '/request/method' }] }],
    },
  },
});
