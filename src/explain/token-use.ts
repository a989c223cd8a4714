import { findResource } from '../knowledge/find-app.js';
import type { Jwt } from '../model/jwt.js';
import { audiencesOf, type TokenKind } from '../oauth/token-kind.js';

/** What a token of one kind is good for. */
export interface TokenUse {
  readonly may: readonly string[];
  readonly mayNot: readonly string[];
}

const ACCESS_TOKEN_LIMITS = [
  'Any other API: a token is for the one audience in `aud`.',
  'A sign-in: the client must not read it to learn who the user is, that is what the id_token is for.',
];

/** Uses by kind, in our own words (RFC 6750, OpenID Connect Core 1.0 section 2, RFC 7523). */
const TOKEN_USES = {
  jwe: {
    may: ['What it is for stands inside, readable only for the holder of the key: hand it on as it is.'],
    mayNot: ['Nothing can be said of its claims; that they cannot be read is no fault.'],
  },
  opaque: { may: ['Hand it on as it is.'], mayNot: ['It has no claims to read.'] },
  saml: {
    may: ['Posted to the service in its audience, or exchanged with the SAML bearer grant.'],
    mayNot: ['A bearer of an OAuth API.'],
  },
  'dpop-proof': {
    may: ['The `DPoP` header of one request, for the method and URL that it names.'],
    mayNot: ['A second request, or without the token that it belongs to.'],
  },
  'signed-request': {
    may: ['One request with the PoP scheme: it wraps an access token and is bound to method, host and path.'],
    mayNot: ['A `Bearer` header: the API would look for claims that are one level deeper.'],
  },
  'prt-cookie': {
    may: ['Single sign-on of this device at the login host, once, with the nonce that the host gave.'],
    mayNot: ['Any API. Whoever has it may sign in as the user: keep it out of captures.'],
  },
  'broker-request': {
    may: ['The request of a broker to the token endpoint, signed by the device.'],
    mayNot: ['Any API.'],
  },
  'client-assertion': {
    may: ['The `client_assertion` of a token request: it proves the app, in place of a secret.'],
    mayNot: [
      'A bearer for an API.',
      'The `assertion` of an on-behalf-of request: that is the token of a user.',
    ],
  },
  'federated-assertion': {
    may: [
      'The `client_assertion` of an app that trusts this issuer and subject (federated identity credential).',
    ],
    mayNot: ['A bearer for an API.'],
  },
  'logout-token': {
    may: ['The logout notice from the provider to the application, once.'],
    mayNot: ['A bearer, or a proof of sign-in.'],
  },
  'delegated-access-token': {
    may: [
      'The `Authorization: Bearer` header of calls to the API in `aud`, for the user in `oid`, within the scopes in `scp`.',
      'The `assertion` of an on-behalf-of request, where `aud` is the app that sends it.',
    ],
    mayNot: ACCESS_TOKEN_LIMITS,
  },
  'app-only-access-token': {
    may: [
      'The `Authorization: Bearer` header of calls to the API in `aud`, as the app itself, with what `roles` allow.',
    ],
    mayNot: [
      'An on-behalf-of request, or an endpoint such as `/me`: there is no user in it.',
      'Any other API: a token is for the one audience in `aud`.',
    ],
  },
  'device-access-token': {
    may: ['Calls of the device itself to the API in `aud`.'],
    mayNot: ['Anything in the name of a user.'],
  },
  'unusual-access-token': {
    may: ['Calls to the API in `aud`, as far as that decides without `scp` or `roles`.'],
    mayNot: ACCESS_TOKEN_LIMITS,
  },
  'id-token': {
    may: ['Telling the client in `aud` who signed in, when and how.', 'The `id_token_hint` of a sign-out.'],
    mayNot: [
      'A bearer for an API: it has no scopes, and its audience is the client.',
      'The `assertion` of an on-behalf-of request (AADSTS240002 and others).',
    ],
  },
  unknown: {
    may: ['Its claims fit no kind of token that Entra issues; its issuer decides.'],
    mayNot: ['Calls to APIs that trust Entra, unless `iss` is an issuer they know.'],
  },
} as const satisfies Record<TokenKind, TokenUse>;

/** What a token is good for: by its kind, and for an API of Microsoft without what only an API of one's own does. */
export function tokenUse(kind: TokenKind, jwt: Jwt): TokenUse {
  const uses = TOKEN_USES[kind];
  const name = audiencesOf(jwt).map((id) => findResource(id)?.name)[0];
  if (kind !== 'delegated-access-token' || name === undefined) return uses;
  return {
    may: uses.may.slice(0, 1),
    mayNot: [
      ...uses.mayNot,
      `The \`assertion\` of an on-behalf-of request of your own API: it is for ${name}, which alone may exchange it (AADSTS50013, AADSTS500131).`,
    ],
  };
}
