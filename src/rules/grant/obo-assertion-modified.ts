import { findAlteration } from '../../oauth/altered-token.js';
import { findOboParameter } from '../../oauth/on-behalf-of.js';
import { learn, rfc } from '../define-rule.js';
import { related } from '../evidence.js';
import { parameterRule } from '../families/parameter.js';

/** Reports a refused on-behalf-of assertion that is a damaged copy of an access token seen earlier in the capture. */
export const oboAssertionModified = parameterRule({
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
  parameter: findOboParameter,
  findFault: ({ value }, request, story) => {
    const found = request.answer.outcome === 'refused' ? findAlteration(value, story) : undefined;
    const place = found?.original.issuedBy ?? found?.original.uses[0];
    if (found === undefined || place === undefined) return undefined;
    const { how, original } = found;
    const data = { original: place.message.entry.index, how, length: value.length };
    return {
      messageId: 'altered',
      data: { ...data, originalLength: original.value.length },
      note: how,
      others: [related(place.message, place, 'the token as it was')],
    };
  },
});
