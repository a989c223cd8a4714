import { clientAssertionTypeWrong } from '../../../src/rules/client-auth/client-assertion-type-wrong.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const URN = 'urn:ietf:params:oauth';
const daemon = (options: made.TokenRequestOptions, answer: made.TokenAnswer = tokenError(7000216)) =>
  tokenRequest({ grant: 'client_credentials', credential: 'certificate', ...options }, answer);
const typed = (client_assertion_type: string) => daemon({ set: { client_assertion_type } });
const form = (name: string) => ({ entry: 0, pointer: '/request/postData/text', within: ['form', name] });
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(clientAssertionTypeWrong, {
  quiet: {
    'the right one': har(daemon({}, made.tokenAnswer())),
    'that of assertions bound to a certificate': har(typed(`${URN}:client-assertion-type:jwt-pop`)),
    'no assertion at all': har(daemon({ credential: 'secret' })),
    'a redacted one': har(typed('[REDACTED]')),
    'no body was recorded': har.options({ postData: 'omit' })(daemon({})),
  },
  reports: {
    none: {
      capture: har(daemon({ omit: ['client_assertion_type'] })),
      findings: [{ messageId: 'absent', at: [form('client_assertion'), answer] }],
    },
    'the grant in its place': {
      capture: har(typed(`${URN}:grant-type:jwt-bearer`)),
      findings: [{ messageId: 'grant', at: [form('client_assertion_type'), answer] }],
    },
    'another text': { capture: har(typed('jwt-bearer')), findings: [{ messageId: 'other' }] },
  },
});
