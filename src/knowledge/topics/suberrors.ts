import { type ErrorRow, toErrorTopic } from './error-topic.js';

const ROWS: readonly ErrorRow[] = [
  {
    name: 'basic_action',
    title: 'The sign-in page itself can cure it',
    summary:
      'The user has to do something that the sign-in offers on the spot: a second factor, a fresh password, another proof. A silent request cannot do it.',
    compare: [
      'The AADSTS number beside it: 50076 and 50079 are multifactor, 50078 a second factor grown too old',
      'Whether the answer carries `claims`: then the interactive request has to carry the same text',
      '`amr` of the token or session that was used: no `mfa` in it explains a 50076',
    ],
    client: [
      'Open an interactive request for the same account and scope, passing `claims` on unchanged',
      'Never repeat the refresh or on-behalf-of request as it was',
    ],
    related: ['additional_action', 'message_only', 'interaction_required', 'amr', '50076', '50079'],
    rules: ['mfa-required-silent', 'claims-challenge-ignored', 'obo-interaction-not-propagated'],
  },
  {
    name: 'additional_action',
    title: 'Something outside the sign-in has to be done first',
    summary:
      'The user can get in only after a step elsewhere, for example enrolling the device or installing an app. The sign-in page explains it, and cannot do it.',
    compare: [
      'Whether a device identity was shown at all: `x-ms-RefreshTokenCredential`, a PKeyAuth answer, `deviceid` in an older token',
      'The user agent: a private window or an embedded browser cannot show that a device is enrolled',
    ],
    client: [
      'Go interactive, so that the user sees what is missing; expect the sign-in to end there',
      'Do not loop: the next silent request fails alike until the device or app is there',
    ],
    related: ['message_only', 'basic_action', 'deviceid', '53000', '53001'],
    rules: ['conditional-access-blocked', 'device-identity-not-presented'],
  },
  {
    name: 'message_only',
    title: 'Blocked, with only an explanation to show',
    summary:
      'Going interactive leads to a page that tells why access is refused (a place, a device, a policy) and to nothing more. The user cannot cure it.',
    compare: [
      '`claims` of the answer: `capolids` lists the ids of the policies that refused',
      'Time and ids of the answer, for the Conditional Access tab of the sign-in log',
      'What differs from a sign-in that worked: address, device, app, resource',
    ],
    client: [
      'Show the message once; retrying changes nothing',
      'Hand correlation id and time to the administrator of the tenant',
    ],
    related: ['53003', 'additional_action', 'ipaddr', 'deviceid'],
    rules: ['conditional-access-blocked', 'claims-challenge-ignored'],
  },
  {
    name: 'consent_required',
    title: 'Nobody has consented, or the consent is gone',
    summary:
      'This client has no grant for what the request asked in this tenant: it was never given, was taken back, or the list of permissions grew.',
    compare: [
      '`client_id` of the refused request: on behalf of a user it is the middle tier, not the app in the browser',
      '`scope` of the request beside the scopes that earlier answers of the same client granted',
      '`prompt` of the authorize request: `none` leaves no room for a consent page',
    ],
    client: [
      'Send the user through an interactive request for exactly these scopes',
      'Where users may not consent, an administrator has to, once, for the tenant',
    ],
    related: ['65001', 'scp', 'adminconsent'],
    rules: ['consent-required', 'obo-consent-missing-for-middle-tier'],
  },
  {
    name: 'user_password_expired',
    title: 'The password has run out',
    summary:
      'The account is in order except that its password is past its age limit. Only a page where the user changes it helps.',
    compare: [
      '`password_change_url` in a v1 answer: the page where the change is made',
      '`grant_type=password`: this grant has no way to ask for a new one',
      '`pwd_exp` of earlier tokens, which announced the date',
    ],
    client: ['Go interactive; a password grant or a stored password cannot recover'],
    related: ['50055', 'pwd_exp', 'pwd_url', 'password'],
    rules: ['ropc-user-cannot'],
  },
  {
    name: 'bad_token',
    title: 'The refresh token is dead for every resource',
    summary:
      'The grant behind the token was ended: the password changed, sessions were revoked, the account or app changed. No other scope will bring it back to life.',
    compare: [
      'Where the token was issued, and whether a later answer had replaced it',
      'Dates in the message of 50173: issue of the token, and the moment from which tokens count',
      'Whether the same token is sent again after this answer',
    ],
    client: ['Delete it from the cache at once, then sign the user in', 'Never send it again'],
    related: ['token_expired', '50173', 'refresh_token'],
    rules: ['refresh-token-revoked', 'refresh-token-expired', 'refresh-token-superseded'],
  },
  {
    name: 'token_expired',
    title: 'A policy limits how long this sign-in lasts',
    summary:
      'Sign-in frequency or a configured lifetime is over. The refresh token is not damaged; the sign-in behind it is too old for this resource.',
    compare: [
      'Time of the last interactive sign-in (`auth_time`, or the authorize request in the capture) and of this answer',
      'Whether other resources still answer with tokens: the limit belongs to a policy, so it may concern one',
    ],
    client: ['Drop the token for this use and go interactive', 'Expect it again after the same interval'],
    related: ['bad_token', '70043', '700082', '700084', 'auth_time'],
    rules: ['refresh-token-expired'],
  },
  {
    name: 'protection_policy_required',
    title: 'Intune app protection has to be applied first',
    summary:
      'A policy admits only apps under Intune management, and this one is not yet. It comes with `unauthorized_client`, though nothing is wrong with the registration.',
    compare: [
      'Code 53005 beside it, and the platform in `x-client-OS`',
      'Whether a broker took part: `brk_client_id`, `x-client-brkrver`',
    ],
    client: [
      'Hand over to the Intune app SDK, then repeat the request',
      'An app without that SDK cannot pass; the policy has to exempt it',
    ],
    related: ['53005', 'unauthorized_client'],
    rules: ['conditional-access-blocked'],
  },
  {
    name: 'client_mismatch',
    title: 'A family refresh token was used outside the family',
    summary:
      'Some Microsoft apps may share one refresh token. This client tried, and is not a member (any more).',
    compare: [
      '`foci` in the answer that issued the token, and the `client_id` it was issued to',
      '`client_id` of the refused request',
    ],
    client: ["Fall back to the client's own refresh token; the user need not be asked"],
    related: ['refresh_token', 'bad_token'],
    rules: ['refresh-token-wrong-client'],
  },
  {
    name: 'device_authentication_failed',
    title: 'The device could not prove who it is',
    summary:
      'The token is bound to a registered device, and the proof by the device key was refused or the device object is gone or disabled.',
    compare: [
      'A PKeyAuth challenge and its answer shortly before',
      '`deviceid` in earlier tokens: the object to look for in the directory',
      'Codes 700003 and 135011 beside it',
    ],
    client: ['The broker has to register the device anew', 'An app without a broker can only sign in again'],
    related: ['deviceid', '700003', '135011', 'www-authenticate'],
    rules: ['device-identity-not-presented'],
  },
  {
    name: 'user_account_deleted',
    title: 'The account no longer exists',
    summary: 'The directory has deleted the user to whom the token belongs.',
    compare: ['`tid` and `oid` of an earlier token: which directory, and which object'],
    client: ['Remove account and tokens from the device'],
    related: ['bad_token', '500341'],
    rules: ['user-not-in-tenant'],
  },
  {
    name: 'insufficient_device_strength',
    title: 'The device key is kept too weakly',
    summary:
      "The policy wants a device key in stronger storage than this device's key has. Seen with Apple brokers.",
    compare: ['The broker and its version: `x-client-SKU`, `x-client-brkrver`'],
    client: ['The broker moves the device to a stronger key and tries again'],
    related: ['device_authentication_failed'],
  },
  {
    name: 'transfer_token_expired',
    title: 'The code that moves an account to another device is too old',
    summary: 'An account transfer (by QR code) was started, and finished too late.',
    compare: ['Time between the request that showed the code and the one that used it'],
    client: ['Start the transfer again'],
    related: ['tts_denied'],
  },
  {
    name: 'tts_denied',
    title: 'The account transfer was turned down',
    summary:
      'The user said no when an account was to be moved to this device. It comes with `access_denied`.',
    compare: ['Whether the user did so, or a policy forbids transfers'],
    client: ['Treat as cancelled by the user'],
    related: ['transfer_token_expired', 'access_denied', 'cancel'],
  },
  {
    name: 'user_skipped',
    title: 'The user skipped the step',
    summary: 'An optional step of the sign-in was passed over. It comes with `access_denied`.',
    compare: ['The page before it: `pgid` in `$Config` names the step'],
    client: ['Treat as cancelled by the user'],
    related: ['cancel', 'access_denied'],
  },
  {
    name: 'cancel',
    title: 'The user pressed cancel',
    summary:
      'The user left the sign-in or refused consent. On a redirect it travels as `error_subcode`, beside `error=access_denied`.',
    compare: [
      'The last page before the redirect: sign-in, or consent (`pgid` `ConvergedConsent`)',
      'A request to `Consent/Cancel`: consent was refused, AADSTS65004',
    ],
    client: ['Offer to try again; it is no fault', 'Do not start a new sign-in by itself: that makes a loop'],
    related: ['access_denied', '65004'],
    rules: ['entra-error-observed'],
  },
  {
    name: 'mfa_required',
    title: 'Native sign-in: a second factor comes next',
    summary:
      'The first factor was right, and this tenant wants another. The answer brings a new `continuation_token` with which the sign-in goes on.',
    compare: [
      '`capabilities` of the `initiate` request: without `mfa_required` in it, a redirect to the browser would have come instead',
      'The next request: `introspect` with the token of this answer, not with an older one',
    ],
    client: [
      'Call `introspect`, let the user choose, call `challenge`, then `token` with `grant_type=mfa_oob`',
    ],
    related: ['mfa_oob', 'introspect_required', 'initiate'],
    rules: ['native-auth-mfa-capability', 'native-auth-stale-continuation-token'],
  },
  {
    name: 'registration_required',
    title: 'Native sign-in: a method has to be registered',
    summary: 'The tenant wants strong authentication and this user has no method for it yet.',
    compare: [
      '`capabilities` of the first request: it has to name `registration_required`',
      'The registration calls that should follow with the new `continuation_token`',
    ],
    client: ['Lead the user through registration, or fall back to the browser'],
    related: ['mfa_required'],
    rules: ['native-auth-mfa-capability'],
  },
  {
    name: 'introspect_required',
    title: 'Native sign-in: the client has to ask for the methods',
    summary: 'No method could be picked for the user; the list of choices has to be fetched first.',
    compare: ['Whether an `introspect` request follows, with the newest `continuation_token`'],
    client: ['Call `introspect`, then `challenge` with the `id` of one method'],
    related: ['mfa_required', 'introspect'],
    rules: ['native-auth-stale-continuation-token'],
  },
  {
    name: 'attribute_validation_failed',
    title: 'Native sign-up: an attribute was refused',
    summary: 'A value that the user typed does not meet the rules of the user flow; the answer lists which.',
    compare: [
      '`invalid_attributes` of the answer, and the names in `attributes` of the request',
      'The encoding: `attributes` is JSON text inside a form field',
    ],
    client: ['Ask for these values again and repeat `continue`'],
    related: ['attributes', 'attributes_required'],
  },
  {
    name: 'invalid_oob_value',
    title: 'Native sign-in: the one-time code is wrong',
    summary: 'The code that the user typed is not the one that was sent, or it is no longer good.',
    compare: [
      '`code_length` of the `challenge` answer, and how long the typed code was',
      'How many `challenge` requests there were: only the latest code counts',
    ],
    client: ['Let the user type again', 'Offer a new code by another `challenge`'],
    related: ['oob', 'mfa_oob', '50181'],
  },
  {
    name: 'password_too_weak',
    title: 'New password: not complex enough',
    summary: 'It lacks the mix of characters that the tenant demands.',
    compare: ['The step that refused: `signup/v1.0/…` or `resetpassword/v1.0/submit`'],
    client: ['Ask for another password; the `continuation_token` of this answer goes on'],
    related: ['password_too_short', 'password_banned'],
  },
  {
    name: 'password_too_short',
    title: 'New password: too short',
    summary: 'It has fewer characters than the tenant demands.',
    compare: ['The step that refused: `signup/v1.0/…` or `resetpassword/v1.0/submit`'],
    client: ['Ask for a longer one'],
    related: ['password_too_weak', 'password_too_long'],
  },
  {
    name: 'password_too_long',
    title: 'New password: too long',
    summary: 'It has more characters than the directory takes.',
    compare: ['Whether the field was encoded twice, which makes every special character longer'],
    client: ['Ask for a shorter one'],
    related: ['password_too_short'],
  },
  {
    name: 'password_recently_used',
    title: 'New password: used not long ago',
    summary: "It is in the account's password history.",
    compare: ['The step that refused: usually `resetpassword/v1.0/submit`'],
    client: ['Ask for one that was not used before'],
    related: ['password_banned'],
  },
  {
    name: 'password_banned',
    title: 'New password: contains a forbidden word',
    summary: 'It is, or resembles, an entry of the global or the tenant-owned list of banned passwords.',
    compare: ['The step that refused: `signup/v1.0/…` or `resetpassword/v1.0/submit`'],
    client: ['Ask for another; variations with digits are recognised too'],
    related: ['password_too_weak'],
  },
  {
    name: 'password_is_invalid',
    title: 'New password: characters that are not allowed',
    summary: 'It contains something that the directory cannot store.',
    compare: ['The content type and encoding of the form: a damaged `+` or `%` arrives as another character'],
    client: ['Ask for another password; check how the client encodes the form'],
    related: ['password_too_weak'],
  },
];

/** Values of `suberror` (and `error_subcode`), of token endpoints, redirects and native authentication. */
export const suberrors = ROWS.map((row) => toErrorTopic('suberror', row));
