import { WELL_KNOWN_CLIENTS } from '../knowledge/client-apps.js';
import { findLoginHost } from '../knowledge/login-hosts.js';
import { WELL_KNOWN_RESOURCES } from '../knowledge/resources.js';
import type { SensitiveValues } from '../redact/sensitive-values.js';
import { isGuid } from '../redact/value-shape.js';

/** Hosts and ids that are the same for every customer tell nothing. */
const OF_THE_PLATFORM =
  /(?:^|\.)(?:microsoft|microsoftonline|windows|azure|office|office365|live|msauth|msftauth|azurewebsites|localhost)(?:\.(?:com|net|us|cn|de))?$/i;

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

/** In strict mode the ids and hosts of a customer's tenant, apps and APIs are identities like a user's. */
export function strictValues(values: SensitiveValues): SensitiveValues {
  const hidden = new Set([...values.structuralIds].filter(isTelling));
  const found = [...hidden].map((value) => ({
    kind: isGuid(value) ? ('account' as const) : ('host' as const),
    value,
    entry: 0,
  }));
  return {
    ...values,
    identities: [...values.identities, ...found],
    structuralIds: new Set([...values.structuralIds].filter((value) => !hidden.has(value))),
  };
}

function isTelling(value: string): boolean {
  if (isGuid(value)) {
    return !COMMON_TENANTS.has(value) && !KNOWN_IDS.has(value);
  }
  return (
    value.includes('.') &&
    findLoginHost(value) === undefined &&
    !OF_THE_PLATFORM.test(value) &&
    !/^[\d.]+$/.test(value)
  );
}
