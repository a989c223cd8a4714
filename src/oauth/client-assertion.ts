import { isGuid } from '../model/guid.js';
import { stringMember } from '../model/json.js';
import type { Jwt } from '../model/jwt.js';
import type { Parameter } from '../model/parameters.js';
import type { TokenRequest } from './messages.js';
import type { Story } from './story.js';
import { audiencesOf, TOKEN_EXCHANGE_AUDIENCES } from './token-kind.js';
import type { Token } from './tokens.js';

/** The readable JWT with which a client proves who it is (RFC 7523 section 2.2). */
export interface ClientAssertion {
  readonly parameter: Parameter;
  readonly token: Token;
  readonly jwt: Jwt;
  /** An identity provider made it (workload identity federation); else the client signed it itself. */
  readonly isFederated: boolean;
}

/** The client assertion of a token request; undefined where there is none, or it is redacted, encrypted or no JWT. */
export function findClientAssertion(request: TokenRequest, story: Story): ClientAssertion | undefined {
  const parameter = request.parameters.get('client_assertion');
  const token = story.tokenOf(request.parameters.value('client_assertion'));
  const jwt = token?.jwt;
  if (parameter === undefined || token === undefined || jwt?.format !== 'jwt') return undefined;
  return { parameter, token, jwt, isFederated: isFederated(jwt, request.parameters.value('client_id')) };
}

/**
 * A foreign issuer makes an assertion a federated one, whatever its audience. An issuer that is a GUID is a client that
 * names the wrong one, unless the audience is that of token exchange.
 */
function isFederated(jwt: Jwt, clientId: string | undefined): boolean {
  const issuer = stringMember(jwt.payload, 'iss');
  if (issuer === undefined || issuer === clientId || issuer === stringMember(jwt.payload, 'sub'))
    return false;
  const isForExchange = audiencesOf(jwt).some((aud) => TOKEN_EXCHANGE_AUDIENCES.has(aud.toLowerCase()));
  return isForExchange || (!isGuid(issuer) && isHost(issuer));
}

/** Issuers are URLs (OIDC Core section 2); a few leave the scheme out. */
function isHost(issuer: string): boolean {
  return /^https?:\/\//i.test(issuer) || /^[\w-]{1,63}\.[\w.-]{2,200}$/.test(issuer);
}
