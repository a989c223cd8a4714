import { stringMember } from '../../model/json.js';
import type { TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import type { Token } from '../../oauth/tokens.js';
import { learn, type ReportOptions, rfc } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';
import { tokenChecklist } from '../token-checklist.js';

/**
 * Reports an on-behalf-of request whose assertion is an id_token.
 *
 * Byte identity with an id_token issued in the capture goes before every claim test; a token that was issued as an
 * access token is never reported, whatever its claims look like. An id_token that Entra accepted (the implicit box is
 * ticked, or an old broker) is a warning: it works by accident.
 */
export const oboAssertionIsIdToken = messageRule({
  meta: {
    id: 'obo-assertion-is-id-token',
    category: 'grant',
    title: 'An id_token was sent as on-behalf-of assertion',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS240002', 'AADSTS50013', 'AADSTS500131', 'AADSTS50027', 'AADSTS50098', 'AADSTS50164'],
    messages: {
      identical:
        'The assertion of entry {entry} is byte for byte the id_token that entry {issuer} issued ({origin}). Entra exchanges access tokens only.',
      byClaims:
        'The assertion of entry {entry} is an id_token by its claims: it has {signs} and lacks scp and appid/azp. Entra exchanges access tokens only.',
      accepted:
        'The assertion of entry {entry} is an id_token and was accepted. That is not supported, and stops working with the next change of registration or broker.',
    },
    why: 'An id_token tells the client who signed in; it grants nobody access to an API. Its audience equals the client id, so the API’s own audience check lets it pass, and only the exchange fails.',
    fix: [
      'In the front end, ask for a scope of the middle-tier API (api://<middle-tier client id>/<scope>) and send that access token to it.',
      'In the API, hand on exactly the bearer token that it received; never a session’s id_token.',
    ],
    references: [
      learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow'),
      rfc(7523, '2.1'),
      learn('ID tokens', 'id-tokens'),
    ],
    supersedes: [
      'required-claim-missing',
      'obo-assertion-modified',
      'obo-assertion-not-jwt',
      'obo-assertion-audience-mismatch',
      'obo-assertion-for-microsoft-api',
      'jwt-signature-invalid',
    ],
    onSuccess: 'warning',
    kept: 'Entra accepts such a token by accident; a warning says so before it stops.',
    lowered: 'A warning where Entra answered 200: accepted, but not supported.',
  },
  on: 'token-request',
  findFault(request, story) {
    const assertion = request.parameters.get('assertion');
    const token = story.tokenOf(request.parameters.value('assertion'));
    if (request.grant !== 'on-behalf-of' || assertion === undefined || token?.jwt === undefined)
      return undefined;
    const isIssuedAsIdToken = token.issuedBy !== undefined && token.type === 'id_token';
    if (!isIssuedAsIdToken && (token.issuedBy !== undefined || token.kind !== 'id-token')) return undefined;
    const options = reportOptions(request, token, story);
    const place = primary(request, assertion, 'an id_token, sent as assertion');
    const claims = related(
      request,
      inside(assertion, 'payload', 'aud'),
      'its audience: the client id, as in every id_token',
    );
    if (request.answer.outcome === 'accepted')
      return { messageId: 'accepted', evidence: [place, claims], options };
    else if (token.issuedBy !== undefined) {
      const { message, name } = token.issuedBy;
      const issued = related(message, token.issuedBy, `issued here as ${name}`);
      return {
        messageId: 'identical',
        data: { issuer: message.entry.index, origin: originOf(token) },
        evidence: [place, issued, claims],
        options,
      };
    } else
      return { messageId: 'byClaims', data: { signs: signsOf(token) }, evidence: [place, claims], options };
  },
});

/** Whether the id_token came from the authorize endpoint matters: with the implicit box ticked, some are accepted. */
function originOf(token: Token): string {
  const isFront = token.issuedBy?.message.kind !== 'token-request';
  return isFront ? 'from the authorization endpoint' : 'from the token endpoint';
}

const SIGNS = ['nonce', 'c_hash', 'at_hash', 'preferred_username', 'unique_name', 'name', 'tfp', 'auth_time'];

function signsOf({ jwt }: Token): string {
  return SIGNS.filter((name) => jwt?.payload[name] !== undefined).join(', ');
}

function reportOptions(request: TokenRequest, token: Token, story: Story): ReportOptions {
  const client =
    request.parameters.value('client_id') ?? stringMember(token.jwt?.payload, 'aud') ?? 'client id';
  return {
    checklist: tokenChecklist(request, token, story),
    change: {
      message: request,
      set: { assertion: `<access token with aud ${client} that the API received from its caller>` },
    },
  };
}
