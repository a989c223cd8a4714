import { REQUIRED_CLAIMS, type RequiredClaim } from '../../knowledge/required-claims.js';
import { member } from '../../model/json.js';
import type { Message, OAuthError } from '../../oauth/messages.js';
import { type PresentedToken, presentedTokens } from '../../oauth/presented-token.js';
import { TOKEN_KIND_NAMES } from '../../oauth/token-kind.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { tokenChecklist } from '../token-checklist.js';

const CODES = ['AADSTS90016', 'AADSTS240002', 'AADSTS50027', 'AADSTS50098'];

/** Only this code says nothing but that a claim is missing: the others may have many reasons. */
const SPEAKS_OF_CLAIMS = new Set(['AADSTS90016', 'AADSTS240002', 'AADSTS50098']);

/**
 * Reports a refused request whose JWT lacks claims that its role always has.
 *
 * AADSTS90016 does not say which claim: the rule compares the presented token with what a token of that role carries
 * and names what is absent. Where nothing is absent, it says that the capture cannot identify the claim.
 */
export const requiredClaimMissing = defineRule({
  meta: {
    id: 'required-claim-missing',
    category: 'claims',
    title: 'A required claim is missing from the token',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: CODES,
    messages: {
      absent:
        'Entry {entry} was refused with {code}. The token it sent as {name} has no {claims}; {role} always has. By its claims it is {kind}.',
      named:
        'Entry {entry} was refused with {code}, which names the claim {claim}; the token it sent as {name} has none.',
      unidentified:
        'Entry {entry} was refused with {code}: a required claim is missing. The token it sent as {name} has every claim that {role} always has, so the claim is not identifiable from this capture.',
    },
    why: 'The service reads certain claims to decide for whom and for what it issues the next token; without them it cannot go on.',
    fix: [
      'Send the right kind of token: for on-behalf-of the access token issued for this very API, never an id_token or a token of another issuer.',
      'If the token is right, restore the claim on the app registration of the API the token is for: optional claims of an access token belong to the resource, and a claims mapping policy may have removed it.',
      'If nothing is absent, give support the ids of the failing request: only the service knows which claim it missed.',
    ],
    references: [
      learn('Access token claims', 'access-token-claims-reference'),
      learn('Optional claims', 'optional-claims'),
      learn('Error codes', 'reference-error-codes'),
    ],
  },
  on: 'message-with-errors',
  check(message, report, story) {
    const error = message.errors.find((each) => each.codes.some((code) => CODES.includes(code)));
    if (error === undefined) return;
    const code = error.codes.find((each) => CODES.includes(each)) ?? '';
    const [presented] = presentedTokens(message, story);
    if (presented === undefined) {
      if (SPEAKS_OF_CLAIMS.has(code))
        report.cannotTell(`${code} speaks of a token, and the request shows none that can be decoded.`);
      return;
    }
    // What the code itself says, and obo-assertion-is-id-token proves: no claim is missing, the token is the wrong one.
    if (code === 'AADSTS240002' && presented.token.kind === 'id-token') return;
    const absent = absentClaims(presented);
    const finding = findMessage(error, code, presented, absent);
    if (finding === undefined) return;
    const data = { entry: message.entry.index, code, name: presented.name, ...finding.data };
    const place = primary(message, inside(presented.at, 'payload'), 'the claims of the token that was sent');
    const answer = related(message, error.at, 'the server’s answer');
    const checklist = tokenChecklist(message, presented.token, story);
    const options = { explains: [error.id], checklist, ...correction(message, presented, finding.claims) };
    report(finding.id, data, [place, answer, ...issuer(presented)], options);
  },
});

/** The same request with the token it needs; a bearer token is no parameter, and an unknown claim corrects nothing. */
function correction(message: Message, { name, role }: PresentedToken, claims: string | undefined) {
  if (claims === undefined || !message.parameters.has(name)) return {};
  return { change: { message, set: { [name]: `<${ROLE_NAMES[role]} that carries ${claims}>` } } };
}

const ROLE_NAMES = {
  'delegated-access-token': 'a delegated access token',
  'app-only-access-token': 'an app-only access token',
  'client-assertion': 'a client assertion',
  'federated-assertion': 'a federated credential',
  'id-token': 'an id_token',
} as const satisfies Record<PresentedToken['role'], string>;

function findMessage(
  error: OAuthError,
  code: string,
  presented: PresentedToken,
  absent: readonly RequiredClaim[],
) {
  const role = ROLE_NAMES[presented.role];
  const claim = claimNamedBy(error, presented);
  if (claim !== undefined) return { id: 'named' as const, data: { claim }, claims: claim };
  if (absent.length > 0) {
    const claims = absent.map(({ names }) => names.join('/')).join(', ');
    const kind = TOKEN_KIND_NAMES[presented.token.kind];
    return { id: 'absent' as const, data: { claims, role, kind }, claims };
  }
  if (!SPEAKS_OF_CLAIMS.has(code)) return undefined;
  return { id: 'unidentified' as const, data: { role }, claims: undefined };
}

function absentClaims({ token, role }: PresentedToken): RequiredClaim[] {
  const payload = token.jwt?.payload;
  const required: readonly RequiredClaim[] = REQUIRED_CLAIMS[role];
  return required.filter(({ names }) => names.every((name) => member(payload, name) === undefined));
}

/** A claim that the message puts in quotes and the token does not have. */
function claimNamedBy(error: OAuthError, { token }: PresentedToken): string | undefined {
  for (const [, name] of (error.description ?? '')
    .slice(0, 2000)
    .matchAll(/['"‘]([a-z][a-z0-9_.]{1,40})['"’]/g)) {
    const isClaimLike = name !== undefined && !name.includes('.') && !/token$/.test(name);
    if (isClaimLike && member(token.jwt?.payload, name) === undefined) return name;
  }
  return undefined;
}

function issuer({ token }: PresentedToken) {
  const { issuedBy } = token;
  return issuedBy === undefined
    ? []
    : [related(issuedBy.message, issuedBy, `issued here as ${issuedBy.name}`)];
}
