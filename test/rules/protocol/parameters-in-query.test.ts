import { parametersInQuery } from '../../../src/rules/protocol/parameters-in-query.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { b2cToken, har, tokenError, tokenRequest } = made;

ruleTest(parametersInQuery, {
  quiet: { 'in the body': har(tokenRequest()), 'the policy of B2C': har(b2cToken()) },
  reports: {
    'all in the URL': {
      capture: har(tokenRequest({ inQuery: true }, tokenError(900144))),
      findings: [
        {
          messageId: 'inQuery',
          at: [{ entry: 0, pointer: '/request/url', within: ['query', 'grant_type'] }],
        },
      ],
    },
  },
});
