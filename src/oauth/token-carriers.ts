import type { Entry } from '../model/capture.js';
import { inRequest } from '../model/headers.js';
import { onceFor } from '../model/once-for.js';
import { parseForm } from '../model/parameters.js';
import type { Message } from './messages.js';
import type { Token } from './tokens.js';

/** A place in a request where a token travels without being a protocol parameter there: a cookie, a header, a URL. */
export interface TokenCarrier {
  readonly entry: Entry;
  /** Undefined where the request is no part of the sign-in. */
  readonly message: Message | undefined;
  readonly pointer: string;
}

/** Shorter values turn up by chance. */
const SHORTEST_TOKEN = 32;

/** What may be a token: a run of the letters of base64url and its neighbours, or of plain base64. */
const RUNS = [/[A-Za-z0-9._~*!$-]{32,}/g, /[A-Za-z0-9._~*!$+/=-]{32,}/g] as const;

/** No header or URL is longer, and no form that carries a token; the rest of a longer one is not searched. */
const LONGEST_TEXT = 64 * 1024;

interface KnownTokens {
  readonly byValue: ReadonlyMap<string, Token>;
  /** Characters; a text with fewer holds none of them, in whatever encoding. */
  readonly shortest: number;
}

function toKnown(tokens: readonly Token[]): KnownTokens {
  const long = tokens.filter(({ value }) => value.length >= SHORTEST_TOKEN);
  const shortest = long.reduce((least, { value }) => Math.min(least, value.length), Number.POSITIVE_INFINITY);
  return { byValue: new Map(long.map((token) => [token.value, token])), shortest };
}

/** Every place that carries a known token beside those that the protocol names, by token id, in time order of entries. */
export function findCarriers(
  entries: readonly Entry[],
  messages: readonly Message[],
  tokens: readonly Token[],
): ReadonlyMap<string, readonly TokenCarrier[]> {
  const known = toKnown(tokens);
  const messageByEntry = new Map(messages.map((message) => [message.entry.index, message]));
  const carriers = new Map<string, TokenCarrier[]>();
  if (known.byValue.size === 0) return carriers;
  for (const entry of entries) {
    const message = messageByEntry.get(entry.index);
    if (entry.isTunnel || message?.duplicateOf !== undefined) continue;
    for (const { pointer, text } of placesOf(entry, known.shortest)) {
      for (const token of tokensIn(text, known)) {
        if (isTold(token, entry, pointer)) continue;
        const carrier = { entry, message, pointer };
        const others = carriers.get(token.id);
        if (others === undefined) carriers.set(token.id, [carrier]);
        else others.push(carrier);
      }
    }
  }
  return carriers;
}

interface Place {
  readonly pointer: string;
  readonly text: string;
}

/** The places with room for the shortest token. */
function placesOf({ request }: Entry, shortest: number): Place[] {
  const headers = request.headers.flatMap(({ value }, position) =>
    value.length < shortest ? [] : [{ ...inRequest({ position }), text: value }],
  );
  const all = [
    { pointer: '/request/url', text: request.url },
    ...headers,
    { pointer: '/request/postData/text', text: request.postData?.text ?? '' },
  ];
  return all.filter(({ text }) => text.length >= shortest);
}

/** Looks up what may be a token, so that the cost grows with the text and not with the number of tokens. */
function tokensIn(text: string, { byValue, shortest }: KnownTokens): Set<Token> {
  const head = text.slice(0, LONGEST_TEXT);
  const found = new Set<Token>();
  const note = (value: string) => {
    const token = value.length < shortest ? undefined : byValue.get(value);
    if (token !== undefined) found.add(token);
  };
  for (const runs of RUNS) for (const [run] of head.matchAll(runs)) note(run);
  if (head.includes('%')) for (const { value } of parseForm(head, 'query', { pointer: '' })) note(value);
  return found;
}

/** Its issue and its uses as a parameter or bearer are told already. */
function isTold(token: Token, { index }: Entry, pointer: string): boolean {
  return (
    toldPointers(token)
      .get(index)
      ?.some((told) => isSamePlace(told, pointer)) === true
  );
}

/** By entry: one token may be used by thousands of requests. */
const toldPointers = onceFor(({ issuedBy, uses }: Token): ReadonlyMap<number, readonly string[]> => {
  const byEntry = new Map<number, string[]>();
  for (const { message, at } of issuedBy === undefined ? uses : [issuedBy, ...uses]) {
    const told = byEntry.get(message.entry.index);
    if (told === undefined) byEntry.set(message.entry.index, [at.pointer]);
    else told.push(at.pointer);
  }
  return byEntry;
});

/** The fields of a form are one body, whichever way the exporter wrote them. */
function isSamePlace(a: string, b: string): boolean {
  return a === b || (a.startsWith('/request/postData') && b.startsWith('/request/postData'));
}
