import { stringMember } from '../../model/json.js';
import type { Jwt } from '../../model/jwt.js';
import { findOboAssertion } from '../../oauth/on-behalf-of.js';
import { learn } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';
import { clientOf, tokenChecklist } from '../token-checklist.js';

/** Reports an on-behalf-of request whose assertion has no user in it: the caller is an application on its own. */
export const oboAssertionAppOnly = messageRule({
  meta: {
    id: 'obo-assertion-app-only',
    category: 'grant',
    title: 'The on-behalf-of assertion is an app-only token',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS7000114', 'AADSTS7000113'],
    messages: {
      marked:
        'The assertion of entry {entry} is an app-only token of {caller} (idtyp app). There is no user on whose behalf the API could act.',
      bySubject:
        'The assertion of entry {entry} is an app-only token of {caller}: its oid equals its sub and it names no user. There is nobody on whose behalf the API could act.',
    },
    why: 'On-behalf-of hands a user’s identity on to the next API. A token that an application got with its own credential holds no user.',
    fix: [
      'If no user takes part, let the API get its own token for the next API with client credentials and <resource>/.default.',
      'If a user does, let the caller sign that user in and send a delegated token.',
      'An API with both sorts of callers has to tell them apart by idtyp or scp, and choose the grant for each.',
    ],
    references: [
      learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow'),
      learn('Client credentials flow', 'v2-oauth2-client-creds-grant-flow'),
      learn('Access token claims', 'access-token-claims-reference'),
    ],
    supersedes: ['required-claim-missing'],
  },
  on: 'token-request',
  findFault(request, story) {
    const assertion = findOboAssertion(request, story);
    if (assertion === undefined || assertion.token.kind !== 'app-only-access-token') return undefined;
    const { parameter, token, jwt } = assertion;
    const isMarked = stringMember(jwt.payload, 'idtyp') === 'app';
    if (!isMarked && namesUser(jwt)) return undefined;
    const claim = isMarked ? 'idtyp' : 'oid';
    const issued =
      token.issuedBy === undefined ? [] : [related(token.issuedBy.message, token.issuedBy, 'issued here')];
    const data = { caller: clientOf(token) ?? 'an application' };
    return {
      messageId: isMarked ? 'marked' : 'bySubject',
      data,
      evidence: [
        primary(request, inside(parameter, 'payload', claim), 'the token of an application'),
        ...issued,
      ],
      options: { checklist: tokenChecklist(request, token, story) },
    };
  },
});

function namesUser({ payload }: Jwt): boolean {
  return ['name', 'upn', 'preferred_username', 'unique_name'].some((name) => payload[name] !== undefined);
}
