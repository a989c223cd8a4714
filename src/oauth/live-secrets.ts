import { findHeader, inRequest } from '../model/headers.js';
import { onceFor } from '../model/once-for.js';
import type { Location } from '../model/parameters.js';
import { isReplacement } from '../model/replaced-value.js';
import type { Message } from './messages.js';
import type { Story } from './story.js';
import type { Token } from './tokens.js';

/** A credential in the capture that was still good when the capture ended. */
export interface LiveSecret {
  /** `client_secret`, `password`, `refresh_token`, `access_token`, `session cookie` … */
  readonly kind: string;
  readonly message: Message;
  readonly at: Location;
}

/** When the capture ended, seconds since 1970; undefined where no entry has a time. */
export function captureEndSeconds(story: Story): number | undefined {
  const ends = story.capture.entries.flatMap(({ startedMs, time }) =>
    startedMs === undefined ? [] : [startedMs + (time ?? 0)],
  );
  return ends.length === 0 ? undefined : ends.reduce((a, b) => Math.max(a, b)) / 1000;
}

/** Every distinct credential that outlived the capture, in order of appearance. */
export const findLiveSecrets = onceFor((story: Story): readonly LiveSecret[] => {
  const end = captureEndSeconds(story);
  const tokens = story.tokens
    .filter((token) => !isReplacement(token.value) && isLive(token, end))
    .flatMap(placeOf);
  return [...tokens, ...lastingSecrets(story), ...sessionCookies(story)];
});

function isLive(token: Token, endSeconds: number | undefined): boolean {
  const lives = token.expiresAt === undefined || endSeconds === undefined || token.expiresAt > endSeconds;
  switch (token.type) {
    case 'refresh_token':
      return token.replacedBy === undefined && lives;
    case 'access_token':
    case 'client_assertion':
      return lives && (token.expiresAt !== undefined || token.issuedBy !== undefined);
    case 'authorization_code':
      return (
        token.issuedBy !== undefined && !token.uses.some(({ message }) => message.kind === 'token-request')
      );
    case 'other':
      return token.kind === 'prt-cookie';
    default:
      return false;
  }
}

function placeOf(token: Token): LiveSecret[] {
  const place = token.issuedBy ?? token.uses[0];
  if (place === undefined) return [];
  const kind = token.kind === 'prt-cookie' ? 'primary refresh token cookie' : token.type;
  return [{ kind, message: place.message, at: place.at }];
}

const LASTING = ['client_secret', 'password', 'passwd'] as const;

function lastingSecrets(story: Story): LiveSecret[] {
  const seen = new Map<string, LiveSecret>();
  for (const message of story.messages) {
    for (const name of LASTING) {
      const parameter = message.parameters.get(name);
      if (parameter === undefined || parameter.isRedacted || parameter.value === '') continue;
      if (isReplacement(parameter.value)) continue;
      const kind = name === 'client_secret' ? name : 'password';
      if (!seen.has(parameter.value)) seen.set(parameter.value, { kind, message, at: parameter.at });
    }
  }
  return [...seen.values()];
}

/** Cookies that hold a signed-in session (protocol facts 1.5); one finding a capture is enough. */
function sessionCookies(story: Story): LiveSecret[] {
  for (const message of story.messages) {
    const header = findHeader(message.entry.request.headers, 'cookie');
    if (header !== undefined && /(?:^|;\s*)ESTSAUTH(?:PERSISTENT)?=(?!fake-)[^;\s]{20}/.test(header.value)) {
      const at = inRequest(header);
      return [{ kind: 'session cookie', message, at }];
    }
  }
  return [];
}
