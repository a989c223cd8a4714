import { comparable, MICROSOFT_GRAPH } from '../knowledge/find-app.js';
import { isGuid } from '../model/guid.js';

/** Scopes of OpenID Connect: they belong to no resource (protocol facts 3.1). */
export const OIDC_SCOPES: ReadonlySet<string> = new Set([
  'openid',
  'profile',
  'email',
  'offline_access',
  'address',
  'phone',
]);

/** One scope value, taken apart. */
export interface Scope {
  /** As written. */
  readonly value: string;
  /** App ID URI or GUID before the permission; undefined for OIDC scopes. Unprefixed names mean Microsoft Graph. */
  readonly resource: string | undefined;
  /** The permission, or `.default`. */
  readonly permission: string;
  readonly isOidc: boolean;
  readonly isDefault: boolean;
  /** Whether the resource was written, not implied. */
  readonly hasPrefix: boolean;
}

/** Splits a scope parameter at white space (RFC 6749 section 3.3). */
export function parseScopes(text: string | undefined): Scope[] {
  return (text ?? '')
    .split(/\s+/)
    .filter((part) => part !== '')
    .map(parseScope);
}

export function parseScope(value: string): Scope {
  const isOidc = OIDC_SCOPES.has(value.toLowerCase());
  if (isOidc)
    return { value, resource: undefined, permission: value, isOidc, isDefault: false, hasPrefix: false };
  const { resource, permission } = splitScope(value);
  return {
    value,
    resource: resource ?? MICROSOFT_GRAPH,
    permission,
    isOidc,
    isDefault: permission.toLowerCase() === '.default',
    hasPrefix: resource !== undefined,
  };
}

/** `https://host//.default` asks for the resource `https://host/`: the last slash parts resource and permission. */
function splitScope(value: string): { resource: string | undefined; permission: string } {
  const slash = value.lastIndexOf('/');
  if (slash <= 0) return { resource: undefined, permission: value };
  const resource = value.slice(0, slash);
  const isResource =
    isGuid(resource) || /^[a-z][a-z0-9+.-]*:/i.test(resource) || /\/?\.default$/i.test(value);
  if (!isResource) return { resource: undefined, permission: value };
  // A bare authority such as `https://graph.microsoft.com` with nothing behind it is no permission.
  if (/^[a-z][a-z0-9+.-]*:\/?$/i.test(resource)) return { resource: value, permission: '' };
  return { resource, permission: value.slice(slash + 1) };
}

/** The distinct resources of a scope list, comparable form, in order. */
export function resourcesOf(scopes: readonly Scope[]): string[] {
  const found = scopes.flatMap(({ resource }) => (resource === undefined ? [] : [comparable(resource)]));
  return [...new Set(found)];
}

/** Permission names in lower case, resource prefix gone, OIDC scopes dropped (protocol facts 3.3). */
export function permissionNames(scopes: readonly Scope[]): Set<string> {
  return new Set(scopes.filter(({ isOidc }) => !isOidc).map(({ permission }) => permission.toLowerCase()));
}
