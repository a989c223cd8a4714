import type { CodeKnowledge } from '../code-knowledge.js';

/**
 * AD FS: OAuth errors of its own token service, as met in public error bodies (MSIS9223 to 9659). Microsoft
 * publishes no list. Administrators find more in the AD FS event log, under the activity id of the page or the
 * `client-request-id` of the request.
 */
export const adfsCodes = (): readonly CodeKnowledge[] => [
  {
    code: 'MSIS9223',
    title: 'Client unknown to AD FS',
    means: 'No client with this `client_id` is registered in AD FS; it is seen on the authorize page.',
    causes: [
      '`client_id` of the authorize request × the client identifiers in the application groups of this farm',
    ],
    fix: ['Register the client in AD FS, or correct the id; an Entra application id is not known here'],
    owner: 'client-app',
    action: 'registration',
    related: ['MSIS9607', '700016'],
    templates: [
      "MSIS9223: Received invalid OAuth authorization request. The received 'client_id' is invalid",
    ],
  },
  {
    code: 'MSIS9224',
    title: 'Redirect URI not registered in AD FS',
    means: 'The `redirect_uri` of the authorize request is not among those of the client.',
    causes: [
      '`redirect_uri` printed in the text × the ones registered for the client id of the text, port and trailing slash included',
    ],
    fix: ['Add the URI to the client in AD FS exactly as it is sent'],
    owner: 'client-app',
    action: 'registration',
    related: ['MSIS9609', '50011'],
    templates: [
      "MSIS9224: Received invalid OAuth authorization request. The received 'redirect_uri' parameter is not a valid registered redirect URI for the client identifier: '{clientId}'. Received redirect_uri: '{redirectUri}'.",
    ],
  },
  {
    code: 'MSIS9321',
    title: 'Client has no permission on the resource',
    means:
      'Client and resource are both known to AD FS, but nothing allows this client to ask for this resource.',
    causes: [
      'Client and resource in the text × the permissions in the application group; without `resource` in the request the text names a default scope of AD FS',
    ],
    fix: [
      'Grant the client the permission (`Grant-AdfsApplicationPermission`), and name the resource in the request',
    ],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['MSIS9605', 'MSIS9602'],
    templates: [
      "MSIS9321: Received invalid OAuth request. The client '{clientId}' is forbidden to access the resource '{resource}'.",
    ],
  },
  {
    code: 'MSIS9602',
    title: 'Resource unknown to AD FS',
    means: 'AD FS has no relying party or web API with the identifier in `resource`.',
    causes: [
      '`resource` of the request × the identifiers of the web APIs and relying parties, trailing slash and letter case included',
    ],
    fix: ['Send the registered identifier, or add this one to the web API'],
    owner: 'client-app',
    action: 'registration',
    related: ['MSIS9605', '500011'],
    templates: [
      "MSIS9602: The received 'resource' parameter is invalid. The authorization server can not find a registered resource with the specified identifier.",
    ],
  },
  {
    code: 'MSIS9604',
    title: 'AD FS could not fulfil the request',
    means: 'A general failure of AD FS (`server_error`); the reason stands in its event log only.',
    causes: ['`client-request-id` and time of the request, to find the event'],
    fix: ['Read the AD FS event log at that time'],
    owner: 'tenant-admin',
    action: 'policy',
    templates: ['MSIS9604: An error occurred. The authorization server was not able to fulfill the request.'],
  },
  {
    code: 'MSIS9605',
    title: 'Client may not access the resource',
    means: 'AD FS knows both, and no permission ties the client to the resource it asks for.',
    causes: [
      '`client_id` and `resource` (or the scope) of the request × the permissions of the application group',
    ],
    fix: [
      'Grant the client access to the web API (`Grant-AdfsApplicationPermission`) with the scopes it sends',
    ],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['MSIS9321', 'MSIS9602'],
    templates: ['MSIS9605: The client is not allowed to access the requested resource.'],
  },
  {
    code: 'MSIS9607',
    title: 'Client unknown at the token endpoint of AD FS',
    means: 'No client with the `client_id` of the token request is registered.',
    causes: ['`client_id` of the token request × that of the authorize request × the clients of this farm'],
    fix: ['Send the client identifier that is registered in AD FS'],
    owner: 'client-app',
    action: 'registration',
    related: ['MSIS9223', '700016'],
    templates: [
      "MSIS9607: The 'client_id' parameter in the request is invalid. No registered client is found with this identifier.",
    ],
  },
  {
    code: 'MSIS9609',
    title: 'Redirect URI not registered, at the token endpoint',
    means: 'The `redirect_uri` of the token request is not registered for this client.',
    causes: ['`redirect_uri` of the token request × that of the authorize request, byte for byte'],
    fix: ['Send the same registered URI in both requests'],
    owner: 'client-app',
    action: 'code',
    related: ['MSIS9224', '500112'],
    templates: [
      "MSIS9609: The 'redirect_uri' parameter is invalid. No redirect uri with the specified value is registered for the received 'client_id'.",
    ],
  },
  {
    code: 'MSIS9612',
    title: 'Authorization code not accepted by AD FS',
    means: 'AD FS does not know the code, or does not take it any more.',
    causes: [
      'The `code` appears in an earlier token request, or the POST comes long after the callback',
      'The code in the token request × the one in the callback: cut off, or decoded twice',
      'A farm of several servers: authorize and token request reached different ones',
    ],
    fix: [
      'Redeem the code once, at once, and unchanged',
      'If it fails now and then only, look at the balancing of the farm',
    ],
    owner: 'client-app',
    action: 'interaction',
    related: ['54005', '70008'],
    templates: ["MSIS9612: The authorization code received in 'code' parameter is invalid."],
  },
  {
    code: 'MSIS9615',
    title: 'Refresh token of AD FS expired',
    means: 'The refresh token is past the single sign-on lifetime that AD FS is set to.',
    causes: ['`refresh_token_expires_in` of the response that issued it × the time of this request'],
    fix: ['Sign in again'],
    owner: 'user',
    action: 'interaction',
    related: ['700082'],
    templates: ['MSIS9615: The refresh token received in refresh_token parameter has expired'],
  },
  {
    code: 'MSIS9622',
    title: 'Client authentication failed at AD FS',
    means: 'The secret or assertion of the client was not accepted.',
    causes: [
      '`client_secret` as sent × as issued: encoding, and whether it was replaced',
      '`client_assertion`: `aud` has to be the token endpoint of AD FS, `kid` or `x5t` has to name a certificate registered for the client',
    ],
    fix: ['Send the current secret, or register the signing certificate for the client'],
    owner: 'client-app',
    action: 'registration',
    related: ['7000215', '700027'],
    templates: [
      'MSIS9622: Client authentication failed. Please verify the credential provided for client authentication is valid.',
    ],
  },
  {
    code: 'MSIS9659',
    title: 'User name or password wrong',
    means: 'The password grant at AD FS was refused for its user name or password.',
    causes: [
      '`username` of the request: the form the farm expects, `user@domain` or `DOMAIN\\user`',
      'A password with `+`, `&` or `%` that was not form-encoded',
    ],
    fix: ['Correct and form-encode the values; an interactive flow is the better way'],
    owner: 'user',
    action: 'account',
    related: ['50126'],
    templates: ["MSIS9659: Invalid 'username' or 'password'."],
  },
];
