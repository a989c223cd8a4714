import type { Evidence } from '../../model/evidence.js';
import { findHeader, inRequest, inResponse } from '../../model/headers.js';
import { member, numberMember, stringMember } from '../../model/json.js';
import type { Jwt } from '../../model/jwt.js';
import { parseJwt } from '../../model/jwt.js';
import type { Location } from '../../model/parameters.js';
import { parseUrl } from '../../model/url.js';
import { thumbprintInput } from '../../oauth/jwk-thumbprint.js';
import { type BearerCredential, isApiCall, type Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { type MessageData, rfc } from '../define-rule.js';
import { compared, inside, primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** How far a proof may be from the server’s clock. */
const WINDOW_SECONDS = 300;

/** How many messages back a nonce or a twin is looked for: proofs are made anew each time, and captures can be long. */
const LOOK_BACK = 200;

interface Proof {
  readonly message: Message;
  readonly jwt: Jwt;
  readonly at: Location;
  /** The access token that goes with it; undefined at a token endpoint. */
  readonly bearer: BearerCredential | undefined;
}

type MessageId = 'type' | 'method' | 'url' | 'time' | 'token' | 'key' | 'nonce' | 'reused';

interface Fault {
  readonly messageId: MessageId;
  readonly data?: MessageData;
  /** Steps into the proof. */
  readonly steps: readonly string[];
  readonly note: string;
  readonly others?: readonly Evidence[];
}

/** Reports a DPoP proof that does not fit its request. Entra does not use DPoP: the finding names the server. */
export const dpopProofInvalid = messageRule({
  meta: {
    id: 'dpop-proof-invalid',
    category: 'protocol',
    title: 'The DPoP proof does not fit its request',
    severity: 'warning',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      type: 'The DPoP proof of entry {entry} (to {host}) has typ {actual} instead of dpop+jwt.',
      method: 'The DPoP proof of entry {entry} (to {host}) was made for the method {actual}.',
      url: 'The DPoP proof of entry {entry} was made for another URL than {host}.',
      time: 'The DPoP proof of entry {entry} (to {host}) is {seconds} seconds away from the server’s time.',
      token:
        'The DPoP proof of entry {entry} (to {host}) has an ath that is not the hash of the token it goes with.',
      key: 'The DPoP proof of entry {entry} (to {host}) is made with another key than the token is bound to (cnf.jkt).',
      nonce:
        'The DPoP proof of entry {entry} lacks the nonce that {host} had asked for in entry {asked}, and is refused.',
      reused:
        'The DPoP proof of entry {entry} (to {host}) was used before, in entry {before}: both have one jti.',
    },
    why: 'A proof is good for one request: its method, its URL, its token, the key that the token is bound to, and a short time.',
    fix: [
      'Make a new proof for each request, with htm, htu, iat and a new jti, and with ath where a token goes with it.',
      'Sign it with the key that the token was asked for with.',
      'Where the server answers with a DPoP-Nonce, repeat the request with that value as nonce.',
    ],
    references: [rfc(9449, '4.3'), rfc(9449, '8')],
  },
  on: 'message',
  findFault(message, story) {
    const proof = findProof(message);
    if (proof === undefined) return undefined;
    const fault = findMisfit(proof) ?? findOtherToken(proof, story) ?? findOldProof(proof, story);
    if (fault === undefined) return undefined;
    const { messageId, data, steps, note, others = [] } = fault;
    return {
      messageId: messageId,
      data: { host: message.url.host, ...data },
      evidence: [primary(message, inside(proof.at, ...steps), note), ...others],
    };
  },
});

function findProof(message: Message): Proof | undefined {
  const header = findHeader(message.entry.request.headers, 'dpop');
  const jwt = header === undefined ? undefined : parseJwt(header.value);
  if (header === undefined || jwt === undefined) return undefined;
  return { message, jwt, at: inRequest(header), bearer: isApiCall(message) ? message.bearer : undefined };
}

/** The proof against the request that carries it (RFC 9449 section 4.3). */
function findMisfit({ message, jwt }: Proof): Fault | undefined {
  const typ = stringMember(jwt.header, 'typ');
  const htm = stringMember(jwt.payload, 'htm');
  const seconds = secondsAway(message, numberMember(jwt.payload, 'iat'));
  if (typ !== 'dpop+jwt')
    return { messageId: 'type', data: { actual: typ ?? 'none' }, steps: ['header'], note: 'its type' };
  if (htm !== message.entry.request.method)
    return { messageId: 'method', data: { actual: htm ?? 'none' }, steps: ['payload'], note: 'its method' };
  if (!isSameUrl(stringMember(jwt.payload, 'htu'), message.url))
    return { messageId: 'url', steps: ['payload'], note: 'its URL' };
  if (seconds > WINDOW_SECONDS)
    return { messageId: 'time', data: { seconds }, steps: ['payload', 'iat'], note: 'its time' };
  return undefined;
}

/** Without query and fragment, and after the normalisation of RFC 3986: case of the host and a port that is implied. */
function isSameUrl(htu: string | undefined, url: URL): boolean {
  const signed = parseUrl(htu ?? '');
  return signed !== undefined && signed.origin === url.origin && signed.pathname === url.pathname;
}

function secondsAway(message: Message, iat: number | undefined): number {
  if (iat === undefined || message.judgedMs === undefined || !message.isServerTime) return 0;
  return Math.abs(Math.round(message.judgedMs / 1000 - iat));
}

/** The proof against the token that it goes with; a hash that could not be computed proves nothing. */
function findOtherToken({ message, jwt, bearer }: Proof, story: Story): Fault | undefined {
  if (bearer === undefined) return undefined;
  const ath = stringMember(jwt.payload, 'ath');
  const hash = story.hashes.sha256(bearer.value);
  const token = [compared(message, bearer, 'the token')];
  if (ath !== undefined && hash !== undefined && ath !== hash)
    return { messageId: 'token', steps: ['payload', 'ath'], note: 'the hash in the proof', others: token };
  const bound = stringMember(member(story.tokenOf(bearer.value)?.jwt?.payload, 'cnf'), 'jkt');
  const key = story.hashes.sha256(thumbprintInput(member(jwt.header, 'jwk')) ?? '');
  if (bound !== undefined && key !== undefined && bound !== key)
    return { messageId: 'key', steps: ['header', 'jwk'], note: 'the key of the proof', others: token };
  return undefined;
}

/** The proof against what went before it at the same server (RFC 9449 sections 8 and 11.1). */
function findOldProof({ message, jwt }: Proof, story: Story): Fault | undefined {
  const before = earlierAt(message, story);
  const jti = stringMember(jwt.payload, 'jti');
  const twin = before.find((each) => {
    const other = findProof(each)?.jwt.payload;
    return jti !== undefined && stringMember(other, 'jti') === jti;
  });
  if (twin !== undefined)
    return {
      messageId: 'reused',
      data: { before: twin.entry.index },
      steps: ['payload', 'jti'],
      note: 'its id',
      others: [related(twin, findProof(twin)?.at, 'the same id')],
    };
  const asking = before.findLast(
    ({ entry }) => findHeader(entry.response.headers, 'dpop-nonce') !== undefined,
  );
  const header = asking === undefined ? undefined : findHeader(asking.entry.response.headers, 'dpop-nonce');
  const isRefused = message.answer.status === 400 || message.answer.status === 401;
  if (
    asking === undefined ||
    header === undefined ||
    !isRefused ||
    member(jwt.payload, 'nonce') !== undefined
  )
    return undefined;
  return {
    messageId: 'nonce',
    data: { asked: asking.entry.index },
    steps: ['payload'],
    note: 'no nonce in here',
    others: [related(asking, inResponse(header), 'the nonce to use')],
  };
}

function earlierAt(message: Message, story: Story): readonly Message[] {
  const position = story.messages.indexOf(message);
  return story.messages
    .slice(Math.max(0, position - LOOK_BACK), position)
    .filter(({ url, duplicateOf }) => url.origin === message.url.origin && duplicateOf === undefined);
}
