import { CONSUMER_TENANT } from '../knowledge/login-hosts.js';
import { isGuid } from '../model/guid.js';
import { stringMember } from '../model/json.js';
import type { Message } from './messages.js';

/** Which domain names which tenant, as far as the capture's own metadata and tokens tell. */
export interface TenantNames {
  /** The tenant id for a path segment: a GUID itself, a domain that metadata maps, `consumers`. Lower case. */
  readonly idOf: (tenant: string | undefined) => string | undefined;
}

/** Reads discovery documents: the path names a domain, the issuer names the GUID (protocol facts 4.3). */
export function findTenantNames(messages: readonly Message[]): TenantNames {
  const ids = new Map<string, string>([['consumers', CONSUMER_TENANT]]);
  for (const { endpoint, answer } of messages) {
    const tenant = endpoint?.tenant?.toLowerCase();
    if (tenant === undefined || endpoint?.isTenantAlias === true || isGuid(tenant)) continue;
    const issuer = stringMember(answer.json, 'issuer') ?? '';
    const id = /([0-9a-f]{8}-[0-9a-f-]{27})/i.exec(issuer)?.[1];
    if (id !== undefined) ids.set(tenant, id.toLowerCase());
  }
  return {
    idOf: (tenant) => {
      const name = tenant?.toLowerCase();
      if (name === undefined) return undefined;
      return isGuid(name) ? name : ids.get(name);
    },
  };
}
