import { requiredParameterMissing } from '../../../src/rules/protocol/required-parameter-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, tokenError, tokenRequest } = made;

ruleTest(requiredParameterMissing, {
  quiet: {
    'all there': har(tokenRequest()),
    'refused for another reason': har(tokenRequest({}, tokenError(70008))),
    'AD FS has needs of its own': har(made.adfsToken({ omit: ['code'] }, tokenError(900144))),
    'so have personal accounts': har(made.liveToken({ omit: ['code'] }, tokenError(900144))),
    'no body was recorded': har.options({ postData: 'omit' })(
      tokenRequest({ omit: ['code'] }, tokenError(900144)),
    ),
  },
  reports: {
    'no code': {
      capture: har(tokenRequest({ omit: ['code'] }, tokenError(900144))),
      findings: [{ messageId: 'missing', at: [{ entry: 0, pointer: '/request/postData/text' }] }],
    },
    'no grant type': {
      capture: har(tokenRequest({ omit: ['grant_type'] }, tokenError(900144))),
      findings: [{ messageId: 'missing' }],
    },
    'no client at the authorize endpoint': {
      capture: har(authorizeRequest({ omit: ['client_id'], answer: 'error-page', error: 900144 })),
      findings: [{ messageId: 'missing', at: [{ entry: 0, pointer: '/request/url' }] }],
    },
  },
});
