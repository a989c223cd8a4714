import { findClientApp, findResource } from '../knowledge/find-app.js';
import type { Topic } from '../knowledge/topic.js';
import { type JsonObject, numberMember, stringMember } from '../model/json.js';
import { type Jwt, parseJwt } from '../model/jwt.js';
import { audiencesOf, findTokenKind, TOKEN_KIND_NAMES, type TokenKind } from '../oauth/token-kind.js';
import { collectJson } from '../redact/collect-value.js';
import { claimValueNote } from './claim-value.js';
import { duration } from './duration.js';
import { createPastedMasker, type Identities, type PastedMasker } from './pasted-masker.js';
import { TOKEN_USES, type TokenUse } from './token-use.js';
import { topicsNamed } from './topic-index.js';

/** One member of a token's header or payload, fit to be shown. */
export interface ExplainedClaim {
  readonly name: string;
  /** As JSON, a string without its quotes; masked. */
  readonly value: string;
  /** What this value says; null where nothing is known of it. */
  readonly note: string | null;
  /** What the claim is about; null where it is not known. */
  readonly title: string | null;
  /** The same in a sentence or two. */
  readonly summary: string | null;
}

/** A token, decoded and not verified. Its signature and its bytes are not in here. */
export interface ExplainedToken {
  readonly kind: TokenKind;
  readonly kindName: string;
  /** For whom, by whom, of whom, how long: a sentence each. */
  readonly says: readonly string[];
  readonly use: TokenUse;
  readonly header: readonly ExplainedClaim[];
  /** Empty where the token is encrypted. */
  readonly claims: readonly ExplainedClaim[];
}

/** How a token is to be explained. */
export interface TokenOptions {
  readonly identities: Identities;
  /** Today, in seconds since 1970: what a remaining life is counted from. */
  readonly nowSeconds: number;
}

/** Explains a compact JWT, with or without `Bearer` and quotes; undefined where the text is none. */
export function explainToken(pasted: string, options: TokenOptions): ExplainedToken | undefined {
  const jwt = parseJwt(bareToken(pasted));
  if (jwt === undefined) return undefined;
  const masker = maskerOf(jwt, options.identities);
  const kind = findTokenKind(jwt);
  return {
    kind,
    kindName: TOKEN_KIND_NAMES[kind],
    says: sentences(jwt, options.nowSeconds),
    use: TOKEN_USES[kind],
    header: explained(jwt.header, masker, options),
    claims: explained(jwt.payload, masker, options),
  };
}

/** What people copy around a token: the header's name, the scheme, quotes, the line breaks of a terminal. */
function bareToken(pasted: string): string {
  return pasted
    .replace(/^[\s"']*(?:authorization:\s*)?(?:(?:bearer|pop|dpop)\s+)?/i, '')
    .replace(/[\s"',;]/g, '');
}

function maskerOf({ header, payload, signature }: Jwt, identities: Identities): PastedMasker {
  return createPastedMasker('', identities, (sink) => {
    const setting = { sink, isIdentity: true, isPerson: true, isSuspect: true, depth: 0 };
    collectJson(header, setting);
    collectJson(payload, setting);
    if (signature !== '') sink.secret('signature', signature);
  });
}

function explained(object: JsonObject, masker: PastedMasker, { nowSeconds }: TokenOptions): ExplainedClaim[] {
  const shown = Object.entries(masker.object(object));
  return Object.entries(object).map(([captured, value], at) => {
    const [name, masked] = shown[at] ?? [captured, ''];
    const topic = claimTopic(captured);
    return {
      name,
      value: typeof masked === 'string' ? masked : JSON.stringify(masked),
      note: claimValueNote(captured, value, nowSeconds) ?? null,
      title: topic?.title ?? null,
      summary: topic?.summary ?? null,
    };
  });
}

/** A claim, or a parameter that the JWT of a broker carries as one. */
function claimTopic(name: string): Topic | undefined {
  const topics = topicsNamed(name);
  return topics.find(({ kind }) => kind === 'claim') ?? topics.find(({ kind }) => kind === 'parameter');
}

function sentences(jwt: Jwt, nowSeconds: number): string[] {
  const { payload } = jwt;
  return [
    ...audienceSentence(jwt),
    ...clientSentence(payload),
    ...issuerSentence(payload),
    ...lifetimeSentences(payload, nowSeconds),
    ...headerSentences(jwt),
  ];
}

function audienceSentence(jwt: Jwt): string[] {
  const names = audiencesOf(jwt).map((id) => findResource(id)?.name ?? findClientApp(id)?.name);
  const known = names.filter((name) => name !== undefined);
  if (known.length > 0) return [`For ${known.join(', ')} (\`aud\`).`];
  return names.length === 0 ? [] : ['For the application or API in `aud`.'];
}

function clientSentence(payload: JsonObject): string[] {
  const id = stringMember(payload, 'azp') ?? stringMember(payload, 'appid');
  if (id === undefined) return [];
  const name = findClientApp(id)?.name;
  return [`Issued to ${name ?? 'the client'} (\`azp\` or \`appid\`).`];
}

function issuerSentence(payload: JsonObject): string[] {
  if (stringMember(payload, 'iss') === undefined) return [];
  const version = stringMember(payload, 'ver');
  return [
    version === undefined
      ? 'Issued by `iss`.'
      : `Issued by \`iss\`, in the form of version ${ownVersion(version)}.`,
  ];
}

/** A claim is hostile text: only the versions that exist are repeated. */
function ownVersion(version: string): string {
  return ['1.0', '2.0'].includes(version) ? version : 'that is not known';
}

function lifetimeSentences(payload: JsonObject, nowSeconds: number): string[] {
  const from = numberMember(payload, 'nbf') ?? numberMember(payload, 'iat');
  const until = numberMember(payload, 'exp');
  if (until === undefined) return ['No `exp`: it does not say when it ends.'];
  const whole = from === undefined ? [] : [`Made to last ${duration(until - from)}.`];
  if (from !== undefined && from > nowSeconds)
    return [...whole, `Not valid yet: begins in ${duration(from - nowSeconds)}.`];
  const left = until - nowSeconds;
  return [
    ...whole,
    left > 0 ? `Still valid, for another ${duration(left)}.` : `Expired ${duration(left)} ago.`,
  ];
}

function headerSentences({ header, signature, format }: Jwt): string[] {
  const isUnsigned =
    format === 'jwt' && (signature === '' || /^none$/i.test(stringMember(header, 'alg') ?? ''));
  return [
    ...(isUnsigned ? ['Not signed, or its signature was cut away: nobody may accept it.'] : []),
    ...(header.nonce === undefined
      ? []
      : ['Its header has a `nonce`: only the API it is for can verify it, as Microsoft Graph does.']),
    'Decoded, not verified: whether its signature is right was not looked at.',
  ];
}
