/** The part a JWT plays in the request that presents it. */
export type TokenRole =
  | 'delegated-access-token'
  | 'app-only-access-token'
  | 'client-assertion'
  | 'federated-assertion'
  | 'id-token';

/** One claim that a role needs; any of the names will do. */
export interface RequiredClaim {
  readonly names: readonly string[];
}

const all = (...names: string[]): RequiredClaim[] => names.map((name) => ({ names: [name] }));
const anyOf = (...names: string[]): RequiredClaim => ({ names });

/** Claims that are always there in a token of that role (protocol facts 4.2, column marks R). */
export const REQUIRED_CLAIMS = {
  'delegated-access-token': [
    ...all('iss', 'aud', 'sub', 'exp', 'nbf', 'iat', 'ver', 'tid', 'oid', 'scp'),
    anyOf('appid', 'azp'),
  ],
  'app-only-access-token': [
    ...all('iss', 'aud', 'sub', 'exp', 'nbf', 'iat', 'ver', 'tid', 'oid'),
    anyOf('appid', 'azp'),
  ],
  'client-assertion': [...all('iss', 'aud', 'sub', 'exp', 'jti'), anyOf('nbf', 'iat')],
  'federated-assertion': all('iss', 'aud', 'sub', 'exp', 'iat'),
  'id-token': all('iss', 'aud', 'sub', 'exp', 'nbf', 'iat', 'ver'),
} as const satisfies Record<TokenRole, readonly RequiredClaim[]>;
