import { member, numberMember, stringMember } from '../../model/json.js';
import { parseJwt } from '../../model/jwt.js';
import { type ApiToken, findApiToken } from '../../oauth/api-token.js';
import { thumbprintInput } from '../../oauth/jwk-thumbprint.js';
import type { Story } from '../../oauth/story.js';
import { learn, rfc } from '../define-rule.js';
import { inside, primary, related, STATUS } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Servers take a signed request for a few minutes only. */
const LONGEST_SECONDS = 300;

interface Mismatch {
  readonly steps: readonly string[];
  readonly name: string;
  readonly signed: string;
  readonly sent: string;
}

/**
 * Reports a refused call whose signed HTTP request (PoP) signs another request than the one that was sent, or that
 * sends a bound token as a plain bearer. An accepted call is left alone: a proxy may have rewritten the host.
 */
export const popShrMismatch = messageRule({
  meta: {
    id: 'pop-shr-mismatch',
    category: 'resource-call',
    title: 'The proof of possession is for another request',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      differs: 'Entry {entry}: the signed request says {name} {signed}, the request sent has {sent}.',
      old: 'Entry {entry}: the signed request was made {seconds} seconds away from when it was judged; a few minutes are allowed.',
      bearer: 'Entry {entry} sends a token that is bound to a key (cnf) as a plain Bearer.',
    },
    why: 'A bound token is worth nothing without a signature over method, host, path and time of this very request, made with its key.',
    fix: [
      'Sign each request anew, for the URL and method that are really sent, after redirects and rewriting.',
      'Set the clock of the machine.',
      'Send a bound token with the scheme PoP; get an ordinary one where the API wants Bearer.',
    ],
    references: [rfc(7800, '3'), learn('Access tokens', 'access-tokens')],
    supersedes: ['wrong-audience-token'],
  },
  on: ['protected-resource-request', 'userinfo-request'],
  findFault(message, story) {
    const held = findApiToken(message, story);
    const { status } = message.answer;
    if (held === undefined || (status !== undefined && status < 400)) return undefined;
    const answer = related(message, message.errors[0] ?? STATUS, 'the API’s answer');
    if (held.token.kind !== 'signed-request') {
      if (!isBoundBearer(held)) return undefined;
      const place = primary(message, inside(held.bearer, 'payload', 'cnf'), 'bound to a key');
      return { messageId: 'bearer', evidence: [place, answer] };
    }
    const mismatch = findMismatch(held, story);
    const seconds = secondsApart(held);
    if (mismatch !== undefined) {
      const { steps, ...data } = mismatch;
      return {
        messageId: 'differs',
        data: { ...data },
        evidence: [primary(message, inside(held.bearer, ...steps), 'signed'), answer],
      };
    } else if (seconds > LONGEST_SECONDS) {
      return {
        messageId: 'old',
        data: { seconds },
        evidence: [primary(message, inside(held.bearer, 'payload', 'ts'), 'signed at'), answer],
      };
    }
    return undefined;
  },
});

function isBoundBearer({ bearer, jwt }: ApiToken): boolean {
  return (
    bearer.scheme.toLowerCase() === 'bearer' && stringMember(member(jwt.payload, 'cnf'), 'kid') !== undefined
  );
}

function findMismatch({ jwt, call }: ApiToken, story: Story): Mismatch | undefined {
  const { url, entry } = call;
  const sent: readonly (readonly [claim: string, name: string, sent: string])[] = [
    ['m', 'method', entry.request.method],
    ['u', 'host', url.host],
    ['p', 'path', url.pathname],
  ];
  for (const [claim, name, real] of sent) {
    const signed = stringMember(jwt.payload, claim);
    if (signed !== undefined && !isSame(claim, signed, real))
      return { steps: ['payload', claim], name, signed, sent: real };
  }
  return findOtherKey(jwt, story);
}

/** Only paths tell upper from lower case; a host may be signed with the port that its scheme implies. */
function isSame(claim: string, signed: string, sent: string): boolean {
  if (claim === 'p') return signed === sent || decodeSafely(signed) === decodeSafely(sent);
  const plain = claim === 'u' ? signed.replace(/:(?:443|80)$/, '') : signed;
  return plain.toLowerCase() === sent.toLowerCase();
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The key that signs against the key that the token inside is bound to, both named by their thumbprint. */
function findOtherKey({ header, payload }: ApiToken['jwt'], story: Story): Mismatch | undefined {
  const bound = stringMember(member(parseJwt(stringMember(payload, 'at') ?? '')?.payload, 'cnf'), 'kid');
  const thumbprint = story.hashes.sha256(thumbprintInput(member(payload.cnf, 'jwk')) ?? '');
  const signer = thumbprint ?? stringMember(header, 'kid');
  if (signer === undefined || bound === undefined || signer === bound) return undefined;
  const steps = thumbprint === undefined ? ['header', 'kid'] : ['payload', 'cnf', 'jwk'];
  return { steps, name: 'key', signed: signer, sent: `a token bound to ${bound}` };
}

function secondsApart({ jwt, call }: ApiToken): number {
  const signedAt = numberMember(jwt.payload, 'ts');
  if (signedAt === undefined || call.judgedMs === undefined) return 0;
  return Math.round(Math.abs(call.judgedMs / 1000 - signedAt));
}
