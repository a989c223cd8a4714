import { member, stringMember } from '../../model/json.js';
import { isBefore } from '../../oauth/message-number.js';
import { findMetadata } from '../../oauth/metadata.js';
import { rfc } from '../define-rule.js';
import { compared, missing, primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports an answer whose iss is not the issuer in the metadata of the authority that was asked, or that lacks it where
 * the metadata promises one.
 */
export const issParameterMismatch = messageRule({
  meta: {
    id: 'iss-parameter-mismatch',
    category: 'protocol',
    title: 'The answer comes from another issuer',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      differs:
        'The answer of entry {entry} names the issuer {iss}; the metadata of entry {metadata} names {expected}.',
      absent:
        'The metadata of entry {metadata} promises an iss parameter, and the answer of entry {entry} has none.',
    },
    why: 'iss tells a client which server an answer comes from; another one may mean that answers are mixed up on purpose.',
    fix: ['Refuse the answer, and start again with the server that is configured.'],
    references: [rfc(9207, '2.4')],
    onSuccess: 'error',
    kept: 'The client should have refused the answer itself; that it went on makes it no better.',
  },
  on: 'authorization-response',
  findFault(response, story) {
    const request = story
      .flowOf(response.id)
      ?.authorizationRequests.findLast((each) => isBefore(each, response));
    const metadata = request === undefined ? undefined : findMetadata(request, story);
    const issuer = stringMember(metadata?.answer.json, 'issuer');
    if (metadata === undefined || issuer === undefined || issuer.includes('{tenantid}')) return undefined;
    const iss = response.parameters.get('iss');
    const data = { metadata: metadata.entry.index };
    const place = compared(
      metadata,
      { pointer: '/response/content/text', within: ['json', 'issuer'] },
      'the issuer to expect',
    );
    const promised = member(metadata.answer.json, 'authorization_response_iss_parameter_supported') === true;
    if (iss !== undefined && iss.value !== issuer) {
      return {
        messageId: 'differs',
        data: { ...data, iss: iss.value, expected: issuer },
        evidence: [primary(response, iss, 'the issuer it names'), place],
      };
    } else if (iss === undefined && promised && response.parameters.has('code')) {
      return { messageId: 'absent', data, evidence: [missing(response, 'no iss here'), place] };
    }
    return undefined;
  },
});
