import { findClientApp, findResource } from '../../knowledge/find-app.js';
import type { Topic } from '../../knowledge/topic.js';
import { permissionClaims } from '../../knowledge/topics/claims-permission.js';
import { proofClaims } from '../../knowledge/topics/claims-proof.js';
import { serviceClaims } from '../../knowledge/topics/claims-service.js';
import { tokenClaims } from '../../knowledge/topics/claims-token.js';
import { userClaims } from '../../knowledge/topics/claims-user.js';
import { toIsoTime } from '../time-text.js';

/** Claims that are seconds since 1970 (RFC 7519 section 2, NumericDate). */
const TIMES: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'auth_time', 'xms_tcdt', 'pwd_exp']);
/** Claims whose value is an application. */
const APPS: ReadonlySet<string> = new Set(['aud', 'appid', 'azp', 'client_id']);

const TABLES = [tokenClaims, userClaims, permissionClaims, serviceClaims, proofClaims];
const TOPICS: ReadonlyMap<string, Topic> = new Map(TABLES.flat().map((topic) => [topic.name, topic]));

/** What a claim or a member of a token's header is about; undefined where it is not known. */
export function claimTopic(name: string): Topic | undefined {
  return TOPICS.get(name);
}

/** What the value says to those who do not know it by heart; undefined where there is nothing to add. */
export function claimNote(name: string, value: unknown): string | undefined {
  if (TIMES.has(name)) return timeNote(value);
  if (!APPS.has(name) || typeof value !== 'string') return undefined;
  return findResource(value)?.name ?? findClientApp(value)?.name;
}

function timeNote(value: unknown): string | undefined {
  const seconds = Number(value);
  const iso = Number.isFinite(seconds) ? toIsoTime(seconds * 1000) : null;
  return iso === null ? undefined : iso.replace('T', ' ').replace('.000Z', ' UTC');
}
