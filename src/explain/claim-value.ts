import { findClientApp, findResource } from '../knowledge/find-app.js';
import { CONSUMER_TENANT } from '../knowledge/login-hosts.js';
import { toIsoTime } from '../report/time-text.js';
import { duration } from './duration.js';
import { topicsNamed } from './topic-index.js';

/** Claims that are seconds since 1970 (RFC 7519 section 2, NumericDate). */
const TIMES: ReadonlySet<string> = new Set([
  'exp',
  'iat',
  'nbf',
  'auth_time',
  'xms_tcdt',
  'pwd_exp_at',
  'ts',
]);
/** Claims whose value is an application. */
const APPS: ReadonlySet<string> = new Set(['aud', 'appid', 'azp', 'client_id']);
/** Claims whose values are topics of their own. */
const LISTED: ReadonlySet<string> = new Set(['amr', 'acr', 'wids']);
/** More values of a list are not told one by one. */
const MOST_LISTED = 10;

/** What the value of a claim says, beyond what the claim is about; undefined where nothing is known of it. */
export function claimValueNote(name: string, value: unknown, nowSeconds: number): string | undefined {
  if (TIMES.has(name)) return timeNote(value, nowSeconds);
  if (APPS.has(name)) return appNote(value);
  if (LISTED.has(name)) return listNote(value);
  if (name === 'tid' && value === CONSUMER_TENANT) return 'The tenant of personal accounts.';
  return VALUES.get(name)?.get(String(value));
}

const CLIENT_PROOFS = new Map([
  ['0', 'A public client: no secret, no certificate.'],
  ['1', 'A client secret.'],
  ['2', 'A certificate, a federated credential or a managed identity.'],
]);

/** What single values of a claim mean. */
const VALUES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['azpacr', CLIENT_PROOFS],
  ['appidacr', CLIENT_PROOFS],
  [
    'acct',
    new Map([
      ['0', 'A member.'],
      ['1', 'A guest.'],
    ]),
  ],
  [
    'idtyp',
    new Map([
      ['app', 'An application, without a user.'],
      ['user', 'A user.'],
      ['device', 'A device.'],
    ]),
  ],
  ['alg', new Map([['none', 'Not signed.']])],
]);

function timeNote(value: unknown, nowSeconds: number): string | undefined {
  const iso = typeof value === 'number' ? toIsoTime(value * 1000) : null;
  if (typeof value !== 'number' || iso === null) return undefined;
  const distance = value - nowSeconds;
  const words = distance > 0 ? `in ${duration(distance)}` : `${duration(distance)} ago`;
  return `${iso.replace('.000Z', 'Z')}, ${words}.`;
}

function appNote(value: unknown): string | undefined {
  const id = typeof value === 'string' ? value : undefined;
  const name = findResource(id)?.name ?? findClientApp(id)?.name;
  return name === undefined ? undefined : `This is ${name}.`;
}

function listNote(value: unknown): string | undefined {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const told = values
    .slice(0, MOST_LISTED)
    .flatMap((each) => (typeof each === 'string' ? listedTitle(each) : []));
  return told.length === 0 ? undefined : `${told.join('; ')}.`;
}

function listedTitle(value: string): string[] {
  const topic = topicsNamed(value).find(
    ({ kind }) => kind === 'amr' || kind === 'acr' || kind === 'directory-role',
  );
  return topic === undefined ? [] : [`${topic.name}: ${topic.title.replace(/^acr \d: /, '')}`];
}
