import type { CodeKnowledge } from '../code-knowledge.js';

/** Devices, codes redeemed elsewhere and unknown applications: AADSTS700003 to 700020. */
export const aadsts700000Codes = (): readonly CodeKnowledge[] => [
  {
    code: '700003',
    title: 'Device no longer in the directory',
    means:
      'The refresh token or session was issued on a registered device, and the object of that device has been deleted from the tenant named in the text.',
    causes: [
      '`grant_type=refresh_token` with suberror `device_authentication_failed`: the token is bound to a device that is gone',
      'A `deviceid` claim in an earlier token of the same user tells which device it was',
      'The device was removed by a clean-up job, reset, or joined to another tenant',
    ],
    fix: [
      'Join or register the device again, then sign in',
      'For a stored connection of a service: have its owner sign in again from a present device',
    ],
    owner: 'tenant-admin',
    action: 'account',
    related: ['50097', '50155', '135011'],
    templates: ["AADSTS700003: Device object was not found in the tenant '{tenant}' directory."],
  },
  {
    code: '700005',
    name: 'InvalidGrantRedeemAgainstWrongTenant',
    title: 'Code redeemed at another tenant',
    means: 'The authorization code came from one tenant endpoint and was presented at a different one.',
    causes: [
      'Tenant segment of the authorize URL × tenant segment of the token URL, for example `/common` in one and a tenant id in the other',
      'The application takes the authority of the second request from configuration instead of from the first',
    ],
    fix: ['Use one authority for both requests; restart the sign-in, since the code will not work any more'],
    owner: 'client-app',
    action: 'code',
    related: ['70000', '700016'],
    rules: ['code-redeemed-at-other-tenant'],
  },
  {
    code: '700009',
    title: 'Redirect URI missing on redemption',
    means: 'The code was asked for with a `redirect_uri`, and the token request does not repeat it.',
    causes: [
      'Body of the token request: `redirect_uri` is absent or empty while the authorize request had one',
    ],
    fix: ['Send the same `redirect_uri` in both requests, byte for byte'],
    owner: 'client-app',
    action: 'code',
    related: ['500112', '900971', '900144'],
    rules: ['redirect-uri-missing-at-token'],
    templates: ['AADSTS700009: Reply address must be provided'],
  },
  {
    code: '700011',
    name: 'UnauthorizedClientAppNotFoundInOrgIdTenant',
    title: 'Application unknown in the work or school tenant',
    means: 'The tenant was asked for a token by an application that it does not know.',
    causes: [
      '`client_id` × the tenant segment of the path: a mistyped id, or the right one at another tenant',
      'The application was deleted, or never consented to in this tenant',
    ],
    fix: [
      'Correct the client id or the tenant, or have an administrator of the tenant consent to the application',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['700016', '7000229'],
    rules: ['app-not-in-tenant'],
  },
  {
    code: '700016',
    name: 'UnauthorizedClient_DoesNotMatchRequest',
    title: 'Application not found in the tenant',
    means:
      'The directory named in the text has no application with this client id. Either value can be right by itself; what fails is the pair.',
    causes: [
      '`client_id` of the request × the application id in the portal: an object id, a secret id or the id of a neighbour is sent',
      'The tenant in the path × the tenant where the application lives: token request at a default or leftover authority',
      'The directory in the text is `9188040d-6c67-4c5b-b112-36a304b66dad` (personal accounts): the application does not accept personal accounts, or `/consumers` was used by mistake',
      'A multi-tenant application that nobody has consented to in this tenant',
      '`client_credentials` at `/common` or `/organizations`: no user tells the service which tenant is meant',
      'Other requests of the capture in which this id was accepted × the refused one: host (another cloud) and tenant',
      'The registration was deleted, or the id is still a placeholder',
    ],
    fix: [
      'Send the Application (client) ID of the registration',
      'Use the tenant in which it is registered, or have it consented to in the tenant that is used',
      'App-only requests: put a tenant id into the path',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['700011', '7000229', '90002', '700038', '50194'],
    rules: [
      'app-not-in-tenant',
      'client-credentials-alias-tenant',
      'client-id-changed-in-flow',
      'device-code-client-or-tenant-changed',
      'placeholder-value',
    ],
    templates: [
      "AADSTS700016: Application with identifier '{appId}' was not found in the directory '{tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
    ],
  },
  {
    code: '700020',
    name: 'InteractionRequired',
    title: 'User has to be brought in',
    means: 'The grant cannot be used without showing the user something first.',
    causes: [
      'The request is one without a page: `refresh_token`, on-behalf-of, or `prompt=none`',
      '`suberror` and `claims` in the same answer, if present, say what is missing',
    ],
    fix: ['Repeat interactively, passing on `claims` from the answer'],
    owner: 'user',
    action: 'interaction',
    related: ['50076', '65001'],
  },
];
