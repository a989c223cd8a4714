import { WELL_KNOWN_CLIENTS, type WellKnownClient } from './client-apps.js';
import { WELL_KNOWN_RESOURCES, type WellKnownResource } from './resources.js';

const CLIENTS: ReadonlyMap<string, WellKnownClient> = new Map(
  WELL_KNOWN_CLIENTS.map((app) => [app.appId, app]),
);

const RESOURCES: ReadonlyMap<string, WellKnownResource> = new Map(
  WELL_KNOWN_RESOURCES.flatMap((resource) =>
    [resource.appId, ...resource.identifiers].map((id): [string, WellKnownResource] => [
      comparable(id),
      resource,
    ]),
  ),
);

/** Resources whose identifier is the host of the call: one row stands for many URIs (protocol facts 3.5). */
const HOST_RESOURCES: readonly (readonly [suffix: string, appId: string])[] = [
  ['.sharepoint.com', '00000003-0000-0ff1-ce00-000000000000'],
  ['.dynamics.com', '00000007-0000-0000-c000-000000000000'],
  ['.kusto.windows.net', '2746ea77-4702-4b45-80ca-3c97e680e8b7'],
  ['.vault.azure.net', 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093'],
  ['.managedhsm.azure.net', '589d5083-6f11-4d30-a62a-a4b316a14abf'],
  ['.blob.core.windows.net', 'e406a681-f3d4-42a8-90b6-c2b029497af1'],
  ['.file.core.windows.net', 'e406a681-f3d4-42a8-90b6-c2b029497af1'],
  ['.queue.core.windows.net', 'e406a681-f3d4-42a8-90b6-c2b029497af1'],
  ['.table.core.windows.net', 'e406a681-f3d4-42a8-90b6-c2b029497af1'],
  ['.dfs.core.windows.net', 'e406a681-f3d4-42a8-90b6-c2b029497af1'],
  ['.database.windows.net', '022907d3-0f1b-48f7-badc-1ba6abab6d66'],
  ['.azconfig.io', '35ffadb3-7fc1-497e-b61b-381d28e744cc'],
];

/** Lower case, without one trailing slash: how App ID URIs are compared (protocol facts 3.2). */
export function comparable(identifier: string): string {
  return identifier.toLowerCase().replace(/\/$/, '');
}

/** A first-party client by its application id, in any case. */
export function findClientApp(appId: string | undefined): WellKnownClient | undefined {
  return appId === undefined ? undefined : CLIENTS.get(appId.toLowerCase());
}

/** A Microsoft resource by application id, App ID URI, `spn:` form, or a URI on one of its hosts. */
export function findResource(identifier: string | undefined): WellKnownResource | undefined {
  if (identifier === undefined) return undefined;
  const key = comparable(identifier.replace(/^(?:spn:|api:\/\/)/i, ''));
  return RESOURCES.get(comparable(identifier)) ?? RESOURCES.get(key) ?? findByHost(key);
}

function findByHost(key: string): WellKnownResource | undefined {
  const host = /^https:\/\/([^/:]+)/.exec(key)?.[1] ?? '';
  const appId = HOST_RESOURCES.find(([suffix]) => host.endsWith(suffix))?.[1];
  return appId === undefined ? undefined : RESOURCES.get(appId);
}

export const MICROSOFT_GRAPH = '00000003-0000-0000-c000-000000000000';
export const AZURE_AD_GRAPH = '00000002-0000-0000-c000-000000000000';
