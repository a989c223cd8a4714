import {
  type AuthorityKind,
  type Cloud,
  findLoginHost,
  type LoginHost,
  TENANT_ALIASES,
} from '../knowledge/login-hosts.js';
import { isGuid } from '../model/guid.js';

/** What a path on a login host is for (protocol facts 1.3). */
export type EndpointRole =
  | 'authorize'
  | 'token'
  | 'device-code'
  | 'device-page'
  | 'logout'
  | 'admin-consent'
  | 'discovery'
  | 'jwks'
  | 'instance-discovery'
  | 'user-realm'
  | 'credential-type'
  | 'password'
  | 'mfa'
  | 'keep-signed-in'
  | 'app-confirmation'
  | 'consent'
  | 'continue'
  | 'device-identity'
  | 'passkey'
  | 'certificate'
  | 'pass-through-poll'
  | 'one-time-code'
  | 'federation-return'
  | 'federation-sign-in'
  | 'ws-trust'
  | 'ws-federation'
  | 'saml'
  | 'federation-metadata'
  | 'native-landing'
  | 'error-page'
  | 'seamless-sso'
  | 'sso-probe'
  | 'user-info'
  | 'native-sign-in'
  | 'native-sign-up'
  | 'native-reset'
  | 'b2c-page'
  | 'proof-up'
  | 'password-reset'
  | 'other';

/** The authority that a URL names, and the endpoint of it. */
export interface Endpoint {
  readonly role: EndpointRole;
  readonly kind: AuthorityKind;
  readonly host: string;
  /** One name for all host aliases. */
  readonly environment: string;
  readonly cloud: Cloud | undefined;
  /** Tenant id, domain or alias as in the path, decoded; undefined where the path has none. */
  readonly tenant: string | undefined;
  /** `common`, `organizations` or `consumers`. */
  readonly isTenantAlias: boolean;
  readonly version: 'v1' | 'v2' | undefined;
  /** B2C policy from the path or the `p` parameter, as written. */
  readonly policy: string | undefined;
}

type RoleRow = readonly [pattern: RegExp, role: EndpointRole];

/** Patterns on the path after the tenant (and policy), in lower case. First match wins. */
const TENANT_PATHS: readonly RoleRow[] = [
  [/^oauth2\/(?:v2\.0\/)?authorize$/, 'authorize'],
  [/^oauth2\/(?:v2\.0\/)?token$/, 'token'],
  [/^oauth2\/(?:v2\.0\/)?devicecode$/, 'device-code'],
  [/^oauth2\/deviceauth$/, 'device-page'],
  [/^oauth2\/(?:v2\.0\/)?logout$/, 'logout'],
  [/^(?:uxlogout|logoutsession)$/, 'logout'],
  [/^(?:v2\.0\/)?adminconsent$/, 'admin-consent'],
  [/^(?:v2\.0\/)?\.well-known\/openid-configuration$/, 'discovery'],
  [/^discovery\/(?:v2\.0\/)?keys$/, 'jwks'],
  [/^discovery\/instance$/, 'instance-discovery'],
  [/^(?:userrealm|getuserrealm)(?:\/|\.srf|$)/, 'user-realm'],
  [/^getcredentialtype(?:\.srf)?$/, 'credential-type'],
  [/^login$/, 'password'],
  [/^sas\/(?:beginauth|endauth|processauth)$/, 'mfa'],
  [/^kmsi$/, 'keep-signed-in'],
  [/^appverify$/, 'app-confirmation'],
  [/^consent\/(?:set|cancel)$/, 'consent'],
  [/^(?:reprocess|resume)$/, 'continue'],
  [/^deviceauthtls\/reprocess$/, 'device-identity'],
  [/^deviceauthpkeyauth$/, 'device-identity'],
  [/^fido\/(?:get|create)$/, 'passkey'],
  [/^certauth$/, 'certificate'],
  [/^onpremvalidation\/poll$/, 'pass-through-poll'],
  [/^getonetimecode(?:\.srf)?$/, 'one-time-code'],
  [/^federation\/oauth2(?:msa|claimsprovider)?$/, 'federation-return'],
  [/^wsfed$/, 'ws-federation'],
  [/^saml2$/, 'saml'],
  [/^federationmetadata\/2007-06\/federationmetadata\.xml$/, 'federation-metadata'],
  [/^oauth2\/nativeclient$/, 'native-landing'],
  [/^(?:openid\/userinfo|oidc\/userinfo)$/, 'user-info'],
  [/^winauth\/(?:sso|ssoprobe|trust\/.+)$/, 'seamless-sso'],
  [/^instrumentation\/dssostatus$/, 'sso-probe'],
  [/^oauth2\/v2\.0\/(?:initiate|challenge|introspect)$/, 'native-sign-in'],
  [/^signup\/v1\.0\/(?:start|challenge|continue)$/, 'native-sign-up'],
  [/^resetpassword\/v1\.0\/(?:start|challenge|continue|submit|poll_completion)$/, 'native-reset'],
];

/** Paths that have no tenant segment. */
const ROOT_PATHS: readonly RoleRow[] = [
  [/^oauth2\/deviceauth$/, 'device-page'],
  [/^(?:devicelogin|device)$/, 'device-page'],
  [/^login\.srf$/, 'federation-return'],
  [/^extsts\.srf$/, 'ws-trust'],
  [/^rst2\.srf$/, 'ws-trust'],
  [/^appverify$/, 'app-confirmation'],
  [/^kmsi$/, 'keep-signed-in'],
  [/^error$/, 'error-page'],
  [/^logout\.srf$/, 'logout'],
  [/^getuserrealm\.srf$/, 'user-realm'],
  [/^userrealm(?:\/|$)/, 'user-realm'],
  [/^webapp\/bulkaadjtoken\/(?:begin|poll)$/, 'token'],
];

const MSA_PATHS: readonly RoleRow[] = [
  [/^oauth20_authorize\.srf$/, 'authorize'],
  [/^oauth20_token\.srf$/, 'token'],
  [/^oauth20_desktop\.srf$/, 'native-landing'],
  [/^oauth20_logout\.srf$/, 'logout'],
  [/^getcredentialtype\.srf$/, 'credential-type'],
  [/^ppsecure\/post\.srf$/, 'password'],
  [/^(?:login\.srf|rst2\.srf)$/, 'federation-return'],
  [/^me\.htm$/, 'sso-probe'],
];

const ADFS_PATHS: readonly RoleRow[] = [
  [/^oauth2\/authorize$/, 'authorize'],
  [/^oauth2\/token$/, 'token'],
  [/^oauth2\/devicecode$/, 'device-code'],
  [/^oauth2\/logout$/, 'logout'],
  [/^\.well-known\/openid-configuration$/, 'discovery'],
  [/^discovery\/keys$/, 'jwks'],
  [/^userinfo$/, 'user-info'],
  [/^ls$/, 'federation-sign-in'],
  [/^services\/trust\/mex$/, 'federation-metadata'],
  [/^services\/trust\/(?:2005|13)\/\w+$/, 'ws-trust'],
];

const B2C_PAGES = /^(?:selfasserted|api\/.+|client\/perftrace|samlp\/.+|oauth2\/authresp)$/;

/** No real path is longer; more is not matched, since the patterns are for paths, not for essays. */
const LONGEST_PATH = 2048;

/** Custom domains that a capture shows to be some, and what stands behind each. By host, with its port. */
export type CustomHosts = ReadonlyMap<string, AuthorityKind>;

const NO_CUSTOM_HOSTS: CustomHosts = new Map();

/** Recognises a URL as one of an identity authority; undefined where it is none. */
export function findEndpoint(url: URL, customHosts: CustomHosts = NO_CUSTOM_HOSTS): Endpoint | undefined {
  const path = decodePath(url.pathname);
  if (path === undefined) return undefined;
  if (/^adfs(?:\/|$)/i.test(path)) return adfsEndpoint(url, path);
  const host = findLoginHost(url.host);
  if (host === undefined && /^dstsv2\//i.test(path)) return dstsEndpoint(url, path);
  if (host === undefined && isDetourHost(url.hostname)) return helperEndpoint(url, path);
  if (host === undefined) return customEndpoint(url, path, customHosts.get(url.host.toLowerCase()));
  return host.kind === 'msa' ? msaEndpoint(url, path, host) : entraEndpoint(url, path, host);
}

function decodePath(pathname: string): string | undefined {
  if (pathname.length > LONGEST_PATH) return undefined;
  const path = pathname.replace(/^\/+/, '').replace(/\/+$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function findRole(rows: readonly RoleRow[], path: string): EndpointRole | undefined {
  const lower = path.toLowerCase();
  return rows.find(([pattern]) => pattern.test(lower))?.[1];
}

function versionOf(path: string): 'v1' | 'v2' | undefined {
  if (/(?:^|\/)v2\.0(?:\/|$)/i.test(path)) return 'v2';
  return /(?:^|\/)oauth2\//i.test(path) || /discovery\/keys|openid-configuration/i.test(path)
    ? 'v1'
    : undefined;
}

function entraEndpoint(url: URL, path: string, host: LoginHost): Endpoint {
  const rootRole = findRole(ROOT_PATHS, path);
  if (rootRole !== undefined) return endpoint(url, host, rootRole, path, undefined, undefined);
  const segments = path.split('/').filter((segment) => segment !== '');
  const isB2cShape = host.kind === 'b2c' || /^(?:tfp|te)$/i.test(segments[0] ?? '');
  return isB2cShape ? b2cEndpoint(url, segments, host) : tenantEndpoint(url, segments, host);
}

/**
 * The tenant is the first segment; text with slashes of its own was put there by mistake or malice, and the path
 * still ends in what it asks for (a recorded tenant was a script element).
 */
function tenantEndpoint(url: URL, segments: readonly string[], host: LoginHost): Endpoint {
  for (let at = 1; at < segments.length; at++) {
    const rest = segments.slice(at).join('/');
    const role = findRole(TENANT_PATHS, rest);
    if (role !== undefined)
      return endpoint(url, host, role, rest, segments.slice(0, at).join('/'), undefined);
  }
  return endpoint(url, host, 'other', segments.slice(1).join('/'), segments[0], undefined);
}

/** B2C: `/{tenant}/{policy}/oauth2/v2.0/…`, `/tfp/{tenant}/{policy}/…`, or the policy in `p`. */
function b2cEndpoint(url: URL, segments: readonly string[], host: LoginHost): Endpoint {
  const own = /^(?:tfp|te)$/i.test(segments[0] ?? '') ? segments.slice(1) : segments;
  const [tenant, second, ...rest] = own;
  const policyInPath = second !== undefined && /^b2c_/i.test(second);
  const tail = (policyInPath ? rest : own.slice(1)).join('/');
  const looseRole = policyInPath ? undefined : findRole(TENANT_PATHS, rest.join('/'));
  const role =
    findRole(TENANT_PATHS, tail) ?? looseRole ?? (B2C_PAGES.test(tail.toLowerCase()) ? 'b2c-page' : 'other');
  const policy = policyInPath || looseRole !== undefined ? second : queryPolicy(url);
  return endpoint(url, { ...host, kind: 'b2c' }, role, own.slice(1).join('/'), tenant, policy);
}

function queryPolicy(url: URL): string | undefined {
  return /[?&]p=([^&#]+)/i.exec(url.search)?.[1];
}

function msaEndpoint(url: URL, path: string, host: LoginHost): Endpoint {
  return endpoint(url, host, findRole(MSA_PATHS, path) ?? 'other', '', undefined, undefined);
}

function adfsEndpoint(url: URL, path: string): Endpoint {
  const rest = path.replace(/^adfs\/?/i, '');
  const host: LoginHost = { kind: 'adfs', cloud: undefined, environment: url.host.toLowerCase() };
  return endpoint(url, host, findRole(ADFS_PATHS, rest) ?? 'other', '', undefined, undefined);
}

/** Microsoft's internal token service: the paths of Entra below one of its own (protocol facts 1.1). */
function dstsEndpoint(url: URL, path: string): Endpoint | undefined {
  const host: LoginHost = { kind: 'custom', cloud: undefined, environment: url.host.toLowerCase() };
  return knownRole(tenantEndpoint(url, path.split('/').slice(1), host));
}

/** Hosts to which a sign-in makes a detour (protocol facts 1.2), and the pages that matter there. */
const HELPERS: ReadonlyMap<string, RoleRow> = new Map([
  ['mysignins.microsoft.com', [/^(?:registermfamethods|security-info\/register)/, 'proof-up']],
  ['account.activedirectory.windowsazure.com', [/^(?:proofup\.aspx|securityinfo)/, 'proof-up']],
  ['passwordreset.microsoftonline.com', [/^(?:$|passwordreset\.aspx)/, 'password-reset']],
]);

/** Whether some pages of a host, in lower case and without its port, are detours of a sign-in. */
export function isDetourHost(hostname: string): boolean {
  return HELPERS.has(hostname);
}

function helperEndpoint(url: URL, path: string): Endpoint | undefined {
  const row = HELPERS.get(url.hostname);
  const role = row === undefined ? undefined : findRole([row], path);
  const host: LoginHost = { kind: 'custom', cloud: 'public', environment: 'login.microsoftonline.com' };
  return role === undefined ? undefined : endpoint(url, host, role, '', undefined, undefined);
}

/** Roles that the path alone can prove on a host nobody knows: a B2C or External ID custom domain. */
const CUSTOM_ROLES: ReadonlySet<EndpointRole> = new Set([
  'authorize',
  'token',
  'device-code',
  'logout',
  'discovery',
  'jwks',
  'native-sign-in',
  'native-sign-up',
  'native-reset',
]);

const NATIVE_ROLES: ReadonlySet<EndpointRole> = new Set(['native-sign-in', 'native-sign-up', 'native-reset']);

/** `known`: what stands behind a host that the capture shows to be a custom domain. */
function customEndpoint(url: URL, path: string, known: AuthorityKind | undefined): Endpoint | undefined {
  const segments = path.split('/');
  const own = /^tfp$/i.test(segments[0] ?? '') ? segments.slice(1) : segments;
  const [tenant = '', second = ''] = own;
  const kind = known ?? 'custom';
  const host: LoginHost = { kind, cloud: undefined, environment: url.host.toLowerCase() };
  if (isPolicy(second) && isTenantName(tenant)) return policyEndpoint(b2cEndpoint(url, segments, host));
  if (known !== undefined && ROOT_PAGES.has(path.toLowerCase())) return entraEndpoint(url, path, host);
  const isShared = known !== undefined && TENANT_ALIASES.has(tenant.toLowerCase());
  if (!isShared && !isTenantId(tenant) && !isInitialDomain(tenant)) return undefined;
  if (isPolicy(queryPolicy(url) ?? '')) return policyEndpoint(b2cEndpoint(url, segments, host));
  const found = tenantEndpoint(url, own, host);
  if (known !== undefined) return knownRole(found);
  if (!CUSTOM_ROLES.has(found.role) || (isTenantId(tenant) && !isOfThisAge(found))) return undefined;
  return NATIVE_ROLES.has(found.role) ? { ...found, kind: 'ciam' } : found;
}

/** Pages without a tenant in their path that an app on the same domain would hardly have. */
const ROOT_PAGES: ReadonlySet<string> = new Set(['kmsi', 'appverify']);

function isTenantId(text: string): boolean {
  return isGuid(text);
}

function isPolicy(text: string): boolean {
  return /^b2c_1/i.test(text);
}

/** A tenant id, or any domain of the tenant. */
function isTenantName(text: string): boolean {
  return isTenantId(text) || /^[\w-]+(?:\.[\w-]+)+$/.test(text);
}

/** The domain that every tenant begins with. */
function isInitialDomain(text: string): boolean {
  return /^[\w-]+\.onmicrosoft\.(?:com|us|cn)$/i.test(text);
}

/** A GUID is in many paths: only those of version 2, or of native authentication, are Entra's beyond doubt. */
function isOfThisAge({ version, role }: Endpoint): boolean {
  return version === 'v2' || NATIVE_ROLES.has(role);
}

function policyEndpoint(found: Endpoint): Endpoint | undefined {
  return CUSTOM_ROLES.has(found.role) || found.role === 'b2c-page' ? found : undefined;
}

function knownRole(found: Endpoint): Endpoint | undefined {
  return found.role === 'other' ? undefined : found;
}

function endpoint(
  url: URL,
  host: LoginHost,
  role: EndpointRole,
  rest: string,
  tenant: string | undefined,
  policy: string | undefined,
): Endpoint {
  return {
    role,
    kind: host.kind,
    host: url.host.toLowerCase(),
    environment: host.environment,
    cloud: host.cloud,
    tenant,
    isTenantAlias: tenant !== undefined && TENANT_ALIASES.has(tenant.toLowerCase()),
    version: versionOf(rest),
    policy,
  };
}
