import type { Entry } from '../model/capture.js';
import { findHeader } from '../model/headers.js';
import { parseUrl, withoutQuery } from '../model/url.js';
import { findBearer } from './bearer.js';
import { type Endpoint, type EndpointRole, findEndpoint } from './endpoints.js';
import { findManagedIdentitySource } from './managed-identity.js';
import type { Answer, MessageKind } from './messages.js';
import { redirectTarget } from './redirect-uri.js';
import type { RequestParameters } from './request-parameters.js';

/** Which kind of message an entry is, and why it was taken for one. */
export interface Recognition {
  readonly kind: MessageKind;
  readonly recognisedBy: string;
}

/** What earlier and later messages tell about an entry on an unknown host. */
export interface Surroundings {
  /** Origin and path of every `redirect_uri` that an authorization request names. */
  readonly redirectUris: ReadonlySet<string>;
  /** Origin and path that a login host redirected to with an answer. */
  readonly answerTargets: ReadonlySet<string>;
  /** URLs without query that were called with an access token. */
  readonly apiUrls: ReadonlySet<string>;
}

/** An entry with its URL, endpoint and parameters read. */
export interface Reading {
  readonly entry: Entry;
  readonly url: URL;
  readonly endpoint: Endpoint | undefined;
  readonly request: RequestParameters;
}

/** Reads all entries once for what they tell about each other. */
export function findSurroundings(readings: readonly Reading[]): Surroundings {
  const redirectUris = new Set<string>();
  const answerTargets = new Set<string>();
  const apiUrls = new Set<string>();
  for (const { entry, endpoint, request } of readings) {
    const redirects = endpoint?.role === 'authorize' || endpoint?.role === 'admin-consent';
    const redirectUri = redirects ? request.all.value('redirect_uri') : undefined;
    if (redirectUri !== undefined) redirectUris.add(redirectTarget(redirectUri));
    const location = findHeader(entry.response.headers, 'location')?.value ?? entry.response.redirectURL;
    if (endpoint !== undefined && /[?#&](?:code|id_token|access_token|error)=/.test(location)) {
      answerTargets.add(redirectTarget(location));
    }
    if (findBearer(entry, request.query) !== undefined) apiUrls.add(withoutQuery(entry.request.url));
  }
  return { redirectUris, answerTargets, apiUrls };
}

/** What an entry is to the story; undefined where it is no part of it. */
export function recognise(reading: Reading, answer: Answer, around: Surroundings): Recognition | undefined {
  const { entry, endpoint } = reading;
  if (entry.request.method === 'OPTIONS') return recognisePreflight(reading, around);
  if (endpoint !== undefined && endpoint.role !== 'other') return recogniseEndpoint(reading, endpoint);
  if (findManagedIdentitySource(reading.url, entry) !== undefined) {
    return { kind: 'managed-identity-request', recognisedBy: 'the address of a managed identity endpoint' };
  }
  return (
    recogniseCallback(reading, around) ??
    recogniseFederation(reading, answer) ??
    recogniseApiCall(reading, answer) ??
    recogniseAppRedirect(answer) ??
    recogniseErrorPage(endpoint, answer)
  );
}

function recognisePreflight({ entry, endpoint }: Reading, around: Surroundings): Recognition | undefined {
  const belongs = endpoint !== undefined || around.apiUrls.has(withoutQuery(entry.request.url));
  return belongs ? { kind: 'cors-preflight', recognisedBy: 'OPTIONS before a cross-origin call' } : undefined;
}

/** Roles whose message is the same whatever the parameters say. */
const KIND_OF_ROLE: ReadonlyMap<EndpointRole, MessageKind> = new Map([
  ['authorize', 'authorization-request'],
  ['token', 'token-request'],
  ['device-code', 'device-authorization-request'],
  ['logout', 'end-session-request'],
  ['admin-consent', 'consent-step'],
  ['consent', 'consent-step'],
  ['discovery', 'metadata-request'],
  ['instance-discovery', 'metadata-request'],
  ['user-realm', 'metadata-request'],
  ['federation-metadata', 'metadata-request'],
  ['jwks', 'jwks-request'],
  ['user-info', 'userinfo-request'],
  ['native-sign-in', 'native-authentication-request'],
  ['native-sign-up', 'native-authentication-request'],
  ['native-reset', 'native-authentication-request'],
]);

function recogniseEndpoint(reading: Reading, endpoint: Endpoint): Recognition {
  const recognisedBy = `the ${endpoint.role} endpoint of ${endpoint.kind}`;
  const kind = KIND_OF_ROLE.get(endpoint.role) ?? kindOfFederation(reading.request) ?? 'sign-in-step';
  return { kind, recognisedBy };
}

/** SAML 2.0 bindings and WS-Federation passive requestor, by their parameters. */
function kindOfFederation({ all }: RequestParameters): MessageKind | undefined {
  if (all.has('SAMLRequest')) return 'saml-request';
  if (all.has('SAMLResponse')) return 'saml-response';
  if (all.has('wresult')) return 'ws-federation-response';
  return all.get('wa')?.value.toLowerCase() === 'wsignin1.0' ? 'ws-federation-request' : undefined;
}

const ANSWER_NAMES = ['code', 'id_token', 'access_token', 'error', 'admin_consent'] as const;

/** The redirect that brings the answer to the client: on a known redirect URI, or by its unmistakable parameters. */
function recogniseCallback(
  { entry, request, endpoint }: Reading,
  around: Surroundings,
): Recognition | undefined {
  if (endpoint !== undefined && endpoint.kind !== 'custom') return undefined;
  const target = redirectTarget(entry.request.url);
  const carriesAnswer = ANSWER_NAMES.some((name) => request.all.has(name));
  const kind = request.all.has('error') ? 'authorization-error-response' : 'authorization-response';
  if (carriesAnswer && around.redirectUris.has(target))
    return { kind, recognisedBy: 'the redirect_uri of a request' };
  if (!carriesAnswer && around.answerTargets.has(target) && entry.request.method === 'GET') {
    return {
      kind: 'authorization-response',
      recognisedBy: 'the target of a redirect that carried an answer',
    };
  }
  const isEntraAnswer =
    (request.all.has('session_state') && carriesAnswer) ||
    request.all.has('admin_consent') ||
    /^AADSTS|^AADB2C/.test(request.all.value('error_description') ?? '') ||
    (request.form.has('code') && request.form.has('state')) ||
    (request.form.has('id_token') && request.form.has('state'));
  return isEntraAnswer
    ? { kind, recognisedBy: 'parameters that only an authorization response has' }
    : undefined;
}

function recogniseFederation({ request }: Reading, answer: Answer): Recognition | undefined {
  const kind = kindOfFederation(request);
  if (kind !== undefined) return { kind, recognisedBy: 'SAML or WS-Federation parameters' };
  const sends = answer.parameters.has('SAMLRequest') && answer.location !== undefined;
  return sends ? { kind: 'other', recognisedBy: 'a redirect to an identity provider' } : undefined;
}

function recogniseApiCall({ entry, request, url }: Reading, answer: Answer): Recognition | undefined {
  const kind = /\/oidc\/userinfo\/?$/i.test(url.pathname) ? 'userinfo-request' : 'protected-resource-request';
  if (findBearer(entry, request.query) !== undefined)
    return { kind, recognisedBy: 'an access token in the request' };
  const isChallenged = answer.challenges.some(({ scheme }) => /^(?:bearer|pop|dpop)$/i.test(scheme));
  const refused = answer.status === 401 || answer.status === 403;
  return refused && isChallenged ? { kind, recognisedBy: 'a Bearer challenge in the answer' } : undefined;
}

/** An app that sends its visitor to sign in. */
function recogniseAppRedirect(answer: Answer): Recognition | undefined {
  const target = answer.location === undefined ? undefined : parseUrl(answer.location.url);
  const role = target === undefined ? undefined : findEndpoint(target)?.role;
  if (role !== 'authorize' && role !== 'logout') return undefined;
  return { kind: 'other', recognisedBy: `a redirect to the ${role} endpoint` };
}

function recogniseErrorPage(endpoint: Endpoint | undefined, answer: Answer): Recognition | undefined {
  if (endpoint === undefined) return undefined;
  const isPage = answer.page?.pageId !== undefined || answer.parameters.has('error');
  return isPage
    ? { kind: 'other', recognisedBy: 'an answer of a login host with a page or an error' }
    : undefined;
}
