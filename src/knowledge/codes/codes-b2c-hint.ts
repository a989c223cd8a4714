import type { CodeKnowledge } from '../code-knowledge.js';

/** Azure AD B2C: an `id_token_hint` that a policy does not accept (AADB2C90208 to 90233). */
export const b2cHintCodes = (): readonly CodeKnowledge[] => [
  {
    code: 'AADB2C90208',
    title: 'Hint token expired',
    means: 'The `id_token_hint` of the request is past its `exp`, and this policy checks that.',
    causes: ['`exp` of the hint × the Date header of the answer', 'A link in a mail that was opened late'],
    fix: ['Make a new hint for each link, or with a longer life'],
    owner: 'client-app',
    action: 'code',
    related: ['AADB2C90209', 'AADB2C90210'],
    rules: ['id-token-hint-expired-or-foreign'],
    templates: [
      'AADB2C90208: The provided id_token_hint parameter is expired. Please provide another token and try again.',
    ],
  },
  {
    code: 'AADB2C90209',
    title: 'Hint token for another audience',
    means:
      'The `aud` of the `id_token_hint` is none of the audiences that the policy accepts; the text lists those.',
    causes: ['`aud` of the hint × the values in the text'],
    fix: ['Issue the hint with an accepted audience, or add the audience to the policy'],
    owner: 'client-app',
    action: 'code',
    related: ['AADB2C90208', 'AADB2C90232'],
    rules: ['id-token-hint-expired-or-foreign'],
    templates: [
      "AADB2C90209: The provided id_token_hint parameter does not contain an accepted audience. Valid audience values: '{audiences}'. Please provide another token and try again.",
    ],
  },
  {
    code: 'AADB2C90210',
    title: 'Hint token could not be checked',
    means: 'The `id_token_hint` did not pass validation, and the text does not say at which step.',
    causes: [
      'Is the value a JWT of three parts, unshortened by the length of the link?',
      '`alg` and `kid` of the hint × the key or metadata that the policy names',
    ],
    fix: ['Sign the hint with the key the policy knows, and send it whole'],
    owner: 'client-app',
    action: 'code',
    related: ['AADB2C90233', 'AADB2C90208'],
    rules: ['id-token-hint-expired-or-foreign'],
    templates: [
      'AADB2C90210: The provided id_token_hint parameter could not be validated. Please provide another token and try again.',
    ],
  },
  {
    code: 'AADB2C90232',
    title: 'Hint token of another issuer',
    means:
      'The `iss` of the `id_token_hint` is none of the issuers that the policy accepts; the text lists those.',
    causes: ['`iss` of the hint × the values in the text, trailing slash included'],
    fix: ['Issue the hint under an accepted issuer, or add the issuer to the policy'],
    owner: 'client-app',
    action: 'code',
    related: ['AADB2C90209', 'AADB2C90233'],
    rules: ['id-token-hint-expired-or-foreign'],
    templates: [
      "AADB2C90232: The provided id_token_hint parameter does not contain an accepted issuer. Valid issuers: '{issuers}'. Please provide another token and try again.",
    ],
  },
  {
    code: 'AADB2C90233',
    title: 'Hint token signature not valid',
    means: 'The signature of the `id_token_hint` is not confirmed by the key that the policy uses.',
    causes: [
      '`alg` and `kid` of the hint × the policy key, or the metadata URL of its issuer',
      'The key was rotated on one side only',
    ],
    fix: ['Use the same key on both sides, and upload the new one to the policy keys after a rotation'],
    owner: 'client-app',
    action: 'code',
    related: ['AADB2C90210', 'AADB2C90232'],
    rules: ['id-token-hint-expired-or-foreign'],
    templates: [
      'AADB2C90233: The provided id_token_hint parameter failed signature validation. Please provide another token and try again.',
    ],
  },
];
