import type { Parameters } from '../model/parameters.js';
import type { Endpoint } from './endpoints.js';
import type { ClientAuthentication, Grant } from './messages.js';

export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
export const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';
export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
export const CLIENT_ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Wire values of `grant_type` that a Microsoft token endpoint knows (protocol facts 2; rule 8). */
const GRANTS: ReadonlyMap<string, Grant> = new Map([
  ['authorization_code', 'authorization-code'],
  ['refresh_token', 'refresh-token'],
  ['client_credentials', 'client-credentials'],
  ['password', 'password'],
  [JWT_BEARER, 'jwt-bearer'],
  ['http://oauth.net/grant_type/jwt/1.0/bearer', 'jwt-bearer'],
  [DEVICE_CODE, 'device-code'],
  ['device_code', 'device-code'],
  ['urn:ietf:params:oauth:grant-type:saml1_1-bearer', 'saml-bearer'],
  ['urn:ietf:params:oauth:grant-type:saml2-bearer', 'saml-bearer'],
  [TOKEN_EXCHANGE, 'token-exchange'],
  ['srv_challenge', 'broker'],
  ['device_token', 'broker'],
  ['user_fic', 'federated-user'],
]);

/** Grants of native authentication, at External ID only (protocol facts 2.9). */
const NATIVE_GRANTS: ReadonlySet<string> = new Set(['oob', 'mfa_oob', 'continuation_token', 'attributes']);

/** What a token request asks for; `unknown` where the grant type is absent, unknown or not recorded. */
export function findGrant(parameters: Parameters, endpoint: Endpoint): Grant {
  const grantType = parameters.value('grant_type');
  if (grantType === undefined) return 'unknown';
  if (isNative(grantType, parameters, endpoint)) return 'native-authentication';
  const grant = GRANTS.get(grantType.trim());
  return grant === 'jwt-bearer' ? findJwtBearerGrant(parameters) : (grant ?? 'unknown');
}

function isNative(grantType: string, parameters: Parameters, endpoint: Endpoint): boolean {
  if (endpoint.kind !== 'ciam' && endpoint.kind !== 'custom') return false;
  return NATIVE_GRANTS.has(grantType) || (grantType === 'password' && parameters.has('continuation_token'));
}

/** Brokers use the same grant type with `request` and no `assertion` (protocol facts 2.7). */
function findJwtBearerGrant(parameters: Parameters): Grant {
  if (parameters.has('request') && !parameters.has('assertion')) return 'broker';
  const isOnBehalfOf =
    parameters.value('requested_token_use') === 'on_behalf_of' || parameters.has('assertion');
  return isOnBehalfOf ? 'on-behalf-of' : 'jwt-bearer';
}

/** Whether a token endpoint of this kind knows the grant type, spelled just so. */
export function isKnownGrantType(grantType: string, endpoint: Endpoint): boolean {
  return GRANTS.has(grantType) || (NATIVE_GRANTS.has(grantType) && endpoint.kind !== 'entra');
}

export const KNOWN_GRANT_TYPES: readonly string[] = [...GRANTS.keys()];

/**
 * How the client proves itself. `unknown`: body or Authorization header cannot be read, or it signs in to AD FS by
 * Windows, outside of the message.
 */
export function findClientAuthentication(
  parameters: Parameters,
  endpoint: Endpoint,
  isRecorded: boolean,
): ClientAuthentication {
  if (parameters.has('client_assertion')) return 'assertion';
  const secret = parameters.get('client_secret');
  if (secret !== undefined && secret.value !== '') return secret.source === 'basic' ? 'basic' : 'secret';
  if (/(?:^|\.)mtlsauth\./.test(endpoint.host)) return 'certificate';
  const isWindows = parameters.value('use_windows_client_authentication')?.toLowerCase() === 'true';
  return isRecorded && !isWindows ? 'none' : 'unknown';
}
