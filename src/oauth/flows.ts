import type { Product } from '../model/capture.js';
import type { Location } from '../model/parameters.js';
import type { Endpoint } from './endpoints.js';
import type {
  AuthorizationErrorResponse,
  AuthorizationRequest,
  AuthorizationResponse,
  Message,
  OAuthError,
  ProtectedResourceRequest,
  TokenRequest,
} from './messages.js';

/** The contract's kinds of flow. */
export type FlowKind =
  | 'authorization-code'
  | 'hybrid'
  | 'implicit'
  | 'client-credentials'
  | 'refresh-token'
  | 'device-code'
  | 'password'
  | 'on-behalf-of'
  | 'jwt-bearer'
  | 'saml-bearer'
  | 'native-authentication'
  | 'managed-identity'
  | 'broker'
  | 'sign-out'
  | 'saml'
  | 'ws-federation'
  | 'unknown';

export type FlowOutcome = 'succeeded' | 'failed' | 'incomplete';

/** Why a message belongs to its flow. */
export interface Join {
  readonly message: string;
  /** A few words: `state`, `code`, `code_challenge`, `client and time` … */
  readonly by: string;
}

/** One acquisition of tokens, from its first request to the calls made with what it yielded. */
export interface Flow {
  /** `f1`, `f2` … in order of the first message. */
  readonly id: string;
  readonly kind: FlowKind;
  /** Time order. */
  readonly messages: readonly Message[];
  readonly joins: readonly Join[];
  readonly authorizationRequests: readonly AuthorizationRequest[];
  readonly authorizationResponses: readonly (AuthorizationResponse | AuthorizationErrorResponse)[];
  readonly tokenRequests: readonly TokenRequest[];
  readonly resourceCalls: readonly ProtectedResourceRequest[];
  /** Wire values of `grant_type`, each once. */
  readonly grantTypes: readonly string[];
  readonly clientId: string | undefined;
  readonly authority: Endpoint | undefined;
  /** Identifier of the API that tokens were asked for; undefined where none was named. */
  readonly resource: string | undefined;
  /** Scope values as asked, or the v1 `resource`. */
  readonly requestedScopes: readonly string[];
  /** Scope values as answered, or the `scp` or `roles` of the access token. */
  readonly grantedScopes: readonly string[];
  readonly redirectUri: string | undefined;
  readonly responseType: string | undefined;
  readonly responseMode: string | undefined;
  /** From `x-client-SKU` and `x-client-Ver`. */
  readonly library: Product | undefined;
  readonly errors: readonly OAuthError[];
  readonly outcome: FlowOutcome;
  /** A later flow that succeeded at the same thing. */
  readonly recoveredBy: string | undefined;
  readonly correlationIds: readonly string[];
}

/** A message and a place in it, for evidence. */
export interface Place {
  readonly message: Message;
  readonly at: Location;
}
