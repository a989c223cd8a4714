import { findAcceptedAudiences } from '../../knowledge/api-audiences.js';
import { comparable, findResource } from '../../knowledge/find-app.js';
import { type ApiToken, isDenied } from '../../oauth/api-token.js';
import type { TokenKind } from '../../oauth/token-kind.js';
import { audiencesOf } from '../../oauth/token-kind.js';
import { learn, rfc } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { presentedTokenRule } from '../families/presented-token.js';

const ACCESS_TOKENS: ReadonlySet<TokenKind> = new Set([
  'delegated-access-token',
  'app-only-access-token',
  'device-access-token',
  'unusual-access-token',
]);

/**
 * Reports an API that refused, or did not answer, a token made for another API.
 *
 * For hosts of Microsoft the accepted audiences are known. For any other host a 401 counts only if the token is for
 * an API of Microsoft, or the API itself says that the audience is wrong. What was accepted is never judged.
 */
export const wrongAudienceToken = presentedTokenRule({
  meta: {
    id: 'wrong-audience-token',
    category: 'resource-call',
    title: 'The access token is for another API',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      known:
        'Entry {entry} calls {host} with a token for {audience}. This host takes tokens for {accepted} only.',
      foreign:
        'Entry {entry} calls {host} with a token for {audience}, and is refused with 401. That token is for Microsoft’s API, not for this one.',
      told: 'Entry {entry}: {host} refused the token because of its audience, which is {audience}.',
    },
    why: 'An access token names one API in its aud claim, and every other API has to refuse it. The API is chosen by the scope of the token request.',
    fix: [
      'Get a token of its own for this API: send its App ID URI as the prefix of the scope (for example https://graph.microsoft.com/User.Read or api://<client id of the API>/<scope>).',
      'Look for a scope without prefix: it means Microsoft Graph.',
      'In the API, check that its configured audience is the aud of the tokens issued for it (client id for v2, App ID URI for v1 tokens).',
    ],
    references: [
      learn('Access tokens', 'access-tokens'),
      rfc(6750, '5.3'),
      learn('Scopes and .default', 'scopes-oidc'),
    ],
    supersedes: [
      'delegated-token-on-app-only-endpoint',
      'graph-insufficient-privileges',
      'client-credentials-app-without-roles',
      'access-token-expired-at-use',
      'jwt-signature-invalid',
      'graph-token-not-verifiable',
    ],
  },
  findFault: (held) => {
    const { call, bearer, jwt, token } = held;
    if (call.endpoint !== undefined || !ACCESS_TOKENS.has(token.kind)) return undefined;
    const finding = judge(held);
    if (finding === undefined) return undefined;
    const audience = audiencesOf(jwt).map(describeAudience).join(', ');
    const place = primary(call, inside(bearer, 'payload', 'aud'), 'the API this token is for');
    const evidence = [place, ...answerOf(held), ...origin(held)];
    return { messageId: finding.id, data: { audience, ...finding.data }, evidence };
  },
});

function judge({ call, jwt }: ApiToken) {
  const audiences = audiencesOf(jwt).map(comparable);
  const accepted = findAcceptedAudiences(call.url.host);
  if (accepted !== undefined) {
    const isHeard = call.answer.status === undefined || isDenied(call);
    if (!isHeard || audiences.some((audience) => accepted.includes(audience))) return undefined;
    return { id: 'known' as const, data: { accepted: accepted.join(', ') } };
  }
  if (call.answer.status !== 401) return undefined;
  if (speaksOfAudience(call)) return { id: 'told' as const, data: {} };
  const isMicrosofts = audiences.length > 0 && audiences.every((each) => findResource(each) !== undefined);
  const isItself = audiences.some((audience) => audience.includes(call.url.hostname.toLowerCase()));
  return isMicrosofts && !isItself && !isMicrosoftHost(call.url.hostname)
    ? { id: 'foreign' as const, data: {} }
    : undefined;
}

/** APIs that take the tokens of another of Microsoft’s: nobody wrote all of them down. */
function isMicrosoftHost(hostname: string): boolean {
  return /(?:^|\.)(?:microsoft|azure|windows|office|office365|live|microsoftonline|dynamics|powerbi|azure-api|sharepoint|skype)\.(?:com|net)$/i.test(
    hostname,
  );
}

function speaksOfAudience({ errors }: ApiToken['call']): boolean {
  return errors.some(({ description }) => /\baudience\b/i.test((description ?? '').slice(0, 2000)));
}

function describeAudience(audience: string): string {
  const name = findResource(audience)?.name;
  return name === undefined ? audience : `${audience} (${name})`;
}

function answerOf({ call }: ApiToken) {
  const [error] = call.errors;
  return error === undefined ? [] : [related(call, error.at, 'the API’s answer')];
}

function origin({ token: { issuedBy } }: ApiToken) {
  if (issuedBy === undefined) return [];
  const scope = issuedBy.message.parameters.get('scope') ?? issuedBy.message.parameters.get('resource');
  return [
    scope === undefined
      ? related(issuedBy.message, issuedBy, 'issued here')
      : related(issuedBy.message, scope, 'what was asked for it'),
  ];
}
