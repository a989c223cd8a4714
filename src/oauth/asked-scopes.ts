import { comparable, findResource } from '../knowledge/find-app.js';
import { isGuid } from '../model/guid.js';
import { onceFor } from '../model/once-for.js';
import type { Endpoint } from './endpoints.js';
import type { Message, Parameter } from './messages.js';
import { parseScopes, type Scope } from './scopes.js';

/** The scope parameter of a request, and what it names. */
export interface AskedScopes {
  readonly parameter: Parameter;
  readonly scopes: readonly Scope[];
}

/** Reads the scope of a request to the second version of an Entra, B2C or External ID endpoint; undefined elsewhere. */
export const findAskedScopes = onceFor(({ parameters, endpoint }: Message): AskedScopes | undefined => {
  const parameter = parameters.get('scope');
  if (parameter === undefined || parameter.isRedacted || !readsScopes(endpoint)) return undefined;
  return { parameter, scopes: parseScopes(parameter.value) };
});

/** The first version ignores scopes; AD FS and consumer endpoints have scopes of their own (protocol facts 2.13, 3.1). */
export function readsScopes(endpoint: Endpoint | undefined): boolean {
  if (endpoint === undefined || endpoint.version !== 'v2') return false;
  return endpoint.kind !== 'adfs' && endpoint.kind !== 'msa';
}

/** One spelling for all ways to name an API: application id where it is known, else the App ID URI compared loosely. */
export function resourceKey(identifier: string): string {
  const known = findResource(identifier)?.appId;
  const plain = comparable(identifier);
  const id = plain.replace(/^(?:api:\/\/|spn:)/, '');
  return known ?? (isGuid(id) ? id : plain);
}

/**
 * The distinct APIs that a scope list names, each with the first of its scopes. A name without prefix is one of
 * Microsoft Graph, but not in B2C, and not where it is an application id or a scope of consumer accounts.
 */
export function askedResources(scopes: readonly Scope[], endpoint: Endpoint | undefined): Map<string, Scope> {
  const found = new Map<string, Scope>();
  for (const scope of scopes) {
    const key = scopeResource(scope, endpoint);
    if (key !== undefined && !found.has(key)) found.set(key, scope);
  }
  return found;
}

/** The API of one scope, by `resourceKey`; undefined where it names none that can be told. */
export function scopeResource(scope: Scope, endpoint: Endpoint | undefined): string | undefined {
  if (scope.resource === undefined) return undefined;
  if (isGuid(scope.value)) return scope.value.toLowerCase();
  if (scope.hasPrefix) return resourceKey(scope.resource);
  const isGraph = endpoint?.kind === 'entra' && !/^wl\.|::/i.test(scope.value);
  return isGraph ? resourceKey(scope.resource) : undefined;
}
