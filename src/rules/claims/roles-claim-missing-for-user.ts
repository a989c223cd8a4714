import { findAcceptedAudiences } from '../../knowledge/api-audiences.js';
import { member } from '../../model/json.js';
import { findApiToken } from '../../oauth/api-token.js';
import type { ProtectedResourceRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import type { Token } from '../../oauth/tokens.js';
import { learn } from '../define-rule.js';
import { inside, primary, related, STATUS } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports a 403 that speaks of a role, to a user's token without any. Apps without app roles never speak of one, and where
 * an API of Microsoft does, it means a role in Azure or in the directory, which no token carries.
 */
export const rolesClaimMissingForUser = messageRule({
  meta: {
    id: 'roles-claim-missing-for-user',
    category: 'claims',
    title: 'The user has no role in this app',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'tenant-admin',
    codes: [],
    messages: {
      absent:
        'The API of entry {entry} answered 403 and speaks of a role; the user’s token carries no roles.',
      lost: 'The API of entry {entry} answered 403; the token it got has no roles, an earlier one of the same user and app has.',
    },
    why: 'App roles reach the token only when the user or the user’s group is assigned to them.',
    fix: [
      'Assign the app role under Enterprise applications, Users and groups; the user needs a new token afterwards.',
    ],
    references: [learn('App roles', 'howto-add-app-roles-in-apps')],
  },
  on: 'protected-resource-request',
  findFault(call, story) {
    const held = call.answer.status === 403 ? findApiToken(call, story) : undefined;
    if (held?.token.kind !== 'delegated-access-token' || findAcceptedAudiences(call.url.host) !== undefined)
      return undefined;
    if (member(held.jwt.payload, 'roles') !== undefined) return undefined;
    const place = primary(call, inside(held.bearer, 'payload'), 'no roles in its claims');
    const before = findEarlier(held.token, story);
    const issued = before?.issuedBy ?? before?.uses[0];
    if (issued !== undefined) {
      return {
        messageId: 'lost',
        evidence: [place, related(issued.message, inside(issued, 'payload', 'roles'), 'the roles before')],
      };
    } else if (speaksOfRole(call))
      return { messageId: 'absent', evidence: [place, related(call, STATUS, 'forbidden')] };
    return undefined;
  },
});

function speaksOfRole({ entry, answer }: ProtectedResourceRequest): boolean {
  const texts = [
    entry.response.content.text ?? '',
    ...answer.challenges.map(({ parameters }) => parameters.get('error_description') ?? ''),
  ];
  return texts.some((text) => /\b(?:app ?)?roles?\b/i.test(text.slice(0, 4000)));
}

function findEarlier(token: Token, story: Story): Token | undefined {
  const same = (other: Token, name: string) =>
    member(other.jwt?.payload, name) === member(token.jwt?.payload, name);
  const earlier = story.tokens.slice(0, story.tokens.indexOf(token));
  return earlier.find(
    (other) => same(other, 'oid') && same(other, 'aud') && Array.isArray(member(other.jwt?.payload, 'roles')),
  );
}
