import { multipleClientCredentials } from '../../../src/rules/client-auth/multiple-client-credentials.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { clientAssertion, DAEMON, har, NATIVE, tokenError, tokenRequest } = made;
const basic = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` });
const daemon = (options: made.TokenRequestOptions, answer: made.TokenAnswer = tokenError(7000110)) =>
  tokenRequest({ grant: 'client_credentials', ...options }, answer);
const form = (name: string) => ({ entry: 0, pointer: '/request/postData/text', within: ['form', name] });

ruleTest(multipleClientCredentials, {
  quiet: {
    'a secret': har(daemon({ credential: 'secret' }, made.tokenAnswer())),
    'an assertion': har(daemon({ credential: 'certificate' }, tokenError(700027))),
    'a header, and the same client id in the body': har(
      daemon({ credential: 'basic', extra: { client_id: DAEMON.toUpperCase() } }),
    ),
    'an assertion, and an empty secret of an unset setting': har(
      daemon({ credential: 'certificate', extra: { client_secret: '' } }),
    ),
    'one secret, sent twice': har(daemon({ credential: 'secret', extra: { client_secret: 'x' } })),
    'an assertion on an mTLS host': har(
      daemon({ credential: 'certificate', host: 'mtlsauth.microsoft.com' }),
    ),
  },
  reports: {
    'a secret and an assertion': {
      capture: har(daemon({ credential: 'secret', extra: { client_assertion: clientAssertion() } })),
      findings: [{ messageId: 'several', at: [form('client_secret'), form('client_assertion')] }],
    },
    'a header and a secret': {
      capture: har(daemon({ credential: 'basic', extra: { client_secret: 'another' } })),
      findings: [{ messageId: 'several' }],
    },
    'two clients': {
      capture: har(daemon({ credential: 'basic', extra: { client_id: NATIVE } })),
      findings: [{ messageId: 'clients' }],
    },
    'a header without a secret beside one in the body': {
      capture: har(daemon({ credential: 'secret', requestHeaders: basic(`${DAEMON}:`) })),
      findings: [{ messageId: 'emptyPassword', severity: 'warning' }],
    },
    'accepted all the same': {
      capture: har(
        daemon({ credential: 'secret', extra: { client_assertion: clientAssertion() } }, made.tokenAnswer()),
      ),
      findings: [{ messageId: 'several', severity: 'info' }],
    },
  },
});
