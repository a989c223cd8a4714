import type { Topic } from '../knowledge/topic.js';
import type { JsonObject } from '../model/json.js';
import { type Jwt, parseJwt } from '../model/jwt.js';
import { findTokenKind, TOKEN_KIND_NAMES, type TokenKind } from '../oauth/token-kind.js';
import { collectJson } from '../redact/collect-value.js';
import { findJwts } from '../redact/text-shapes.js';
import { claimValueNote } from './claim-value.js';
import { createPastedMasker, type Identities, type PastedMasker } from './pasted-masker.js';
import { tokenSentences } from './token-sentences.js';
import { type TokenUse, tokenUse } from './token-use.js';
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
    says: tokenSentences(jwt, kind, masker, options.nowSeconds),
    use: tokenUse(kind, jwt),
    header: explained(jwt.header, masker, options, 'header'),
    claims: explained(jwt.payload, masker, options, 'payload'),
  };
}

/** An answer with three tokens is usual; a longer list is a log. */
const MOST_TOKENS = 5;
/** Answers and headers are shorter; the rest of a longer text is not searched. */
const LONGEST_TEXT = 1024 * 1024;

/** Explains the token that a text is, or else those in it: the answer of a token endpoint, a header, a log. */
export function explainTokens(pasted: string, options: TokenOptions): ExplainedToken[] {
  const whole = explainToken(pasted, options);
  if (whole !== undefined) return [whole];
  const text = pasted.slice(0, LONGEST_TEXT);
  const tokens = new Set(findJwts(text).map(({ start, end }) => withAllParts(text.slice(start, end))));
  return [...tokens].flatMap((token) => explainToken(token, options) ?? []).slice(0, MOST_TOKENS);
}

/** An unsigned token ends in a dot, which looks like that of a sentence. */
function withAllParts(token: string): string {
  return token.split('.').length === 2 ? `${token}.` : token;
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

function explained(
  object: JsonObject,
  masker: PastedMasker,
  { nowSeconds }: TokenOptions,
  part: 'header' | 'payload',
): ExplainedClaim[] {
  const shown = Object.entries(masker.object(object));
  return Object.entries(object).map(([captured, value], at) => {
    const [name, masked] = shown[at] ?? [captured, ''];
    const topic = part === 'header' && captured === 'nonce' ? HEADER_NONCE : claimTopic(captured);
    return {
      name,
      value: typeof masked === 'string' ? masked : JSON.stringify(masked),
      note: claimValueNote(captured, value, nowSeconds) ?? null,
      title: topic?.title ?? null,
      summary: topic?.summary ?? null,
    };
  });
}

/** Another thing than the claim of the same name. */
const HEADER_NONCE = {
  title: 'Header: binds the signature to the API',
  summary:
    'Before signing, Entra replaced it by its hash: only the API that the token is for knows how to verify it.',
};

/** A claim, or a parameter that the JWT of a broker carries as one. */
function claimTopic(name: string): Topic | undefined {
  const topics = topicsNamed(name);
  return topics.find(({ kind }) => kind === 'claim') ?? topics.find(({ kind }) => kind === 'parameter');
}
