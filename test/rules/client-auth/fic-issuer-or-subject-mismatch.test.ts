import { ficIssuerOrSubjectMismatch } from '../../../src/rules/client-auth/fic-issuer-or-subject-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { externalFederatedAssertion, har, tokenError, tokenRequest } = made;
const by = (answer: made.TokenAnswer, assertion = externalFederatedAssertion()) =>
  tokenRequest({ grant: 'client_credentials', credential: 'federated', clientAssertion: assertion }, answer);
const claim = (name: string) => ({
  entry: 0,
  pointer: '/request/postData/text',
  within: ['form', 'client_assertion', 'payload', name],
});
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(ficIssuerOrSubjectMismatch, {
  quiet: {
    'a credential that fits': har(by(made.tokenAnswer())),
    'the audience': har(by(tokenError(700212))),
    'a wrong secret': har(tokenRequest({ grant: 'client_credentials' }, tokenError(7000215))),
  },
  reports: {
    'the issuer': {
      capture: har(by(tokenError(700211))),
      findings: [{ messageId: 'issuer', at: [claim('iss'), claim('sub'), answer] }],
    },
    'the subject': {
      capture: har(by(tokenError(700213))),
      findings: [{ messageId: 'subject', at: [claim('sub'), claim('iss'), answer] }],
    },
    'the older code for both': { capture: har(by(tokenError(70021))), findings: [{ messageId: 'either' }] },
    'a redacted assertion': {
      capture: har(by(tokenError(700213), '[REDACTED]')),
      findings: [{ messageId: 'unread', at: [answer] }],
    },
  },
});
