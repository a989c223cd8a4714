import type { Jwt } from '../model/jwt.js';
import { type BearerCredential, isApiCall, type Message, type ProtectedResourceRequest } from './messages.js';
import type { Story } from './story.js';
import type { Token } from './tokens.js';

/** A call of an API with a token that can be read. */
export interface ApiToken {
  readonly call: ProtectedResourceRequest;
  readonly bearer: BearerCredential;
  readonly token: Token;
  readonly jwt: Jwt;
}

/** The readable JWT that an API call carries; undefined for other messages, opaque, encrypted or redacted tokens. */
export function findApiToken(message: Message, story: Story): ApiToken | undefined {
  if (!isApiCall(message)) return undefined;
  const { bearer } = message;
  if (bearer === undefined || bearer.isRedacted) return undefined;
  const token = story.tokenOf(bearer.value);
  if (token?.jwt === undefined || token.jwt.format === 'jwe') return undefined;
  return { call: message, bearer, token, jwt: token.jwt };
}

/** The API said no to this caller; any other answer is about something else. */
export function isDenied({ answer }: Message): boolean {
  return answer.status === 401 || answer.status === 403;
}
