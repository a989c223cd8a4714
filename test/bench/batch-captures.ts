import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { graphError, har, tokenError, tokenRequest } from '../support/entra-builder.js';
import type { Exchange } from '../support/exchange.js';
import { API_SCOPE, WEB_REDIRECT_URI } from '../support/ids.js';
import { pkce } from '../support/pkce.js';
import { guid } from '../support/seeded.js';
import {
  healthyClientCredentials,
  healthyCodeFlow,
  healthyDeviceFlow,
  healthyOboChain,
  healthyRefreshFlow,
  healthyWebFlow,
} from '../support/stories.js';
import { toSaz } from '../support/to-saz.js';
import { type Chance, createChance } from './chance.js';

const HOUR = 3600;
/** The queue of a month. */
const HOURS = 30 * 24;
/** So many captures of each hundred cannot be read. */
const BROKEN_PERCENT = 3;
/** Different captures; the others are these with other bytes, since signing tokens is not what is measured. */
const DIFFERENT = 400;
/** One of so many is the very same file as an earlier one. */
const DOUBLED = 50;

type Story = (at: number, chance: Chance) => Exchange[];

/** What lies in a support queue, the frequent things several times. */
const STORIES: readonly Story[] = [
  (at) => healthyCodeFlow({ at }),
  (at) => healthyWebFlow({ at }),
  (at) => healthyDeviceFlow({ at }),
  (at) => healthyOboChain({ at }),
  (at) => healthyRefreshFlow({ at }),
  (at) => healthyCodeFlow({ at, token: { codeVerifier: pkce(2).verifier }, tokenAnswer: tokenError(501481) }),
  (at) =>
    healthyWebFlow({ at, token: { redirectUri: `${WEB_REDIRECT_URI}/` }, tokenAnswer: tokenError(500112) }),
  (at) => healthyCodeFlow({ at, authorize: { scope: `${API_SCOPE} openid` }, apiAnswer: graphError() }),
  expiredSecret,
  expiredSecret,
  wrongScope,
  (at, chance) => [refused(at, chance, chance.pick([65001, 50076, 53003, 50105, 70043, 700082, 90002]))],
  (at, chance) => [refused(at, chance, chance.pick([65001, 50076, 53003]))],
];

function expiredSecret(at: number, chance: Chance): Exchange[] {
  const token = { credential: 'secret', ...whoAndWhere(chance) } as const;
  return healthyClientCredentials({ at, token, tokenAnswer: tokenError(7000222) });
}

function wrongScope(at: number, chance: Chance): Exchange[] {
  const scope = 'https://graph.microsoft.com/User.Read.All';
  const token = { credential: 'secret', scope, ...whoAndWhere(chance) } as const;
  return healthyClientCredentials({ at, token, tokenAnswer: tokenError(1002012) });
}

function refused(at: number, chance: Chance, code: number): Exchange {
  return tokenRequest({ at, grant: 'refresh_token', ...whoAndWhere(chance) }, tokenError(code));
}

/** Few clients and tenants are in many captures, many in few. */
function whoAndWhere(chance: Chance): { clientId: string; tenant: string } {
  const few = () => Math.floor(chance.between(1, 30) / chance.between(1, 30));
  return { clientId: guid(`bench client ${few()}`), tenant: guid(`bench tenant ${few()}`) };
}

/**
 * Writes so many captures into folders of a thousand: HAR and SAZ, healthy and failing, some doubled, 3 % broken. The
 * same number gives the same bytes.
 */
export async function writeCaptures(folder: string, count: number): Promise<void> {
  const chance = createChance(9);
  const different = await Promise.all(
    Array.from({ length: DIFFERENT }, (_, at) => differentCapture(at, chance)),
  );
  for (let at = 0; at < count; at++) {
    const { extension, bytes } = different[at % DIFFERENT] ?? { extension: 'har', bytes: new Uint8Array() };
    const isBroken = at % 100 < BROKEN_PERCENT;
    const path = join(folder, String(Math.floor(at / 1000)), `${String(at).padStart(6, '0')}.${extension}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, isBroken ? bytes.subarray(0, (at * 37) % 90) : variant(bytes, extension, at));
  }
}

async function differentCapture(
  number: number,
  chance: Chance,
): Promise<{ extension: 'har' | 'saz'; bytes: Uint8Array }> {
  const story = STORIES[number % STORIES.length] ?? STORIES[0];
  const at = chance.between(0, HOURS - 1) * HOUR + chance.between(0, HOUR - 1);
  const exchanges = story?.(at, chance) ?? [];
  if (number % 10 === 9) return { extension: 'saz', bytes: await toSaz(exchanges, { tunnels: true }) };
  return { extension: 'har', bytes: har(exchanges).bytes };
}

/** The same capture in other bytes: blanks behind the JSON, or behind the end of the archive. */
function variant(bytes: Uint8Array, extension: string, at: number): Uint8Array {
  const round = at % DOUBLED === 0 ? 0 : Math.floor(at / DIFFERENT);
  return extension === 'har' ? Buffer.concat([bytes, Buffer.from(' '.repeat(round))]) : bytes;
}
