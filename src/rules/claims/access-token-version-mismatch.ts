import { findAcceptedAudiences } from '../../knowledge/api-audiences.js';
import { stringMember } from '../../model/json.js';
import { findApiToken } from '../../oauth/api-token.js';
import { findIssuer } from '../../oauth/issuer.js';
import type { FoundChallenge, Message } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports an API that refuses a token for its issuer, which differs between the two versions of an Entra token. B2C, External
 * ID and AD FS issue one version only, and a complaint of the audience has likelier reasons.
 */
export const accessTokenVersionMismatch = messageRule({
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
        'The API of entry {entry} complains of the issuer; the token is of version {ver}, with issuer {iss}.',
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
  findFault(call, story) {
    const held = findApiToken(call, story);
    const complaint = call.answer.status === 401 ? findComplaint(call) : undefined;
    if (held === undefined || complaint === undefined || findIssuer(held.jwt)?.kind !== 'entra')
      return undefined;
    if (findAcceptedAudiences(call.url.host) !== undefined) return undefined;
    const ver = stringMember(held.jwt.payload, 'ver');
    const iss = stringMember(held.jwt.payload, 'iss');
    if (ver === undefined || iss === undefined) return undefined;
    const evidence = [
      primary(call, inside(held.bearer, 'payload', 'ver'), 'the version of the token'),
      related(call, complaint, 'the complaint of the API'),
    ];
    return { messageId: 'version', data: { ver, iss }, evidence };
  },
});

/** Libraries name the check that failed. */
function findComplaint({ answer }: Message): FoundChallenge | undefined {
  return answer.challenges.find(({ parameters }) =>
    /issuer|IDX10205|IDX40001/i.test(parameters.get('error_description') ?? ''),
  );
}
