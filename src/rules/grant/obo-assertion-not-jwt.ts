import { parseJwt } from '../../model/jwt.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { findOboParameter } from '../../oauth/on-behalf-of.js';
import type { Story } from '../../oauth/story.js';
import { learn, rfc } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

/**
 * Reports an on-behalf-of assertion that is not an access token in the form of a JWT. Something that begins like a
 * JWT and ends early may have been shortened by whoever exported the capture, so it counts only when it was refused.
 */
export const oboAssertionNotJwt = parameterRule({
  meta: {
    id: 'obo-assertion-not-jwt',
    category: 'grant',
    title: 'The on-behalf-of assertion is not a JWT',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS50027', 'AADSTS50013'],
    messages: {
      wrapped:
        'The assertion of entry {entry} is a token with {wrapping}; only the token itself belongs there.',
      otherKind: 'The assertion of entry {entry} is {what}, not an access token in the form of a JWT.',
      damaged:
        'The assertion of entry {entry} begins like a JWT, but is not one: {parts} of three parts, {length} characters.',
    },
    why: 'The server reads the user out of the assertion, so it has to be the signed access token exactly as the API received it.',
    fix: [
      'Take the Authorization header of the incoming request and cut off the word Bearer and the blank; change nothing else.',
      'SAML assertions go with the grant types saml1_1-bearer and saml2-bearer.',
      'Opaque tokens of personal accounts and encrypted tokens cannot be exchanged: let work or school accounts sign in, and ask for a scope of this API.',
    ],
    references: [
      learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow'),
      rfc(7523, '2.1'),
      rfc(7522, '2.1'),
    ],
    supersedes: ['required-claim-missing', 'jwt-signature-invalid', 'client-assertion-type-wrong'],
  },
  on: 'token-request',
  parameter: findOboParameter,
  findFault: ({ value }, request, story) => {
    const note = 'not a JWT';
    const wrapping = findWrapping(value);
    if (wrapping !== undefined) return { messageId: 'wrapped', data: { wrapping }, note };
    const what = findKind(value, request, story);
    if (what !== undefined) return { messageId: 'otherKind', data: { what }, note };
    const data = { parts: value.split('.').length, length: value.length };
    return isBroken(value) && request.answer.outcome === 'refused'
      ? { messageId: 'damaged', data, note }
      : undefined;
  },
});

/** Not where a mark, or nothing, stands for the signature: that is how captures are made safe to share. */
function isBroken(value: string): boolean {
  const isPartlyRedacted =
    /[[<*…]|\.{2,}|redacted|removed/i.test(value) || /^ey[\w-]+\.ey[\w-]+\.?$/.test(value);
  return !isPartlyRedacted && parseJwt(value) === undefined;
}

function findWrapping(value: string): string | undefined {
  const bare = value
    .trim()
    .replace(/^(?:bearer|pop)\s+/i, '')
    .replace(/^["']+|["']+$/g, '')
    .trim();
  if (bare === value || parseJwt(bare) === undefined) return undefined;
  if (/^\s*(?:bearer|pop)\s/i.test(value)) return 'the scheme of an Authorization header in front';
  return /["']/.test(value) ? 'quotation marks around it' : 'white space around it';
}

/** By the looks of the value (protocol facts 4.1, rows 1 and 2), and by the name under which it was issued. */
function findKind(value: string, request: TokenRequest, story: Story): string | undefined {
  const token = story.tokenOf(request.parameters.value('assertion'));
  if (token?.format === 'jwe') return 'an encrypted token (JWE)';
  if (token?.format === 'saml' || /^\s*</.test(value)) return 'a SAML assertion';
  if (token?.issuedBy?.name === 'refresh_token') return 'a refresh token';
  if (value.startsWith('ey')) return undefined;
  if (token?.issuedBy?.name === 'code') return 'an authorization code';
  if (/^E[wQ][A-Z]/.test(value))
    return 'an access token of a personal account, which only its issuer can read';
  return /^(?:[01]\.A|OA|M\.[CR])/.test(value)
    ? 'a refresh token or an authorization code'
    : 'an opaque text';
}
