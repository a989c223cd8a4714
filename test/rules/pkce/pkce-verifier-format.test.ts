import { pkceVerifierFormat } from '../../../src/rules/pkce/pkce-verifier-format.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const sent = (codeVerifier: string) => har(tokenRequest({ codeVerifier }, tokenError(501491)));
const place = { entry: 0, pointer: '/request/postData/text', within: ['form', 'code_verifier'] };
const bad = (verifier: string, messageId: 'length' | 'alphabet') => ({
  capture: sent(verifier),
  findings: [{ messageId, at: [place] }],
});

ruleTest(pkceVerifierFormat, {
  quiet: {
    'a usual one': har(tokenRequest()),
    'the shortest, with all signs': sent(`${'a'.repeat(39)}-._~`),
    'the longest': sent('a'.repeat(128)),
    'a removed one': sent('[REDACTED]'),
    'an empty one is absent': sent(''),
    none: har(tokenRequest({ omit: ['code_verifier'] }, tokenError(9002325))),
  },
  reports: {
    'one character short': bad('a'.repeat(42), 'length'),
    'one too many': bad('a'.repeat(129), 'length'),
    'the padding of base64': bad(`${'a'.repeat(43)}=`, 'alphabet'),
    'plain base64': bad(`${'a'.repeat(42)}/`, 'alphabet'),
    'a + that became a blank': bad(`${'a'.repeat(21)} ${'a'.repeat(21)}`, 'alphabet'),
    'a blank at the end': bad(`${'a'.repeat(43)} `, 'alphabet'),
    'letters that are not ASCII': bad('ä'.repeat(50), 'alphabet'),
    'accepted all the same': {
      capture: har(tokenRequest({ codeVerifier: 'short' })),
      findings: [{ messageId: 'length', severity: 'info' }],
    },
  },
});
