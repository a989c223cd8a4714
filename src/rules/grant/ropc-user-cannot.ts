import type { Evidence } from '../../model/evidence.js';
import type { Message, OAuthError } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { related } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

const WRONG_PASSWORD = 'AADSTS50126';

/** Which sentence goes with which code. */
const SAYS = new Map([
  [WRONG_PASSWORD, 'federated'],
  ['AADSTS50076', 'secondFactor'],
  ['AADSTS50079', 'secondFactor'],
  ['AADSTS50158', 'secondFactor'],
  ['AADSTS50055', 'expired'],
  ['AADSTS53003', 'blocked'],
  ['AADSTS530035', 'blocked'],
] as const);

/**
 * Reports a password grant for a user who cannot sign in that way. AADSTS50126 alone is a wrong password; it counts
 * only where home-realm discovery in this capture says that the user's domain is federated.
 */
export const ropcUserCannot = serverCodeRule({
  meta: {
    id: 'ropc-user-cannot',
    category: 'grant',
    title: 'This user cannot sign in by the password grant',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: [...SAYS.keys()],
    messages: {
      federated:
        'Entry {entry} was refused with {code}. The user’s domain is federated, so Entra has no password of this user to check.',
      secondFactor:
        'Entry {entry} was refused with {code}: the user needs a second factor, for which the password grant has no place.',
      expired:
        'Entry {entry} was refused with {code}: the password has expired, and the password grant has no page on which to change it.',
      blocked:
        'Entry {entry} was refused with {code}: a policy of the tenant blocks this sign-in, and the password grant has no page to satisfy it.',
    },
    why: 'The password grant is one request without a screen: no second factor, no sign-in at another identity provider, no new password.',
    fix: [
      'For a person: use an interactive flow (authorization code, or device code where there is no browser).',
      'For a job without a person: use client credentials or a managed identity instead of a user account.',
    ],
    references: [learn('Password grant', 'v2-oauth-ropc')],
    supersedes: [
      'obo-interaction-not-propagated',
      'mfa-required-silent',
      'mfa-claim-missing',
      'silent-request-needs-interaction',
      'claims-challenge-ignored',
      'conditional-access-blocked',
      'ropc-in-use',
    ],
  },
  applies: (message, error, story) =>
    message.kind === 'token-request' &&
    message.grant === 'password' &&
    (codeOf(error) !== WRONG_PASSWORD || findFederatedRealm(message, story) !== undefined),
  messageId: (_message, error) => SAYS.get(codeOf(error)) ?? 'secondFactor',
  evidence: (message, error, story) =>
    codeOf(error) === WRONG_PASSWORD ? realmEvidence(message, story) : [],
});

type Code = typeof SAYS extends Map<infer Key, string> ? Key : never;

function codeOf({ codes }: OAuthError): Code {
  for (const code of SAYS.keys()) if (codes.includes(code)) return code;
  return WRONG_PASSWORD;
}

function realmEvidence(message: Message, story: Story): Evidence[] {
  const realm = findFederatedRealm(message, story);
  const kind = realm === undefined ? undefined : namespaceOf(realm);
  return realm === undefined ? [] : [related(realm, kind, 'the domain is federated')];
}

/** The home-realm discovery of the same user's domain, where it says "federated". */
function findFederatedRealm({ parameters }: Message, { messages }: Story): Message | undefined {
  const user = parameters.value('username')?.toLowerCase();
  const domain = user?.split('@')[1];
  return messages.find((each) => {
    if (each.endpoint?.role !== 'user-realm' || domain === undefined) return false;
    const named = each.answer.parameters.value('DomainName') ?? each.answer.parameters.value('domain_name');
    return namespaceOf(each)?.value.toLowerCase() === 'federated' && named?.toLowerCase() === domain;
  });
}

function namespaceOf({ answer }: Message) {
  return answer.parameters.get('NameSpaceType') ?? answer.parameters.get('account_type');
}
