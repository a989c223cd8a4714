import { findAcceptedAudiences } from '../../knowledge/api-audiences.js';
import { stringMember } from '../../model/json.js';
import type { ProtectedResourceRequest } from '../../oauth/messages.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';

/** Reports an API that refuses a token for its issuer or audience, where only the token's version tells them apart. */
export const accessTokenVersionMismatch = defineRule({
  meta: {
    id: 'access-token-version-mismatch',
    category: 'claims',
    title: 'The API expects tokens of the other version',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'api',
    codes: [],
    messages: {
      version:
        'The API of entry {entry} complains of the {what}; the token is of version {ver}, with issuer {iss}.',
    },
    why: 'Which version an access token has is set by the registration of the API, not by the endpoint that was asked; issuer and audience look different in each.',
    fix: [
      'Set requestedAccessTokenVersion to 2 in the manifest of the API’s registration, if the API validates v2 tokens.',
      'Or let the API accept the issuer and audience of both versions.',
    ],
    references: [learn('Access tokens', 'access-tokens')],
    supersedes: ['token-issuer-not-expected'],
  },
  on: 'protected-resource-request',
  check(call, report, story) {
    const payload = story.tokenOf(call.bearer?.value)?.jwt?.payload;
    const ver = stringMember(payload, 'ver');
    const iss = stringMember(payload, 'iss');
    const complaint = call.answer.status === 401 ? findComplaint(call) : undefined;
    if (call.bearer === undefined || ver === undefined || iss === undefined || complaint === undefined)
      return;
    if (findAcceptedAudiences(call.url.host) !== undefined) return;
    const evidence = [
      primary(call, inside(call.bearer, 'payload', 'ver'), 'the version of the token'),
      related(call, complaint.at, 'the complaint of the API'),
    ];
    report('version', { entry: call.entry.index, what: complaint.what, ver, iss }, evidence);
  },
});

/** Libraries name the check that failed: an issuer is a matter of the version, an audience only where it is the bare id. */
function findComplaint(call: ProtectedResourceRequest) {
  for (const { parameters, at } of call.answer.challenges) {
    if (/issuer|IDX10205|IDX40001/i.test(parameters.get('error_description') ?? ''))
      return { what: 'issuer', at };
  }
  return undefined;
}
