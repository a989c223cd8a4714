import type { CodeKnowledge } from '../code-knowledge.js';

/** Choice of account and session on the sign-in page: AADSTS16000 to 17003, 160011 to 165900. */
export const aadsts16000Codes = (): readonly CodeKnowledge[] => [
  {
    code: '16000',
    name: 'InteractionRequired',
    title: 'Account must be chosen, or is unknown in the tenant',
    means:
      'The service cannot settle on one account without showing a page: either several sessions fit the request, or the account at hand has no user object in the tenant of the request. It travels as `interaction_required` and is a normal answer to a silent probe.',
    causes: [
      'The authorize request carries `prompt=none` while more than one account is signed in, and no `login_hint` or `sid` says which one',
      'The tenant in the authorize path against the `tid` of tokens the user got earlier: the account lives in another tenant, or is a personal account, and was never invited',
      '`login_hint` or `sid` names a different account than the one whose session cookie the browser sent',
    ],
    fix: [
      'Send `login_hint` or `sid` of the account the app already knows with each silent request; when the code still comes back, repeat the request without `prompt=none`',
      'Sign in at the tenant the account belongs to, or choose an account of the tenant in the path',
      'If the account is meant to have access here, invite it as a guest',
    ],
    owner: 'client-app',
    action: 'interaction',
    related: ['16003', '50020', '50058', '160021'],
    rules: ['silent-request-needs-interaction', 'user-not-in-tenant'],
    templates: [
      'AADSTS16000: Either multiple user identities are available for the current request or selected account is not supported for the scenario.',
      "AADSTS16000: User account '{email}' from identity provider '{idp}' does not exist in tenant '{tenant}' and cannot access the application '{appId}'({appName}) in that tenant.",
    ],
  },
  {
    code: '16001',
    name: 'UserAccountSelectionInvalid',
    title: 'Picked account tile refused',
    means:
      'The tile clicked in the account picker did not fit the request any more, and the page offers a fresh list. Microsoft names a timing fault in the page as a possible reason, so the request itself may be sound.',
    causes: [],
    fix: [
      "Pick again from the new list, or choose to use another account; if the app's request has `sid` or `login_hint`, check that it names the account being picked",
    ],
    owner: 'user',
    action: 'interaction',
    related: ['16000', '160011'],
  },
  {
    code: '16002',
    name: 'AppSessionSelectionInvalid',
    title: 'Session asked for by sid does not fit',
    means:
      'The app asked for one particular session by `sid`, and the sessions in this browser do not meet that.',
    causes: [
      '`sid` on the authorize request against the `sid` claim of the `id_token` the app holds: stale, from another browser, or of an account since signed out',
    ],
    fix: ['Drop the stored `sid` and send `login_hint`, or ask again without `prompt=none`'],
    owner: 'client-app',
    action: 'interaction',
    related: ['160021', '16000'],
  },
  {
    code: '16003',
    name: 'SsoUserAccountNotFoundInResourceTenant',
    title: 'Signed-in account is not in the tenant',
    means:
      'A session was found for single sign-on, but its account has no user object in the tenant that the request addresses.',
    causes: [
      'The tenant in the authorize path against the `tid` of tokens the same account got elsewhere in the capture',
      'A leftover browser session of another organisation that was taken before the user could choose',
    ],
    fix: [
      'Add `prompt=select_account` so that the user can choose the right account, or correct the tenant in the authority',
      'Invite the account as a guest of this tenant',
    ],
    owner: 'tenant-admin',
    action: 'account',
    related: ['16000', '50020', '50034', '51004', '90072'],
    rules: ['user-not-in-tenant'],
  },
  {
    code: '17003',
    name: 'CredentialKeyProvisioningFailed',
    title: 'Key for the user could not be set up',
    means:
      'The service did not manage to create the key it wanted to store for this user. No more than that is published.',
    causes: [],
    fix: [
      'Repeat the step once; if it fails again, hand over the correlation id and time of this response, since the reason is not in the request',
    ],
    owner: 'service',
    action: 'retry',
  },
  {
    code: '160011',
    title: 'Selected account not valid',
    means:
      'The account picked for this request was turned down. Known only from exported sign-in logs, without further text.',
    causes: [],
    fix: [
      'Start over and choose the account again, or compare `login_hint` with the account that was picked',
    ],
    owner: 'user',
    action: 'interaction',
    related: ['16000', '16001'],
  },
  {
    code: '160021',
    name: 'AppSessionSelectionInvalidSessionNotExist',
    title: 'Session asked for by the app does not exist',
    means:
      'The app pointed at a user session, usually with `sid`, that this browser does not have at the service.',
    causes: [
      '`sid` on the authorize request against the `sid` claim of the last `id_token`: the session ended, or the user signed out elsewhere',
      'A hidden iframe sent `prompt=none` without the session cookies of the login host, so that no session could be seen at all',
    ],
    fix: [
      'Treat it like 50058: forget the stored `sid` and send the user through a visible sign-in',
      'Where cookies are blocked in iframes, renew with refresh tokens instead of hidden frames',
    ],
    owner: 'client-app',
    action: 'interaction',
    related: ['16000', '16002', '50058'],
  },
  {
    code: '165004',
    title: 'Number without a fixed text',
    means:
      'The text is made up afresh each time, so the number alone says nothing: read the description that came with it.',
    causes: [],
    fix: [
      'Look at `error_description`, or `strServiceExceptionMessage` on the page, and at the request just before it',
    ],
    owner: 'service',
    action: 'support',
  },
  {
    code: '165900',
    name: 'InvalidApiRequest',
    title: 'Call to a sign-in page API not valid',
    means:
      'One of the JSON calls behind the sign-in page was rejected as malformed. Which member was wrong is not published.',
    causes: ['A page left open or reloaded half way, so that its JSON call no longer fits the session'],
    fix: ['Start the sign-in again from the app instead of reloading the page'],
    owner: 'user',
    action: 'interaction',
  },
];
