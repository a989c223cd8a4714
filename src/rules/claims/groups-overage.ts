import { member } from '../../model/json.js';
import type { Token, TokenUse } from '../../oauth/tokens.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary } from '../evidence.js';

/** Reports a token with too many groups to list them, used for a call that was forbidden; information elsewhere. */
export const groupsOverage = defineRule({
  meta: {
    id: 'groups-overage',
    category: 'claims',
    title: 'The user is in too many groups for the token',
    severity: 'warning',
    proof: 'entry',
    owner: 'api',
    codes: [],
    messages: {
      failed:
        'The token of entry {entry} carries no groups, only a pointer to them, and the API answered {status}.',
      noted: 'The token of entry {entry} carries no groups, only a pointer to them.',
    },
    why: 'Above 200 groups (6 in an implicit answer) Entra puts a link in place of the list; code that reads groups finds none.',
    fix: [
      'Ask Graph for the memberships (getMemberObjects) when _claim_names.groups or hasgroups is there.',
      'Or limit the claim to groups assigned to the app, or use app roles.',
    ],
    references: [learn('Groups overage', 'access-token-claims-reference')],
    lowered: 'Information where no call with the token was forbidden.',
  },
  on: 'capture',
  check(story, report) {
    for (const token of story.tokens) {
      const place = token.issuedBy ?? token.uses[0];
      const claim = findPointer(token);
      if (claim === undefined || place === undefined) continue;
      const refused = token.uses.find(isForbidden);
      const at = refused ?? place;
      const evidence = [primary(at.message, inside(at, 'payload', claim), 'the pointer to the groups')];
      const data = { entry: at.message.entry.index, status: refused?.message.answer.status ?? 0 };
      if (refused !== undefined) report('failed', data, evidence);
      else report('noted', data, evidence, { severity: 'info' });
      return;
    }
  },
});

function findPointer({ jwt }: Token): string | undefined {
  const payload = jwt?.payload;
  if (member(payload, 'groups') !== undefined) return undefined;
  if (member(member(payload, '_claim_names'), 'groups') !== undefined) return '_claim_names';
  return member(payload, 'hasgroups') === true || member(payload, 'hasgroups') === 'true'
    ? 'hasgroups'
    : undefined;
}

function isForbidden({ message }: TokenUse): boolean {
  return message.kind === 'protected-resource-request' && message.answer.status === 403;
}
