import type { Entry } from '../model/capture.js';
import type { JsonObject } from '../model/json.js';
import type { Location, Parameter, Parameters } from '../model/parameters.js';
import type { Challenge } from './challenge.js';
import type { Endpoint } from './endpoints.js';
import type { SignInPage } from './sign-in-page.js';

/** The nouns of contract section 2: one message is one exchange, request and response together. */
export const MESSAGE_KINDS = [
  'authorization-request',
  'authorization-response',
  'authorization-error-response',
  'sign-in-step',
  'consent-step',
  'token-request',
  'device-authorization-request',
  'metadata-request',
  'jwks-request',
  'userinfo-request',
  'protected-resource-request',
  'end-session-request',
  'managed-identity-request',
  'native-authentication-request',
  'saml-request',
  'saml-response',
  'ws-federation-request',
  'ws-federation-response',
  'cors-preflight',
  'other',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** How the other side answered. */
export interface Answer {
  /** HTTP status; undefined where no answer was recorded. */
  readonly status: number | undefined;
  /**
   * `accepted`: granted what was asked. `refused`: an error, whatever the HTTP status. `unanswered`: no response.
   * `unknown`: a response whose body was not recorded or was redacted.
   */
  readonly outcome: 'accepted' | 'refused' | 'unanswered' | 'unknown';
  /** JSON members, parameters of the redirect target, or fields of a self-submitting form. */
  readonly parameters: Parameters;
  readonly json: JsonObject | undefined;
  readonly page: SignInPage | undefined;
  /** Redirect target: `Location`, else HAR's `redirectURL`. */
  readonly location: { readonly url: string; readonly at: Location } | undefined;
  readonly challenges: readonly FoundChallenge[];
}

export interface FoundChallenge extends Challenge {
  readonly at: Location;
}

/** What every message has. */
export interface Exchange {
  /** `m1`, `m2` … in time order. */
  readonly id: string;
  readonly entry: Entry;
  readonly url: URL;
  /** The identity endpoint called; undefined for callbacks and API calls. */
  readonly endpoint: Endpoint | undefined;
  /** Milliseconds since 1970 by the clock of the client or proxy; undefined where not recorded. */
  readonly startedMs: number | undefined;
  /**
   * When the other side judged the request: its `Date` header, else the client's clock (protocol facts 4.8).
   * Milliseconds since 1970.
   */
  readonly judgedMs: number | undefined;
  /** Whether `judgedMs` is the server's own clock. */
  readonly isServerTime: boolean;
  /** Form, then query, fragment, JSON body, Basic credentials. */
  readonly parameters: Parameters;
  /** The body alone, where it is a form. */
  readonly form: Parameters;
  readonly query: Parameters;
  /** Whether the parameters of the body could be read: a rule about something missing needs this. */
  readonly bodyIsRecorded: boolean;
  readonly answer: Answer;
  readonly errors: readonly OAuthError[];
  /** Why the entry was taken for this message. */
  readonly recognisedBy: string;
  /** The message that this one repeats byte for byte within 50 ms (a service worker shows requests twice). */
  readonly duplicateOf: string | undefined;
}

export interface AuthorizationRequest extends Exchange {
  readonly kind: 'authorization-request';
  readonly endpoint: Endpoint;
}

/** The redirect that reaches the client, with a code or tokens (RFC 6749 section 4.1.2, OAuth form_post). */
export interface AuthorizationResponse extends Exchange {
  readonly kind: 'authorization-response';
}

export interface AuthorizationErrorResponse extends Exchange {
  readonly kind: 'authorization-error-response';
}

/** What the grant type and the parameters say the client is doing (protocol facts 2). */
export type Grant =
  | 'authorization-code'
  | 'refresh-token'
  | 'client-credentials'
  | 'device-code'
  | 'password'
  | 'on-behalf-of'
  | 'jwt-bearer'
  | 'saml-bearer'
  | 'token-exchange'
  | 'broker'
  | 'native-authentication'
  | 'federated-user'
  | 'unknown';

/** How a confidential client proves itself; `unknown` where the capture cannot show it. */
export type ClientAuthentication = 'secret' | 'basic' | 'assertion' | 'certificate' | 'none' | 'unknown';

export interface TokenRequest extends Exchange {
  readonly kind: 'token-request';
  readonly endpoint: Endpoint;
  /** Wire value; undefined where absent, redacted or not recorded. */
  readonly grantType: string | undefined;
  readonly grant: Grant;
  readonly clientAuthentication: ClientAuthentication;
}

export interface DeviceAuthorizationRequest extends Exchange {
  readonly kind: 'device-authorization-request';
  readonly endpoint: Endpoint;
}

/** A call that carries an access token, or was refused for want of one (RFC 6750). */
export interface ProtectedResourceRequest extends Exchange {
  readonly kind: 'protected-resource-request' | 'userinfo-request';
  /** Credential of the Authorization header; undefined where there is none or it was not recorded. */
  readonly bearer: BearerCredential | undefined;
}

export interface BearerCredential {
  /** As written: `Bearer`, `PoP`, `mtls_pop`. */
  readonly scheme: string;
  readonly value: string;
  readonly at: Location;
  readonly isRedacted: boolean;
}

export interface NativeAuthenticationRequest extends Exchange {
  readonly kind: 'native-authentication-request';
  readonly endpoint: Endpoint;
}

export interface ManagedIdentityRequest extends Exchange {
  readonly kind: 'managed-identity-request';
  readonly source: 'imds' | 'app-service' | 'arc' | 'cloud-shell' | 'service-fabric';
}

export interface PlainMessage extends Exchange {
  readonly kind:
    | 'sign-in-step'
    | 'consent-step'
    | 'metadata-request'
    | 'jwks-request'
    | 'end-session-request'
    | 'saml-request'
    | 'saml-response'
    | 'ws-federation-request'
    | 'ws-federation-response'
    | 'cors-preflight'
    | 'other';
}

export type Message =
  | AuthorizationRequest
  | AuthorizationResponse
  | AuthorizationErrorResponse
  | TokenRequest
  | DeviceAuthorizationRequest
  | ProtectedResourceRequest
  | NativeAuthenticationRequest
  | ManagedIdentityRequest
  | PlainMessage;

/** The channel an error came through. */
export type ErrorChannel =
  | 'json'
  | 'redirect'
  | 'form-post'
  | 'page'
  | 'header'
  | 'challenge'
  | 'api'
  | 'saml'
  | 'network';

/** One error, however it travelled (notes on AADSTS, section c). */
export interface OAuthError {
  /** `e1`, `e2` … in time order. */
  readonly id: string;
  readonly message: string;
  readonly entry: number;
  readonly channel: ErrorChannel;
  /** `AADSTS240002`, `AADB2C90118`, `MSIS9605`; the innermost where several are named. */
  readonly code: string | undefined;
  /** All codes named, outermost first. */
  readonly codes: readonly string[];
  /** OAuth `error`, or the code member of an API's error object. */
  readonly error: string | undefined;
  readonly suberror: string | undefined;
  /** As captured: holds identities. */
  readonly description: string | undefined;
  /** The JSON text of a claims challenge, decoded. */
  readonly claims: string | undefined;
  readonly correlationId: string | undefined;
  readonly traceId: string | undefined;
  readonly timestamp: string | undefined;
  /** Where the error is to be seen. */
  readonly at: Location;
  /** A normal step: polling, a silent probe without a session, an interrupt of the sign-in page. */
  readonly isExpected: boolean;
}

export type { Parameter };

/** A call of an API with, or for want of, an access token. */
export function isApiCall(message: Message): message is ProtectedResourceRequest {
  return message.kind === 'protected-resource-request' || message.kind === 'userinfo-request';
}
