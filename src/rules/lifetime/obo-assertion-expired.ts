import { numberMember } from '../../model/json.js';
import { secondsPast } from '../../oauth/clock.js';
import type { TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { audiencesOf } from '../../oauth/token-kind.js';
import type { Token, TokenUse } from '../../oauth/tokens.js';
import { learn, rfc } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a user token that had expired by the server's clock when the API exchanged it. */
export const oboAssertionExpired = messageRule({
  meta: {
    id: 'obo-assertion-expired',
    category: 'lifetime',
    title: 'The user token had expired before it was exchanged',
    severity: 'error',
    proof: 'entry',
    owner: 'api',
    codes: ['AADSTS500133', 'AADSTS50013'],
    messages: {
      expired: 'The assertion of entry {entry} expired {seconds} seconds before the exchange.',
      newer:
        'The assertion of entry {entry} expired {seconds} seconds before the exchange; a newer token for the same API was issued in entry {issued}.',
    },
    why: 'An API can exchange a user token only while that token is valid.',
    fix: [
      'In the API, exchange the token of the current call; keep none beyond its exp.',
      'In the front end, renew the token before the call (acquireTokenSilent).',
    ],
    references: [learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow'), rfc(7523, '3')],
    supersedes: ['jwt-signature-invalid', 'obo-assertion-audience-mismatch'],
  },
  on: 'token-request',
  findFault(request, story) {
    const assertion = request.parameters.get('assertion');
    const token = story.tokenOf(request.parameters.value('assertion'));
    const exp = numberMember(token?.jwt?.payload, 'exp');
    const isOnBehalfOf = request.grant === 'on-behalf-of';
    if (!isOnBehalfOf || assertion === undefined || token === undefined || exp === undefined)
      return undefined;
    const late = secondsPast(exp, request, story.clockSkew);
    if (late === undefined) return undefined;
    const data = { seconds: Math.round(late) };
    const place = primary(request, inside(assertion, 'payload', 'exp'), 'its end of validity');
    const newer = findNewer(token, request, story);
    if (newer === undefined) return { messageId: 'expired', data, evidence: [place] };
    else
      return {
        messageId: 'newer',
        data: { ...data, issued: newer.message.entry.index },
        evidence: [place, related(newer.message, newer, 'the newer token')],
      };
  },
});

function findNewer(token: Token, request: TokenRequest, story: Story): TokenUse | undefined {
  const audience = token.jwt === undefined ? undefined : audiencesOf(token.jwt)[0];
  const newer = story.tokens.find((each) => {
    const isSame = each.jwt !== undefined && each.id !== token.id && audiencesOf(each.jwt)[0] === audience;
    const issuedMs = each.issuedBy?.message.startedMs ?? Number.POSITIVE_INFINITY;
    return (
      isSame &&
      each.type === 'access_token' &&
      issuedMs <= (request.startedMs ?? 0) &&
      (each.expiresAt ?? 0) > (token.expiresAt ?? 0)
    );
  });
  return newer?.issuedBy;
}
