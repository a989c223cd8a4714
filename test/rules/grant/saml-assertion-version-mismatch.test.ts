import { samlAssertionVersionMismatch } from '../../../src/rules/grant/saml-assertion-version-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, samlAssertion, tokenError, tokenRequest } = made;
const encoded = (text: string, encoding: 'base64' | 'base64url' = 'base64url') =>
  Buffer.from(text).toString(encoding);
const send = (grant: made.Grant, xml: string, encoding?: 'base64' | 'base64url') =>
  har(tokenRequest({ grant, assertion: encoded(xml, encoding) }, tokenError(50008)));
const form = (name: string) => ({ entry: 0, pointer: '/request/postData/text', within: ['form', name] });
const mismatch = [{ messageId: 'mismatch', at: [form('grant_type'), form('assertion')] }];
const desktop =
  '<saml:Assertion MajorVersion="1" xmlns:saml="urn:oasis:names:tc:SAML:1.0:assertion"><DesktopSsoToken>t</DesktopSsoToken></saml:Assertion>';

ruleTest(samlAssertionVersionMismatch, {
  quiet: {
    'SAML 1.1 with its grant': har(tokenRequest({ grant: 'saml1_1-bearer' }, tokenError(50008))),
    'SAML 2.0 with its grant': har(tokenRequest({ grant: 'saml2-bearer' }, tokenError(50008))),
    'desktop single sign-on': send('saml2-bearer', desktop),
    'a removed assertion': har(
      tokenRequest({ grant: 'saml2-bearer', assertion: '[REDACTED]' }, tokenError(50008)),
    ),
    'no SAML at all': send('saml2-bearer', '<note>hello</note>'),
  },
  reports: {
    '1.1 as 2.0': { capture: send('saml2-bearer', samlAssertion({ version: '1.1' })), findings: mismatch },
    '2.0 as 1.1': { capture: send('saml1_1-bearer', samlAssertion()), findings: mismatch },
    '2.0 as 1.1, in plain base64': {
      capture: send('saml1_1-bearer', samlAssertion(), 'base64'),
      findings: mismatch,
    },
    '2.0 as 1.1, not encoded': {
      capture: har(tokenRequest({ grant: 'saml1_1-bearer', assertion: samlAssertion() }, tokenError(50008))),
      findings: mismatch,
    },
  },
});
