import { toTopic } from './topic-row.js';

type Row = readonly [
  name: string,
  title: string,
  summary: string,
  traps: readonly string[],
  related?: readonly string[],
];

const ROWS: readonly Row[] = [
  [
    'pwd',
    'Password',
    'A password was typed, or one that a service kept was used.',
    ['Alone in the list: no second factor in this session'],
  ],
  [
    'mfa',
    'Second factor passed',
    'Policies that want multifactor are content with this session.',
    [
      'The session has it, perhaps from hours ago',
      'For federated users it is there only if the home provider said so in its answer',
    ],
    ['basic_action', '50076'],
  ],
  [
    'rsa',
    'Key of a device or app',
    'A private key was used: Windows Hello, the Authenticator app, a certificate, or a service that signs for itself.',
    ['By itself neither proof nor disproof of multifactor: look for `mfa` or `ngcmfa` beside it'],
    ['ngcmfa', 'hwk'],
  ],
  [
    'otp',
    'One-time code',
    'A code from an app, a token, a mail or a message.',
    ['The guest who signs in by a mailed code has it too'],
  ],
  [
    'fed',
    'Federated',
    'Another provider proved the user: AD FS, a SAML provider, a social account.',
    ['What happened there is not in the token, unless that provider reports it'],
    ['idp'],
  ],
  [
    'wia',
    'Windows integrated',
    'Kerberos or NTLM within the corporate network.',
    ['Only AD FS and seamless single sign-on bring it'],
    ['seamless-sso'],
  ],
  [
    'wiaormfa',
    'Windows integrated or multifactor',
    'One of the two was enough, and was given.',
    ['It does not say which of the two'],
    ['wia', 'mfa'],
  ],
  [
    'ngcmfa',
    'Windows Hello as second factor',
    'The key that Windows Hello keeps was used, or a second factor was passed while it was set up.',
    ['Needed to register further strong methods'],
    ['rsa'],
  ],
  [
    'none',
    'No method',
    'The session was made without one.',
    ['A token with it should open nothing of value'],
  ],
  ['hwk', 'Key in hardware', 'The key lies in a chip or a token and was proved.', [], ['swk', 'fido']],
  ['swk', 'Key in software', 'The key lies in software and was proved.', [], ['hwk']],
  [
    'fido',
    'Passkey or security key',
    'A FIDO2 ceremony.',
    ['Resists phishing, unlike `pwd` with `otp`'],
    ['hwk'],
  ],
  ['pin', 'PIN', 'A PIN unlocked the key.', ['The PIN stays on the device']],
  ['face', 'Face', 'The face of the user unlocked the key, or an external provider checked it.', []],
  ['fpt', 'Fingerprint', 'A fingerprint unlocked the key, or an external provider checked it.', []],
  ['iris', 'Iris', 'An external provider checked the iris.', []],
  ['retina', 'Retina', 'An external provider checked the retina.', []],
  ['vbm', 'Voice', 'An external provider checked the voice.', []],
  [
    'sc',
    'Smart card',
    'A smart card was used.',
    ['Certificate sign-in at Entra itself is shown in other ways too'],
    ['rsa'],
  ],
  ['tel', 'Telephone call', 'A call was answered.', ['Subject to telephony limits: 500121, 50087']],
  ['sms', 'Text message', 'A code came by message.', ['Counts as a second factor, as a weak one'], ['otp']],
  [
    'pop',
    'Proof of a key',
    'Possession of a key was proved, without saying where it lies.',
    [],
    ['hwk', 'swk'],
  ],
];

const COMPARE = [
  'The other members of `amr`: they hold for the session together',
  'The method that the policy demanded, from the refused answer before or after',
];

/** Members of `amr`, as Entra and external providers write them (RFC 8176 and beyond). */
export const authenticationMethods = ROWS.map(([name, title, summary, traps, related = []]) =>
  toTopic(
    'amr',
    { name, title, summary, related: ['amr', ...related] },
    { 'Compare in the capture': COMPARE, Traps: traps },
  ),
);
