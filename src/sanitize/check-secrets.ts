import { textFromBase64 } from '../model/base64.js';
import type { Capture, Entry } from '../model/capture.js';
import { headerLines } from '../model/headers.js';
import { parseJson } from '../model/json.js';
import { isRedacted } from '../model/redacted-value.js';
import { isReplacement } from '../model/replaced-value.js';
import { findCaptureFacts } from '../oauth/capture-facts.js';
import { parseBasic } from '../redact/authorization.js';
import { createCollector } from '../redact/collect-sensitive.js';
import { cookiePairs } from '../redact/cookies.js';
import type { IdentityKind, SecretKind } from '../redact/kinds.js';
import { looksLikeXml } from '../redact/saml-values.js';
import type { Found } from '../redact/sensitive-values.js';
import { isPseudonym } from './pseudonym-form.js';
import { isEmptyWord } from './rewrite-token.js';

/** What a capture still holds that must not leave the machine. No value of it is in here. */
export interface SecretCheck {
  /** Nothing is left that opens a door. People may still be named. */
  readonly isSafe: boolean;
  readonly secrets: readonly Remaining<SecretKind>[];
  readonly identities: readonly Remaining<IdentityKind>[];
  /** Entries that nobody could look into: they are too large, or broken. */
  readonly unread: number;
  /** Whose marks are in the file, and what that sanitizer is known to leave. */
  readonly sanitizers: readonly KnownSanitizer[];
}

/** Values of one kind. */
export interface Remaining<Kind> {
  readonly kind: Kind;
  /** Distinct values. */
  readonly values: number;
  /** The entry in which the first of them appears. */
  readonly entry: number;
}

export interface KnownSanitizer {
  readonly name:
    | 'entrace'
    | 'Chrome or Edge'
    | 'Cloudflare or Google har-sanitizer'
    | 'Fiddler Everywhere'
    | 'Okta or Auth0'
    | 'another sanitizer';
  readonly leaves: string;
}

/** Says what secrets and whose names a capture still holds. A replacement that `sanitize` made is none. */
export function checkSecrets(capture: Capture): SecretCheck {
  const check = createSecretCheck(capture);
  for (const entry of capture.entries) check.add(entry);
  return check.result();
}

/** The same for entries that come one at a time and are not kept. */
export interface RunningCheck {
  readonly add: (entry: Entry) => void;
  readonly result: () => SecretCheck;
}

/** With `keep` the values are copied by it: they may be cut from texts that nobody else holds. */
export function createSecretCheck(
  capture: Omit<Capture, 'entries'>,
  keep?: (value: string) => string,
): RunningCheck {
  const collector = createCollector(capture, keep);
  const isSanitized = capture.isSanitized === true;
  const marks = new Set<Mark>();
  const cookies = createCookieShapes();
  const telling = createTellingEntries();
  let unread = 0;
  return {
    add(entry) {
      collector.add(entry);
      telling.add(entry);
      for (const mark of marksIn(entry)) marks.add(mark);
      cookies.add(entry);
      if (entry.depth === 'indexed') unread += 1;
    },
    result() {
      const { secrets, identities } = collector.values();
      if (isOktasCreator(capture) || cookies.areHashes()) marks.add('okta');
      const isHashed = ({ kind, value }: Found<SecretKind>) =>
        kind === 'cookie' && cookies.areHashes() && HASH.test(value);
      const left = secrets.filter((found) => !isHarmless(found, isSanitized) && !isHashed(found));
      return {
        isSafe: left.length === 0 && unread === 0,
        secrets: byKind(left),
        identities: byKind(identities.filter(({ value }) => !isPseudonym(value, isSanitized))),
        unread,
        sanitizers: findSanitizers({ ...capture, entries: telling.entries() }, marks),
      };
    },
  };
}

/** Enough entries to see what a browser took out of all of them: the first, and the first that holds credentials. */
function createTellingEntries() {
  const kept = new Map<string, Entry>();
  return {
    add(entry: Entry): void {
      if (entry.depth !== 'whole' || entry.isTunnel) return;
      const { request, response } = entry;
      const names = [...request.headers, ...response.headers].map(({ name }) => name.toLowerCase());
      const what = names.find((name) => CREDENTIALS.has(name)) ?? 'none';
      if (!kept.has(what)) kept.set(what, entry);
    },
    entries: (): Entry[] => [...kept.values()],
  };
}

const CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'set-cookie']);

function byKind<Kind extends string>(found: readonly Found<Kind>[]): Remaining<Kind>[] {
  const kinds = new Map<Kind, { values: Set<string>; entry: number }>();
  for (const { kind, value, entry } of found) {
    const row = kinds.get(kind) ?? { values: new Set<string>(), entry };
    row.values.add(value);
    kinds.set(kind, row);
  }
  return [...kinds].map(([kind, { values, entry }]) => ({ kind, values: values.size, entry }));
}

function isHarmless({ kind, value }: Found<SecretKind>, isSanitized: boolean): boolean {
  const core = value.trim();
  if (isRedacted(core) || isEmptyWord(core) || SCHEME.test(core)) return true;
  const words = core.split(/(?:%2[02c]|[\s,"'“”])+/i).filter((word) => word !== '' && !SCHEME.test(word));
  if (isReplacement(core) || words.every((word) => isReplacement(word))) return true;
  if (isSanitized && isBentToken(core)) return true;
  // What is inside was judged for itself.
  if (kind === 'credential' && isBasicOfReplacement(core)) return true;
  if (looksLikeXml(textFromBase64(core) ?? core)) return true;
  // A challenge is a hash of its verifier, and base64 of a rewritten text looks random.
  return (
    isSanitized &&
    (kind === 'code_challenge' || (kind === 'opaque value' && isReadable(textFromBase64(core))))
  );
}

const SCHEME = /^(?:bearer|basic|pop|dpop|negotiate|ntlm)$/i;

/** A token that was damaged before it was sanitized: what is left of it opens nothing. */
function isBentToken(value: string): boolean {
  const segments = value.split('.');
  if (/^\{/.test(value)) return parseJson(value) !== undefined;
  return (
    (value.startsWith('ey') && segments.length < 3) ||
    (segments.length > 1 && isReplacement(segments.at(-1) ?? ''))
  );
}

function isBasicOfReplacement(credential: string): boolean {
  const password = parseBasic(credential)?.password;
  return password !== undefined && (password === '' || isReplacement(password) || isRedacted(password));
}

function isReadable(text: string | undefined): boolean {
  return text !== undefined && text !== '' && !/\p{Cc}/u.test(text.replace(/[\t\r\n]/g, ''));
}

function findSanitizers(capture: Capture, marks: ReadonlySet<Mark>): KnownSanitizer[] {
  const found: KnownSanitizer[] = [];
  if (capture.isSanitized === true)
    found.push({ name: 'entrace', leaves: 'nothing that was found to be a secret' });
  if (findCaptureFacts(capture).isSanitizedByBrowser) {
    const leaves =
      'tokens, codes and passwords in URLs and bodies; it takes out Cookie, Set-Cookie and Authorization alone';
    found.push({ name: 'Chrome or Edge', leaves });
  }
  if (marks.has('words')) {
    const leaves = 'values under names that are not on its list, and identities in the claims of tokens';
    found.push({ name: 'Cloudflare or Google har-sanitizer', leaves });
  }
  if (marks.has('fiddler'))
    found.push({ name: 'Fiddler Everywhere', leaves: 'bodies, unless it was told to strip them' });
  if (marks.has('okta')) {
    const leaves =
      'the names of users, the claims of tokens, and secrets under names that it does not know; cookies are hashes';
    found.push({ name: 'Okta or Auth0', leaves });
  }
  if (marks.has('other')) found.push({ name: 'another sanitizer', leaves: 'what it was not told of' });
  return found;
}

type Mark = 'words' | 'fiddler' | 'okta' | 'other';

const MARKS: readonly (readonly [RegExp, Mark])[] = [
  [/\[[\w %./+-]{1,60} redacted\]|^ey[\w-]+\.ey[\w-]+\.redacted$|%20redacted%5D/, 'words'],
  [/\*{3,}SANITIZED\*{3,}/, 'fiddler'],
  [/^(?:\w+ )?obfuscated$|=obfuscated(?:[&;]|$)|:"obfuscated"/, 'okta'],
];

/** The library behind the upload forms of Okta and Auth0 names itself as the creator. */
function isOktasCreator({ creator }: Pick<Capture, 'creator'>): boolean {
  return creator?.name === 'har-sanitizer';
}

/** The beginning of a hash in hexadecimal, or all of it. */
const HASH = /^[\da-f]{8,64}$/;

/** Fewer cookies may all look alike by chance. */
const FEWEST_COOKIES = 5;

/** Whether the cookies of a capture were replaced by hashes: all of them are hexadecimal and of one length. */
function createCookieShapes() {
  const names = new Set<string>();
  const lengths = new Set<number>();
  let hasOthers = false;
  return {
    add({ request, response }: Entry): void {
      const sent = headerLines(request.headers, 'cookie').flatMap(cookiePairs);
      const set = headerLines(response.headers, 'set-cookie').flatMap((line) =>
        cookiePairs(line).slice(0, 1),
      );
      for (const { name, value } of [...sent, ...set]) {
        if (value === '') continue;
        names.add(name);
        lengths.add(value.length);
        hasOthers ||= !HASH.test(value);
      }
    },
    areHashes: (): boolean => names.size >= FEWEST_COOKIES && lengths.size === 1 && !hasOthers,
  };
}

/** As much of a text as shows whose marks are in it. */
const LOOKED_AT = 64 * 1024;

function marksIn({ request, response }: Entry): Mark[] {
  const texts = [
    request.url,
    request.postData?.text ?? '',
    response.content.text ?? '',
    ...[...request.headers, ...response.headers].map(({ value }) => value),
  ];
  return texts.flatMap((text) => {
    const head = text.slice(0, LOOKED_AT);
    const known = MARKS.flatMap(([pattern, mark]) => (pattern.test(head) ? [mark] : []));
    return known.length > 0 || !isRedacted(text) ? known : ['other'];
  });
}
