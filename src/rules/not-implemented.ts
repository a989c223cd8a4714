/** A rule of the table that entrace does not have, or a part of one, and why; the catalogue prints it. */
export interface NotImplemented {
  readonly id: string;
  /** What the rule does not look at; undefined where there is no such rule at all. */
  readonly part?: string;
  readonly reason: string;
}

export const NOT_IMPLEMENTED: readonly NotImplemented[] = [
  {
    id: 'ciam-authority-shape',
    part: 'an external tenant addressed at login.microsoftonline.com',
    reason:
      'Its id looks like that of any tenant. Where Entra says that the account does not fit, account-type-vs-authority reports it.',
  },
  {
    id: 'ciam-authority-shape',
    part: 'an issuer that the client compares with the name of the host',
    reason: 'The comparison happens inside the client and leaves nothing in a capture.',
  },
  {
    id: 'duplicate-token-requests',
    part: 'a second request while the first token was still good',
    reason:
      'Two tabs, two processes and a restart of the app look the same and are no fault; only a burst within a minute is told.',
  },
  {
    id: 'login-hint-conflict',
    part: 'a login_hint beside a domain_hint of another domain',
    reason:
      'Guests and companies with several domains send both rightly, and a masked capture keeps the domain of one and not of the other.',
  },
  {
    id: 'login-hint-conflict',
    part: 'a login_hint beside the session id of another account',
    reason: 'Whose session an id belongs to is known to the server alone.',
  },
  {
    id: 'prt-nonce-missing',
    part: 'rounds of sso_nonce that repeat',
    reason:
      'How many rounds are normal is written down nowhere; where they end in a refusal, the code of the server tells why.',
  },
];
