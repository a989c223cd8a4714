import { stringMember } from '../../model/json.js';
import type { Jwt } from '../../model/jwt.js';
import { learn } from '../define-rule.js';
import { issuedHere } from '../evidence.js';
import { oboAssertionRule } from '../families/obo-assertion.js';
import { clientOf } from '../token-checklist.js';

/** Reports an on-behalf-of request whose assertion has no user in it: the caller is an application on its own. */
export const oboAssertionAppOnly = oboAssertionRule({
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
  findFault: ({ token, jwt }) => {
    const isMarked = stringMember(jwt.payload, 'idtyp') === 'app';
    if (token.kind !== 'app-only-access-token' || (!isMarked && namesUser(jwt))) return undefined;
    return {
      messageId: isMarked ? 'marked' : 'bySubject',
      data: { caller: clientOf(token) ?? 'an application' },
      within: ['payload', isMarked ? 'idtyp' : 'oid'],
      note: 'the token of an application',
      others: issuedHere(token),
    };
  },
});

function namesUser({ payload }: Jwt): boolean {
  return ['name', 'upn', 'preferred_username', 'unique_name'].some((name) => payload[name] !== undefined);
}
