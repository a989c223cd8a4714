import { LOGIN_HOST } from './ids.js';
import { type Claims, publicJwk } from './jwt.js';
import { ENTRA_SIGNING_KEY, EXTERNAL_IDP_KEY } from './keys.js';
import { ENTRA_KID, EXTERNAL_KID } from './tokens.js';

/** The JWKS that publishes the key of Entra's tokens here. */
export function entraJwks(): Claims {
  return {
    keys: [
      publicJwk(ENTRA_SIGNING_KEY, {
        kid: ENTRA_KID,
        x5t: ENTRA_KID,
        issuer: `https://${LOGIN_HOST}/{tenantid}/v2.0`,
      }),
    ],
  };
}

/** The JWKS of the other providers (B2C, AD FS, GitHub). */
export function externalJwks(): Claims {
  return { keys: [publicJwk(EXTERNAL_IDP_KEY, { kid: EXTERNAL_KID, alg: 'RS256' })] };
}
