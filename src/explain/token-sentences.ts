import { findClientApp, findResource } from '../knowledge/find-app.js';
import { CLOUD_NAMES, CONSUMER_TENANT, findLoginHost, type LoginHost } from '../knowledge/login-hosts.js';
import { isGuid } from '../model/guid.js';
import { type JsonObject, numberMember, stringMember } from '../model/json.js';
import type { Jwt } from '../model/jwt.js';
import { parseUrl } from '../model/url.js';
import { audiencesOf, type TokenKind } from '../oauth/token-kind.js';
import { duration } from './duration.js';
import type { PastedMasker } from './pasted-masker.js';

/** Kinds that live for one request and have no `exp`. */
const SINGLE_USE: ReadonlySet<TokenKind> = new Set([
  'dpop-proof',
  'signed-request',
  'prt-cookie',
  'broker-request',
]);

/** A longer value stands among the claims, and is not repeated in a sentence. */
const LONGEST_SHOWN = 120;

/** For whom a token is, who asked for it, who made it, of whom it speaks, how long it lasts: a sentence each. */
export function tokenSentences(
  jwt: Jwt,
  kind: TokenKind,
  masker: PastedMasker,
  nowSeconds: number,
): string[] {
  const { payload } = jwt;
  return [
    ...audienceSentence(jwt, kind, masker),
    ...clientSentence(payload),
    ...issuerSentence(payload, kind, masker),
    ...subjectSentence(payload, kind),
    ...(jwt.format === 'jwe' ? [] : lifetimeSentences(payload, kind, nowSeconds)),
    ...headerSentences(jwt),
  ];
}

/** What an audience is, for the kinds that say. */
const AUDIENCES: Partial<Record<TokenKind, string>> = {
  'id-token': 'the client ',
  'delegated-access-token': 'the API ',
  'app-only-access-token': 'the API ',
};

function audienceSentence(jwt: Jwt, kind: TokenKind, masker: PastedMasker): string[] {
  const audiences = audiencesOf(jwt);
  const named = audiences.map((id) => findResource(id)?.name ?? findClientApp(id)?.name);
  const known = named.filter((name) => name !== undefined);
  if (known.length > 0) return [`For ${known.join(', ')} (\`aud\`).`];
  const [audience] = audiences;
  if (audience === undefined) return [];
  const value = shown('aud', audience, masker);
  return [
    value === undefined
      ? 'For the application or API in `aud`.'
      : `For ${AUDIENCES[kind] ?? ''}${value} (\`aud\`).`,
  ];
}

/** A claim is hostile text: ids and addresses are repeated, anything else is not. */
function shown(name: string, value: string, masker: PastedMasker): string | undefined {
  const masked = masker.value(name, value);
  return masked.length <= LONGEST_SHOWN && /^[\w:/.{}@%-]+$/.test(masked) ? masked : undefined;
}

function clientSentence(payload: JsonObject): string[] {
  const name = ['azp', 'appid'].find((member) => stringMember(payload, member) !== undefined);
  const id = name === undefined ? undefined : stringMember(payload, name);
  if (id === undefined) return [];
  return [
    `Issued to ${findClientApp(id)?.name ?? (isGuid(id) ? `the client ${id}` : 'the client')} (\`${name}\`).`,
  ];
}

function issuerSentence(payload: JsonObject, kind: TokenKind, masker: PastedMasker): string[] {
  const issuer = stringMember(payload, 'iss');
  if (issuer === undefined) return [];
  if (kind === 'client-assertion') return ['Made by the client itself: `iss` and `sub` are its id.'];
  return [`Issued by ${issuerName(issuer, payload, masker)} (\`iss\`).`];
}

const AUTHORITIES = {
  entra: 'Entra ID',
  b2c: 'Azure AD B2C',
  ciam: 'Entra External ID',
  adfs: 'AD FS',
  msa: 'the service for personal accounts',
  custom: 'an authority of its own',
} as const satisfies Record<LoginHost['kind'], string>;

function issuerName(issuer: string, payload: JsonObject, masker: PastedMasker): string {
  const url = parseUrl(issuer);
  const host = url === undefined ? undefined : findLoginHost(url.host);
  if (url === undefined || host === undefined) {
    const name = shown('iss', issuer, masker) ?? 'somebody';
    return /\/adfs\//.test(issuer) ? `AD FS, ${name}` : name;
  }
  const tenant = url.pathname.split('/')[1] ?? '';
  const accounts = tenant === CONSUMER_TENANT ? ' of personal accounts' : '';
  const version = ownVersion(stringMember(payload, 'ver'));
  return [
    AUTHORITIES[host.kind],
    ...(host.cloud === undefined || host.cloud === 'public' ? [] : [`cloud ${CLOUD_NAMES[host.cloud]}`]),
    ...(isGuid(tenant) ? [`tenant ${tenant}${accounts}`] : []),
    ...(version === undefined ? [] : [`in the form of version ${version}`]),
  ].join(', ');
}

/** Only the versions that exist are repeated. */
function ownVersion(version: string | undefined): string | undefined {
  if (version === undefined) return undefined;
  return ['1.0', '2.0'].includes(version) ? version : 'that is not known';
}

function subjectSentence(payload: JsonObject, kind: TokenKind): string[] {
  if (kind === 'app-only-access-token') return ['Speaks for the application itself: there is no user in it.'];
  if (kind !== 'delegated-access-token' && kind !== 'id-token') return [];
  const isGuest = payload.acct === 1 || payload.acct === '1' || isFromElsewhere(payload);
  return [
    isGuest
      ? 'Speaks of a guest: the account is at home in another directory or provider (`idp`, `acct`).'
      : 'Speaks of a user (`oid`, `sub`).',
  ];
}

function isFromElsewhere(payload: JsonObject): boolean {
  const provider = stringMember(payload, 'idp');
  const own = stringMember(payload, 'tid');
  return (
    provider !== undefined &&
    own !== undefined &&
    /sts\.windows\.net|live\.com/.test(provider) &&
    !provider.includes(own)
  );
}

function lifetimeSentences(payload: JsonObject, kind: TokenKind, nowSeconds: number): string[] {
  const from = numberMember(payload, 'nbf') ?? numberMember(payload, 'iat');
  const until = numberMember(payload, 'exp');
  if (until === undefined) return [withoutEnd(payload, kind, nowSeconds)];
  const whole = from === undefined ? [] : [`Made to last ${duration(until - from)}.`];
  if (from !== undefined && from > nowSeconds)
    return [...whole, `Not valid yet: begins in ${duration(from - nowSeconds)}.`];
  const left = until - nowSeconds;
  return [
    ...whole,
    left > 0 ? `Still valid, for another ${duration(left)}.` : `Expired ${duration(left)} ago.`,
  ];
}

function withoutEnd(payload: JsonObject, kind: TokenKind, nowSeconds: number): string {
  if (!SINGLE_USE.has(kind)) return 'No `exp`: it does not say when it ends.';
  const made = numberMember(payload, 'iat') ?? numberMember(payload, 'ts');
  const age = made === undefined || made > nowSeconds ? '' : ` Made ${duration(nowSeconds - made)} ago.`;
  return `No \`exp\`, as is usual for its kind: it serves one request, and the receiver decides how old it may be.${age}`;
}

function headerSentences({ header, signature, format }: Jwt): string[] {
  if (format === 'jwe') return ['Encrypted: only the holder of the key can read what it says.'];
  const isUnsigned = signature === '' || /^none$/i.test(stringMember(header, 'alg') ?? '');
  return [
    ...(isUnsigned ? ['Not signed, or its signature was cut away: nobody may accept it.'] : []),
    ...(header.nonce === undefined
      ? []
      : ['Its header has a `nonce`: only the API it is for can verify it, as Microsoft Graph does.']),
    'Decoded, not verified: whether its signature is right was not looked at.',
  ];
}
