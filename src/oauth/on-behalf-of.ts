import { comparable, findResource } from '../knowledge/find-app.js';
import type { WellKnownResource } from '../knowledge/resources.js';
import { isGuid } from '../model/guid.js';
import type { Jwt } from '../model/jwt.js';
import type { Parameter } from '../model/parameters.js';
import type { TokenRequest } from './messages.js';
import type { Story } from './story.js';
import { audiencesOf } from './token-kind.js';
import type { Token } from './tokens.js';

/** The access token that an on-behalf-of request presents, readable (protocol facts 2.7). */
export interface OboAssertion {
  readonly parameter: Parameter;
  readonly token: Token;
  readonly jwt: Jwt;
}

/** What an on-behalf-of request presents for exchange; undefined for other grants, and where it is empty. */
export function findOboParameter({ grant, parameters }: TokenRequest): Parameter | undefined {
  const assertion = parameters.get('assertion');
  return grant === 'on-behalf-of' && assertion?.value !== '' ? assertion : undefined;
}

/** The JWT presented for exchange; undefined for other grants, and where it is redacted or cannot be decoded. */
export function findOboAssertion(request: TokenRequest, story: Story): OboAssertion | undefined {
  const parameter = request.parameters.get('assertion');
  const token = story.tokenOf(request.parameters.value('assertion'));
  const jwt = token?.jwt;
  if (request.grant !== 'on-behalf-of' || parameter === undefined || token === undefined) return undefined;
  return jwt === undefined || jwt.format === 'jwe' ? undefined : { parameter, token, jwt };
}

/** Issued as id_token in this capture, or one by its claims; what was issued as access token is none. */
export function isIdToken({ issuedBy, type, kind }: Token): boolean {
  return issuedBy === undefined ? kind === 'id-token' : type === 'id_token';
}

/** For whom an assertion was issued, seen from the client that presents it. */
export type OboAudience =
  | { readonly kind: 'own' | 'foreign' | 'unknown'; readonly aud: string }
  | { readonly kind: 'microsoft'; readonly aud: string; readonly resource: WellKnownResource };

/**
 * Compares the audience of an assertion with the client. `unknown`: an App ID URI that may or may not be the
 * client's, or no client id to compare with. Undefined where the token names no audience.
 */
export function findOboAudience(jwt: Jwt, clientId: string | undefined): OboAudience | undefined {
  const audiences = audiencesOf(jwt);
  const aud = audiences.find((each) => clientId !== undefined && names(each, clientId)) ?? audiences[0];
  if (aud === undefined) return undefined;
  if (clientId !== undefined && names(aud, clientId)) return { kind: 'own', aud };
  const resource = findResource(aud);
  if (resource !== undefined && resource.appId !== clientId?.toLowerCase())
    return { kind: 'microsoft', aud, resource };
  return { kind: isGuid(aud) && clientId !== undefined ? 'foreign' : 'unknown', aud };
}

/** `{id}`, `api://{id}`, `spn:{id}` and App ID URIs with the id in them belong to that application. */
function names(aud: string, clientId: string): boolean {
  return comparable(aud).includes(clientId.toLowerCase());
}

/** Both audiences as the message of AADSTS500131 prints them. */
export interface PrintedAudiences {
  readonly found: string;
  readonly expected: string;
}

const PRINTED = /audience in the assertion was '([^']{1,300})'.{0,60}?expected audience is '([^']{1,300})'/s;

/** What the server printed; undefined where the text is another. */
export function findPrintedAudiences(description: string | undefined): PrintedAudiences | undefined {
  const [, found, expected] = PRINTED.exec((description ?? '').slice(0, 4000)) ?? [];
  return found === undefined || expected === undefined ? undefined : { found, expected };
}
