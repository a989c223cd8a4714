import type { CodeKnowledge } from '../code-knowledge.js';

/** Windows Hello keys, primary refresh tokens, and device sign-in: AADSTS130004 to 140001 and 220450 to 293004. */
export const aadsts130000Codes = (): readonly CodeKnowledge[] => [
  {
    code: '130004',
    name: 'NgcKeyNotFound',
    title: 'No Windows Hello key for the user',
    means: 'A sign-in with Windows Hello named a key that is not registered for this user.',
    causes: [
      'Key id in the signed request of the device against the keys listed for the user in the directory: the key was removed, or belongs to another account',
    ],
    fix: ['Set up Windows Hello again on the device'],
    owner: 'user',
    action: 'account',
    related: ['130005', '135010'],
  },
  {
    code: '130005',
    name: 'NgcInvalidSignature',
    title: 'Windows Hello signature does not verify',
    means: 'The service has a key for this user, but it does not confirm what the device signed.',
    causes: [],
    fix: [
      "Remove the Windows Hello key and enrol it again; if it fails at once, the device's key store and the registered key have drifted apart",
    ],
    owner: 'user',
    action: 'account',
    related: ['130004'],
  },
  {
    code: '130006',
    name: 'NgcTransportKeyNotFound',
    title: 'Device has no transport key on record',
    means: 'The device object lacks the transport key that Windows Hello sign-in relies on.',
    causes: [],
    fix: ['Register the device anew (leave and join), then set up Windows Hello'],
    owner: 'tenant-admin',
    action: 'account',
    related: ['130008', '135011'],
  },
  {
    code: '130007',
    name: 'NgcDeviceIsDisabled',
    title: 'Device of the Hello key is disabled',
    means:
      'The Windows Hello key belongs to a device that an administrator or a clean-up job has switched off.',
    causes: [],
    fix: ['Enable the device object in the tenant, or join the device again'],
    owner: 'tenant-admin',
    action: 'account',
    related: ['135011', '130008'],
  },
  {
    code: '130008',
    name: 'NgcDeviceIsNotFound',
    title: 'Device of the Hello key is gone',
    means: 'The Windows Hello key points at a device object that the tenant does not hold any more.',
    causes: [],
    fix: ['Join the device again and set up Windows Hello afresh'],
    owner: 'tenant-admin',
    action: 'account',
    related: ['130007', '700003'],
  },
  {
    code: '135010',
    name: 'KeyNotFound',
    title: 'Key not found',
    means:
      'A key that the request refers to is not on record. Which kind of key, only the description can tell.',
    causes: [],
    fix: ['Read the full description, then re-register the credential or device it names'],
    owner: 'user',
    action: 'account',
    related: ['130004'],
  },
  {
    code: '135011',
    title: 'Device is disabled in the tenant',
    means: 'The sign-in proved which device it came from, and that device object is switched off.',
    causes: [
      "Device id in the sign-in (`deviceid` claim, device certificate, PRT) against the device object's enabled state in the tenant",
    ],
    fix: ['Enable the device object', 'If it was disabled as stale or retired, join the device again'],
    owner: 'tenant-admin',
    action: 'account',
    related: ['700003', '50155', '50097'],
  },
  {
    code: '140000',
    name: 'InvalidRequestNonce',
    title: 'Nonce missing in a primary refresh token request',
    means:
      "The signed request that presents a primary refresh token (PRT) lacks the server's nonce or carries one that no longer counts.",
    causes: [
      'Header or cookie `x-ms-RefreshTokenCredential`: decode the JWT and look for `request_nonce`',
      '`sso_nonce` given out on the page against the nonce in the next request: an older round is being replayed',
    ],
    fix: [
      'Fetch a new nonce and sign again at once',
      'Update the operating system, broker or browser extension that builds the request; old builds sign a time in place of a nonce',
    ],
    owner: 'client-app',
    action: 'retry',
    related: ['140001', '50155'],
    rules: ['prt-nonce-missing'],
  },
  {
    code: '140001',
    name: 'InvalidSessionKey',
    title: 'Session key of the primary refresh token not valid',
    means:
      'The request presents a primary refresh token, but the key it was signed with is not the one the service bound to that token.',
    causes: [
      'The PRT and its session key come from different registrations, for example after a device was restored or re-joined',
    ],
    fix: [
      'Sign out and in on the device so that a new PRT and key are issued; if that fails, register the device again',
    ],
    owner: 'user',
    action: 'account',
    related: ['140000', '135011'],
    rules: ['prt-nonce-missing'],
  },
  {
    code: '220450',
    name: 'UnsupportedAndroidWebViewVersion',
    title: 'Android WebView too old',
    means: 'The app opened the sign-in page in an Android WebView whose version is not supported.',
    causes: ['`User-Agent` of the authorize request: the `Chrome/` version beside `wv`'],
    fix: [
      'Update Android System WebView and Chrome on the device; better, have the app use the system browser or the broker',
    ],
    owner: 'user',
    action: 'account',
  },
  {
    code: '220501',
    name: 'InvalidCrlDownload',
    title: 'Revocation list could not be used',
    means:
      "For a certificate sign-in the service fetched the issuer's revocation list and could not use what it got.",
    causes: [
      'The CRL address stored for the certification authority: does it answer on the public internet, with a current list, over plain http?',
    ],
    fix: [
      "Publish a current CRL at an address that Entra can reach and update the authority's entry in the tenant",
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['50017', '1001000'],
  },
  {
    code: '221000',
    name: 'DeviceOnlyTokensNotSupportedByResource',
    title: 'Resource takes no device-only tokens',
    means: 'A token for a device without a user was asked for, and this resource does not take such tokens.',
    causes: ['`resource` or `scope` of a request made with a device credential alone'],
    fix: ['Ask with a signed-in user, or for a resource that is meant for devices'],
    owner: 'client-app',
    action: 'code',
    related: ['50156'],
  },
  {
    code: '230109',
    name: 'CachedCredentialNonGWAuthNRequestsNotSupported',
    title: 'Backup sign-in service addressed directly',
    means:
      'The request went to the backup authentication service itself instead of through the public login host.',
    causes: [
      'Host of the failing request, and any hosts entry or proxy rule that pins login hosts to fixed addresses',
    ],
    fix: ['Use the public login host and let DNS resolve it; remove pinned addresses'],
    owner: 'network',
    action: 'code',
  },
  {
    code: '240001',
    name: 'BulkAADJTokenUnauthorized',
    title: 'User may not register devices',
    means: 'A bulk-enrolment token was asked for by a user whom the tenant does not let register devices.',
    causes: ["The user of the request against the tenant's device settings on who may join devices"],
    fix: [
      "Allow this user under the tenant's device settings, or make the provisioning package with an account that is allowed",
    ],
    owner: 'tenant-admin',
    action: 'policy',
  },
  {
    code: '240002',
    name: 'RequiredClaimIsMissing',
    title: 'ID token used as an on-behalf-of assertion',
    means:
      'The `assertion` of an on-behalf-of request is an ID token. ID tokens tell the client who signed in and lack the claims that allow access (`scp`), so an API cannot trade one for another token. The error is `invalid_request` where it was seen: libraries do not ask the user to sign in again, and a retry gets the same answer.',
    causes: [
      'The refused request: `grant_type` ends in `jwt-bearer` beside `requested_token_use=on_behalf_of`, and its `assertion` is the token in question',
      '`assertion` × every `id_token` that earlier answers issued, at /token, in a fragment or in a form post: the same string, and the case is proven',
      'Else the claims of `assertion`: no `scp`, no `appid` or `azp`, `aud` a bare GUID equal to `client_id`; often `nonce`, `at_hash` or `preferred_username`. That is an ID token',
      '`assertion` × the `Authorization: Bearer` with which the API was called: the same string, and the client chose wrong; another, and the API or something in front of it did',
      'Which `scope` the client asked for at sign-in, and whether any answer holds an access token whose `aud` is the API',
    ],
    cases: [
      {
        cause: 'No scope of the API was asked for',
        see: '`scope` at sign-in is `openid profile` or names Microsoft Graph alone, so no access token for the API exists and the ID token went in its place',
        fix: 'ask for `api://<middle tier>/<scope>`, or for all its permissions by `<client id>/.default`, and send that `access_token`',
      },
      {
        cause: 'Client and API share one registration',
        see: '`client_id` of the sign-in, `client_id` of the exchange and `aud` of the ID token are one GUID; the API finds itself in `aud`, lets the call in, and only the exchange fails',
        fix: 'expose a scope on that registration and ask for it; let the API insist on `scp`, so that an ID token is refused at its door',
      },
      {
        cause: 'The wrong field of the sign-in result is sent',
        see: 'the answer to the client holds an `access_token` for the API beside the `id_token`, and the call to the API carries the second',
        fix: 'send `accessToken` of the result, never `idToken`',
      },
      {
        cause: 'A gateway, a session store or a framework hands the ID token on',
        see: 'the browser sends a cookie or another token, and the ID token first appears in the request of the API; App Service has it in `X-MS-TOKEN-AAD-ID-TOKEN`',
        fix: 'have the access token stored and handed on (`X-MS-TOKEN-AAD-ACCESS-TOKEN` at App Service), and give the sign-in of the gateway a scope of the API',
      },
      {
        cause: 'The access token was of no use, so that the ID token was tried',
        see: "the client's access token is for Microsoft Graph (that one ends in 50013), or is no JWT, as for a personal account (50027)",
        fix: 'mend the scope of the first leg; another token of the same sign-in does not help',
      },
      {
        cause: 'It used to work',
        see: 'an earlier exchange with an ID token was answered with 200. Compare where both were issued (/authorize or /token) and whether they have `uti`, `aio` and `rh`: with implicit ID tokens switched on some are let through',
        fix: 'do not count on it, and do not switch implicit ID tokens on as a cure',
      },
    ],
    fix: [
      'In the client: ask for a scope of the API and send the access token that it gives',
      'In the API: exchange exactly the bearer that the caller sent, and refuse a caller whose token has no `scp`',
    ],
    unlike: [
      'AADSTS50013: the assertion is an access token whose signature cannot be verified, mostly one for Graph (its header has a `nonce`)',
      'AADSTS500131: an access token, for another audience; the message prints both',
      'AADSTS50027: no readable JWT at all',
      'AADSTS50098: the body of the JWT lacks a member that the message names',
      'AADSTS50164: a token that was issued for another purpose',
      'AADSTS90016: a claim is missing and only the number says so; the same look at the assertion finds an ID token there as well',
    ],
    sample: 'obo-id-token.har',
    owner: 'client-app',
    action: 'code',
    related: ['50013', '500131', '50027', '50098', '50164', '90016'],
    rules: ['obo-assertion-is-id-token', 'required-claim-missing'],
    templates: [
      "AADSTS240002: Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant.",
    ],
  },
  {
    code: '293004',
    title: 'Target computer not found in the tenant',
    means:
      'A remote desktop sign-in with Entra credentials named a target computer that the tenant does not know by that name.',
    causes: [
      'The host name typed into the client against the device name in the tenant: an IP address, a short name, or a full name where the other form is registered',
      'The device is joined to another tenant, or not joined',
    ],
    fix: [
      'Connect with the host name exactly as the device is registered',
      'Join the target to the tenant the user signs in at',
    ],
    owner: 'user',
    action: 'account',
    related: ['50155'],
    templates: ['AADSTS293004: The target-device identifier in the request'],
  },
];
