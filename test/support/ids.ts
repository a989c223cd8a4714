import { guid, opaque } from './seeded.js';

/**
 * The cast of the made-up traffic: one tenant, its applications and its user. Applications:
 * `CLIENT` (a single-page app) signs the user in and calls `API`, the middle tier, which calls Microsoft Graph
 * on the user's behalf; `WEB` is a server-side web app, `NATIVE` a desktop app, `DAEMON` has no user.
 */
export const TENANT = guid('tenant contoso');
export const OTHER_TENANT = guid('tenant fabrikam');
export const TENANT_DOMAIN = 'contoso.example';
/** The tenant of all personal accounts. */
export const MSA_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';

export const CLIENT = guid('client spa');
export const WEB = guid('client web');
export const NATIVE = guid('client native');
export const API = guid('client middle tier api');
export const DAEMON = guid('client daemon');
export const MANAGED_IDENTITY = guid('client managed identity');

export const GRAPH = '00000003-0000-0000-c000-000000000000';
/** The delegated permission of the middle tier that clients ask for. */
export const API_SCOPE = `api://${API}/access_as_user`;

export const LOGIN_HOST = 'login.microsoftonline.com';
export const CLIENT_ORIGIN = 'https://client.example';
export const SPA_REDIRECT_URI = 'https://client.example/auth/callback';
export const WEB_REDIRECT_URI = 'https://web.client.example/signin-oidc';
export const NATIVE_REDIRECT_URI = 'http://localhost:8400/';
export const API_URL = 'https://api.example/orders';
export const GRAPH_URL = 'https://graph.microsoft.com/v1.0/me';

export const B2C_NAME = 'contoso';
export const B2C_TENANT = guid('tenant contoso b2c');
export const B2C_POLICY = 'B2C_1A_signup_signin';
export const CIAM_NAME = 'fabrikam';
export const CIAM_TENANT = guid('tenant fabrikam ciam');
export const ADFS_HOST = 'fs.fabrikam.example';

export interface User {
  readonly oid: string;
  readonly upn: string;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly ipAddress: string;
  readonly password: string;
}

export const USER: User = {
  oid: guid('user ada'),
  upn: 'ada.lindqvist@contoso.example',
  name: 'Ada Lindqvist',
  givenName: 'Ada',
  familyName: 'Lindqvist',
  ipAddress: '203.0.113.24',
  password: 'Tulip-Harbour-4711!',
};

export const OTHER_USER: User = {
  oid: guid('user bo'),
  upn: 'bo.ferreira@fabrikam.example',
  name: 'Bo Ferreira',
  givenName: 'Bo',
  familyName: 'Ferreira',
  ipAddress: '198.51.100.77',
  password: 'Copper-Meadow-2290?',
};

/** The pairwise `sub` of a user at one application (Entra gives each application another). */
export function subjectOf(user: User, clientId: string): string {
  return opaque(`sub ${user.oid} ${clientId}`, 43);
}

/** The object id of an application's service principal: `oid` and `sub` of its app-only tokens. */
export function servicePrincipalOf(clientId: string): string {
  return guid(`service principal ${clientId}`);
}

/** What must not be in an output that masks identities. */
export const IDENTITIES: readonly string[] = [USER, OTHER_USER].flatMap((user) => [
  user.oid,
  user.upn,
  user.name,
  user.familyName,
  user.ipAddress,
]);
