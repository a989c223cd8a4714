import type { Topic } from '../topic.js';

/** Values of `acr`, `acrs` and of the claims requests that ask for them. */
export const authenticationContexts: readonly Topic[] = [
  {
    kind: 'acr',
    name: '0',
    aliases: ['acr=0'],
    title: 'acr 0: weak sign-in',
    summary:
      'The sign-in did not reach the level that the standard behind the claim (ISO/IEC 29115) asks for.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: ['`amr` of the same token, which says what was done', 'The API that refused: some want `1`'],
      },
    ],
    related: ['acr', '1', 'amr'],
  },
  {
    kind: 'acr',
    name: '1',
    aliases: ['acr=1'],
    title: 'acr 1: ordinary sign-in',
    summary: 'The usual value in version 1 access tokens of users.',
    sections: [
      { heading: 'Compare in the capture', lines: ['`amr`: only there is a second factor visible'] },
      { heading: 'Traps', lines: ['It does not mean multifactor'] },
    ],
    related: ['acr', '0', 'amr'],
  },
  {
    kind: 'acr',
    name: 'c1',
    aliases: ['c1-c99'],
    title: 'Authentication context of the tenant',
    summary:
      'Ids `c1` to `c99` that an administrator gives a name and a policy. An API asks for one before it allows something delicate.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          'The `value` in the claims challenge and the members of `acrs` in the next token',
          'The policy of the tenant that is tied to this id: without one the id is worth nothing',
        ],
      },
      { heading: 'Traps', lines: ['The meaning is local: `c1` of one tenant is not `c1` of another'] },
    ],
    related: ['acrs', 'insufficient_claims'],
    rules: ['acrs-not-satisfied', 'arc-challenge-not-completed'],
  },
  {
    kind: 'acr',
    name: 'p1',
    title: 'Mark of Conditional Access itself',
    summary: 'Entra adds such marks to `acrs` for its own evaluation.',
    sections: [
      { heading: 'Compare in the capture', lines: ['Nothing to do for an app: ask for `c1` to `c99` only'] },
    ],
    related: ['acrs', 'c1'],
  },
  {
    kind: 'acr',
    name: 'urn:user:registersecurityinfo',
    title: 'User action: register security information',
    summary: 'The session satisfies the policy for registering authentication methods.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          'The registration pages before it',
          'The policy on this user action: it may refuse by place or device',
        ],
      },
    ],
    related: ['acrs', 'ngcmfa'],
    rules: ['conditional-access-blocked'],
  },
  {
    kind: 'acr',
    name: 'urn:user:registerdevice',
    title: 'User action: register or join a device',
    summary: 'The session satisfies the policy for registering or joining a device.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          'The request to the device registration service that follows',
          'Multifactor in `amr`, which such a policy usually wants',
        ],
      },
    ],
    related: ['acrs', 'deviceid'],
    rules: ['conditional-access-blocked'],
  },
  {
    kind: 'acr',
    name: 'possessionorinherence',
    title: 'Ask an external method for a second factor',
    summary:
      'Entra asks an external authentication provider for something that the user has or is, after the password.',
    sections: [
      {
        heading: 'Compare in the capture',
        lines: [
          '`claims` of the request to the provider, and `acr` and `amr` of the id_token it returns: the same `acr`, one accepted method',
          '`id_token_hint` of the request: names the user in question',
        ],
      },
    ],
    related: ['acr', 'amr', 'fpt'],
  },
];
