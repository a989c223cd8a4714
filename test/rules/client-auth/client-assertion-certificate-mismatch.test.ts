import { clientAssertionCertificateMismatch } from '../../../src/rules/client-auth/client-assertion-certificate-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { CLIENT_CERTIFICATE, clientAssertion, EXTERNAL_IDP_KEY, har, tokenError, tokenRequest } = made;
const by = (clientAssertion: string, options: made.TokenRequestOptions = {}) =>
  tokenRequest(
    { grant: 'client_credentials', credential: 'certificate', clientAssertion, ...options },
    tokenError(700027),
  );
const own = (options: made.TokenOptions = {}, more: { x5c?: boolean } = { x5c: true }) =>
  clientAssertion({}, { ...more, ...options });
const DAY = 86_400;
const header = (name: string) => ({
  entry: 0,
  pointer: '/request/postData/text',
  within: ['form', 'client_assertion', 'header', name],
});
const answer = { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] };

ruleTest(clientAssertionCertificateMismatch, {
  quiet: {
    'a certificate that fits': har(by(own())),
    'the certificate is not sent along': har(by(own({ key: EXTERNAL_IDP_KEY }, {}))),
    'x5c holds no certificate': har(by(own({ header: { x5c: ['bm90IGEgY2VydGlmaWNhdGU'] } }))),
    'the signature is cut away': har(by(own().replace(/[^.]+$/, ''))),
    'the signature is redacted': har(by(own().replace(/[^.]+$/, 'REDACTED'))),
    'a malformed thumbprint is another rule’s': har(by(own({ header: { x5t: 'ABCDEF' } }))),
  },
  reports: {
    'the thumbprint of another certificate': {
      capture: har(by(own({ header: { x5t: made.thumbprint(btoa('another'), 'sha1') } }))),
      findings: [{ messageId: 'thumbprint', data: { header: 'x5t' }, at: [header('x5t'), answer] }],
    },
    'the newer thumbprint of another certificate': {
      capture: har(
        by(own({ header: { x5t: undefined, 'x5t#S256': made.thumbprint(btoa('another'), 'sha256') } })),
      ),
      findings: [{ messageId: 'thumbprint', at: [header('x5t#S256'), answer] }],
    },
    'signed with another key': {
      capture: har(by(own({ key: EXTERNAL_IDP_KEY }))),
      findings: [{ messageId: 'signature', at: [header('x5c'), answer] }],
    },
    'the padding is not the one that the header names': {
      capture: har(by(own({ header: { alg: 'PS256' } }))),
      findings: [{ messageId: 'signature' }],
    },
    'a certificate sent without a list': {
      capture: har(by(own({ key: EXTERNAL_IDP_KEY, header: { x5c: CLIENT_CERTIFICATE } }))),
      findings: [{ messageId: 'signature' }],
    },
    'a certificate that has ended': {
      capture: har(by(own({ at: 400 * DAY }), { at: 400 * DAY })),
      findings: [
        { messageId: 'expired', data: { end: '2027-01-01', days: 95 }, at: [header('x5c'), answer] },
      ],
    },
    'a certificate of the future': {
      capture: har(by(own({ at: -100 * DAY }), { at: -100 * DAY })),
      findings: [{ messageId: 'early', data: { begin: '2026-01-01' } }],
    },
  },
});
