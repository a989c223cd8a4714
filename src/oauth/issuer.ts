import { stringMember } from '../model/json.js';
import type { Jwt } from '../model/jwt.js';
import { parseUrl } from '../model/url.js';
import { type Endpoint, findEndpoint } from './endpoints.js';

/** The authority that a token names as its issuer; undefined where it names none, or one that is no login host. */
export function findIssuer(jwt: Jwt | undefined): Endpoint | undefined {
  const url = parseUrl(stringMember(jwt?.payload, 'iss') ?? '');
  return url === undefined ? undefined : findEndpoint(url);
}
