import { prtNonceMissing } from '../../../src/rules/protocol/prt-nonce-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, prtCookie } = made;
const by = (cookie: string) =>
  har(authorizeRequest({ requestHeaders: { 'x-ms-RefreshTokenCredential': cookie } }));

ruleTest(prtNonceMissing, {
  quiet: { 'with a nonce': by(prtCookie()), 'no device': har(authorizeRequest()) },
  reports: {
    'without one': {
      capture: by(prtCookie({ request_nonce: undefined })),
      findings: [{ messageId: 'missing' }],
    },
  },
});
