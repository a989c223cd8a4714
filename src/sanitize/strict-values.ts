import { WELL_KNOWN_CLIENTS } from '../knowledge/client-apps.js';
import { findLoginHost } from '../knowledge/login-hosts.js';
import { WELL_KNOWN_RESOURCES } from '../knowledge/resources.js';
import type { SensitiveValues } from '../redact/sensitive-values.js';
import { isGuid } from '../redact/value-shape.js';
import { tenantHost } from './pseudonym-form.js';
import { appsInTokens, type TellingNames } from './telling-names.js';

/** Hosts of the platform are the same for every customer and tell nothing. */
const OF_THE_PLATFORM =
  /(?:^|\.)(?:microsoft|microsoftonline|windows|windowsazure|azure|office|office365|outlook|live|msauth|msftauth|msauthimages|msftauthimages|msocdn|azurewebsites|usgovcloudapi|chinacloudapi|sovcloud-api|dynamics|powerbi|powerapps|visualstudio|localhost)(?:\.(?:com|net|us|cn|de|fr|sg))?$/i;

/** Namespaces and identifiers of the protocols are names, though they look like addresses. */
const OF_THE_PROTOCOLS =
  /(?:^|\.)(?:w3\.org|oasis-open\.org|xmlsoap\.org|openid\.net|oauth\.net|ietf\.org|rfc-editor\.org)$/i;

/** Tenants that belong to no customer: personal accounts, Microsoft's own. */
const COMMON_TENANTS: ReadonlySet<string> = new Set([
  '9188040d-6c67-4c5b-b112-36a304b66dad',
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
  '72f988bf-86f1-41af-91ab-2d7cd011db47',
]);

/** Apps and APIs of the platform. */
const KNOWN_IDS: ReadonlySet<string> = new Set(
  [...WELL_KNOWN_CLIENTS, ...WELL_KNOWN_RESOURCES].map(({ appId }) => appId),
);

/** The names of a customer's apps, and of what it has in Azure; those that Microsoft gave are no secret. */
export function customerNames(values: SensitiveValues, { apps }: TellingNames): ReadonlySet<string> {
  return new Set([...apps, ...appsInTokens(values)].filter(isTellingName));
}

/** In strict mode ids, hosts and names of a customer's tenant, apps and APIs are identities like a user's. */
export function strictValues(values: SensitiveValues, telling: TellingNames): SensitiveValues {
  const ids = new Set([...values.structuralIds, ...telling.hosts].filter(isTelling));
  const names = customerNames(values, telling);
  const found = [
    ...[...ids].map((value) => ({ kind: isGuid(value) ? ('account' as const) : ('host' as const), value })),
    ...[...names].map((value) => ({ kind: 'name' as const, value })),
  ];
  return {
    ...values,
    identities: [...values.identities, ...found.map((each) => ({ ...each, entry: 0 }))],
    structuralIds: new Set([...values.structuralIds].filter((value) => !ids.has(value))),
  };
}

/** What Microsoft calls its own apps is the same everywhere. */
const KNOWN_NAMES: ReadonlySet<string> = new Set(
  [...WELL_KNOWN_CLIENTS, ...WELL_KNOWN_RESOURCES].map(({ name }) => name.toLowerCase()),
);

function isTellingName(name: string): boolean {
  return !/^(?:microsoft|azure|office|windows)\b/i.test(name) && !KNOWN_NAMES.has(name.toLowerCase());
}

function isTelling(value: string): boolean {
  if (isGuid(value)) return !COMMON_TENANTS.has(value) && !KNOWN_IDS.has(value);
  if (tenantHost(value) !== undefined) return true;
  return (
    value.includes('.') &&
    findLoginHost(value) === undefined &&
    !OF_THE_PLATFORM.test(value) &&
    !OF_THE_PROTOCOLS.test(value) &&
    !/^[\d.]+$/.test(value)
  );
}
