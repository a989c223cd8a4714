import { pkceVerifierFormat } from '../../../src/rules/pkce/pkce-verifier-format.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const sent = (codeVerifier: string) => har(tokenRequest({ codeVerifier }, tokenError(501491)));
const place = { entry: 0, pointer: '/request/postData/text', within: ['form', 'code_verifier'] };
const wrongLength = (verifier: string) => ({
  capture: sent(verifier),
  findings: [{ messageId: 'length', data: { length: verifier.length }, at: [place] }],
});
const foreign = (verifier: string, characters: string) => ({
  capture: sent(verifier),
  findings: [{ messageId: 'alphabet', data: { characters }, at: [place] }],
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
    'one character short': wrongLength('a'.repeat(42)),
    'one too many': wrongLength('a'.repeat(129)),
    'the padding of base64': foreign(`${'a'.repeat(43)}=`, 'base64 padding'),
    'plain base64': foreign(`${'a'.repeat(42)}/`, 'the signs + or / of plain base64'),
    'a + that became a blank': foreign(
      `${'a'.repeat(21)} ${'a'.repeat(21)}`,
      'white space, probably a + that was not escaped',
    ),
    'a blank at the end': foreign(`${'a'.repeat(43)} `, 'white space at its ends'),
    'letters that are not ASCII': foreign('ä'.repeat(50), 'other characters'),
    'accepted all the same': {
      capture: har(tokenRequest({ codeVerifier: 'short' })),
      findings: [{ messageId: 'length', severity: 'info' }],
    },
  },
});
