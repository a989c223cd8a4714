import type { Topic } from '../topic.js';

/** Values of `response_type` on authorize. */
export const responseTypes: readonly Topic[] = [
  {
    kind: 'response-type',
    name: 'code',
    title: 'Authorization code',
    summary:
      'Authorize answers with a code, which the token endpoint turns into tokens. The way for every kind of app, with PKCE.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          'The `code` of the answer and the `code` of the token request that follows',
          '`code_challenge` here, `code_verifier` there',
        ],
      },
    ],
    related: ['authorization_code', 'authorize', 'query'],
    rules: ['pkce-absent', 'pkce-missing-on-cross-origin'],
  },
  {
    kind: 'response-type',
    name: 'id_token',
    aliases: ['implicit id_token'],
    title: 'Only a proof of the sign-in',
    summary: 'Authorize answers with an id_token and no code. It tells who signed in; it calls no API.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          '`nonce` of the request and of the token, and `openid` in `scope`',
          'ID tokens switched on in the registration: 700054 if not',
          'The next use of the token: as a bearer for an API it is the wrong one',
        ],
      },
    ],
    related: ['nonce', 'form_post', '700054', '240002'],
    rules: ['implicit-not-enabled', 'id-token-used-as-bearer', 'id-token-without-openid-scope'],
  },
  {
    kind: 'response-type',
    name: 'token',
    aliases: ['implicit', 'implicit flow'],
    title: 'Access token from authorize',
    summary:
      'The access token comes in the fragment of the redirect. An outdated way for browser apps; code with PKCE took its place.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          'Access tokens switched on in the registration: 700051 if not',
          '`response_mode`: `query` is refused, 70007',
          'Silent renewal in a hidden frame: fails where third-party cookies are blocked',
        ],
      },
    ],
    related: ['fragment', '700051', '70007', 'hasgroups'],
    rules: ['implicit-token-from-authorize', 'implicit-not-enabled', 'third-party-cookies-blocked'],
  },
  {
    kind: 'response-type',
    name: 'id_token token',
    aliases: ['token id_token'],
    title: 'Both tokens from authorize',
    summary: 'The implicit flow with proof and access token in one answer.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          '`at_hash` of the id_token with the access token beside it',
          '`nonce` of the request and of the id_token',
        ],
      },
    ],
    related: ['token', 'id_token', 'at_hash'],
    rules: ['implicit-token-from-authorize', 'id-token-at-hash-mismatch'],
  },
  {
    kind: 'response-type',
    name: 'code id_token',
    aliases: ['hybrid', 'hybrid flow'],
    title: 'Code and proof together',
    summary:
      'Server apps take the id_token at once and redeem the code afterwards. Common with ASP.NET, mostly by form_post.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          '`c_hash` of the id_token with the code beside it',
          '`nonce`: has to be sent',
          'Cookies of the app on the callback: without them state and nonce cannot be checked',
        ],
      },
    ],
    related: ['form_post', 'c_hash', 'nonce', 'authorization_code'],
    rules: ['hybrid-missing-nonce', 'id-token-c-hash-mismatch', 'callback-cookies-missing'],
  },
  {
    kind: 'response-type',
    name: 'code id_token token',
    title: 'Code and both tokens',
    summary: 'The hybrid flow with an access token as well. Rare.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          '`c_hash` and `at_hash` of the id_token',
          'Both boxes of the implicit grant in the registration',
        ],
      },
    ],
    related: ['code id_token', 'token'],
    rules: ['implicit-token-from-authorize', 'id-token-c-hash-mismatch', 'id-token-at-hash-mismatch'],
  },
  {
    kind: 'response-type',
    name: 'code token',
    title: 'Code and access token',
    summary: 'A combination that the standard knows and hardly any app uses.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: ['`response_mode`: not `query`', 'Whether the app needs the early token at all'],
      },
    ],
    related: ['code', 'token'],
    rules: ['implicit-token-from-authorize'],
  },
  {
    kind: 'response-type',
    name: 'none',
    title: 'Nothing but a session',
    summary: 'Authorize signs the user in, or obtains consent, and sends them back without code or token.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: ['`error` on the redirect: its absence is the success'],
      },
    ],
    related: ['authorize'],
  },
  {
    kind: 'response-type',
    name: 'ear_token',
    aliases: ['ear'],
    title: 'Encrypted answer from authorize',
    summary:
      'Newer browser libraries get their tokens from authorize, encrypted for a key that they sent. There is no token request.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: ['`ear_jwk` of the request, `ear_jwe` of the answer', 'A missing token request is right here'],
      },
      { heading: 'Traps', lines: ['The tokens cannot be read from a capture'] },
    ],
    related: ['fragment', 'authorize'],
    rules: ['token-opaque-or-encrypted'],
  },
];

/** Values of `response_mode` on authorize. */
export const responseModes: readonly Topic[] = [
  {
    kind: 'response-mode',
    name: 'query',
    title: 'Answer in the query of the redirect URI',
    summary: 'The default for a code. Reaches the server of the app, its logs and the Referer header.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          '`response_type`: tokens are not allowed this way, 70007',
          'The callback request: its URL holds the whole answer',
        ],
      },
    ],
    related: ['fragment', 'form_post', 'code'],
    rules: ['response-mode-not-allowed', 'token-in-url'],
  },
  {
    kind: 'response-mode',
    name: 'fragment',
    title: 'Answer after the hash sign',
    summary:
      'Stays in the browser: only a script of the page can read it. The default for tokens, and usual for single-page apps.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          'The `Location` header of the redirect: the one place of a capture that has the fragment',
          'The request that follows: a server that waits for the answer gets nothing',
        ],
      },
      {
        heading: 'Traps',
        lines: ['A HAR leaves it out of request URLs: a missing answer may just be unrecorded'],
      },
    ],
    related: ['query', 'token'],
    rules: ['fragment-response-to-server', 'capture-fragment-lost'],
  },
  {
    kind: 'response-mode',
    name: 'form_post',
    title: 'Answer by a form that posts itself',
    summary: 'Entra sends a page whose form posts code or tokens to the redirect URI, from another site.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          'The hidden fields of the page, and the body of the POST: the same values',
          'Cookies on the POST: those without `SameSite=None; Secure` stay behind, and the app forgets its state',
          'A redirect of the POST, which turns it into an empty GET',
        ],
      },
    ],
    related: ['code id_token', 'query'],
    rules: ['callback-cookies-missing', 'callback-target-differs'],
  },
];
