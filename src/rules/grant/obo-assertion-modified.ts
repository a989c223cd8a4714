import { findAlteration } from '../../oauth/altered-token.js';
import { learn, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a refused on-behalf-of assertion that is a damaged copy of an access token seen earlier in the capture. */
export const oboAssertionModified = messageRule({
  meta: {
    id: 'obo-assertion-modified',
    category: 'grant',
    title: 'The on-behalf-of assertion was damaged on the way',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'api',
    codes: ['AADSTS50013', 'AADSTS50027'],
    messages: {
      altered:
        'The assertion of entry {entry} is the access token of entry {original}, but {how} ({length} characters against {originalLength}).',
    },
    why: 'The signature covers every character of a token: one more, one less or one other, and it no longer verifies.',
    fix: [
      'Hand on the bearer value as it came in, without decoding, re-encoding, trimming or changing case.',
      'Check proxies, header size limits, database columns and log filters between the incoming call and the exchange.',
    ],
    references: [
      rfc(6750, '2.1'),
      rfc(7515, '5.2'),
      learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow'),
    ],
    supersedes: [
      'obo-assertion-for-microsoft-api',
      'obo-assertion-expired',
      'obo-assertion-audience-mismatch',
      'obo-assertion-not-jwt',
      'jwt-signature-invalid',
      'required-claim-missing',
      'client-assertion-type-wrong',
    ],
  },
  on: 'token-request',
  findFault(request, story) {
    const parameter = request.parameters.get('assertion');
    const isRefused = request.grant === 'on-behalf-of' && request.answer.outcome === 'refused';
    if (!isRefused || parameter === undefined || parameter.value === '') return undefined;
    const found = findAlteration(parameter.value, story);
    if (found === undefined) return undefined;
    const place = found.original.issuedBy ?? found.original.uses[0];
    if (place === undefined) return undefined;
    const data = {
      original: place.message.entry.index,
      how: found.how,
      length: parameter.value.length,
      originalLength: found.original.value.length,
    };
    return {
      messageId: 'altered',
      data,
      evidence: [
        primary(request, parameter, found.how),
        related(place.message, place, 'the token as it was'),
      ],
    };
  },
});
