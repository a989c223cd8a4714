import { isReplacedGuid } from '../model/replaced-value.js';
import type { IdentityKind } from '../redact/kinds.js';

/** Pseudonyms as they stand in a sanitized capture: of the form of what they replace, so that it can still be read. */

/** RFC 2544: addresses of test networks, no one's in particular. */
export function ipForm(ordinal: number, value: string): string {
  if (value.includes(':')) return `2001:db8:e27a:ce::${ordinal.toString(16)}`;
  return `198.${18 + ((ordinal >> 16) & 1)}.${(ordinal >> 8) & 255}.${ordinal & 255}`;
}

/** A single label stays one; a name inside a private domain stays inside one. */
export function hostForm(ordinal: number, value: string): string {
  return value.includes('.') ? `host-${ordinal}.internal` : `host-${ordinal}`;
}

/** The name that somebody registered: the last two labels, or three where the last two are `co.uk` and its like. */
export function siteOf(host: string): string {
  return /[^.]+\.(?:[a-z]{2,3}\.[a-z]{2}|[^.]+)$/i.exec(host)?.[0] ?? host;
}

/** A public host stays one, what was one site stays one, and a wildcard stays one. */
export function siteForm(site: number, host: number | '*' | undefined): string {
  if (host === undefined) return `site-${site}.example`;
  return host === '*' ? `*.site-${site}.example` : `host-${host}.site-${site}.example`;
}

/** A host that Microsoft made of a tenant's name, taken apart; undefined for every other. */
export function tenantHost(host: string): { readonly tenant: string; readonly rest: string } | undefined {
  const [, tenant, rest] = TENANT_HOST.exec(host) ?? [];
  return tenant === undefined || rest === undefined ? undefined : { tenant, rest };
}

/** What stands behind the name says which service answers, and is the same for every tenant. */
const TENANT_HOST =
  /^([a-z\d-]{1,63})(\.(?:b2clogin|ciamlogin|onmicrosoft|sharepoint|crm\d{0,2}\.dynamics|azure-api|azurewebsites|vault\.azure|database\.windows|(?:blob|queue|table|file)\.core\.windows|cloudapp\.azure)\.(?:com|net|us|cn|de))$/;

/** The name of a tenant keeps what Microsoft put behind it. */
export function tenantForm(ordinal: number, rest: string): string {
  return `tenant-${ordinal}${rest}`;
}

/** An address keeps its `@`, and the mark of a guest (`anna_client.example#EXT#@tenant`). */
export function userForm(ordinal: number, domain: string | undefined, value: string): string {
  const guest = /#EXT#/i.test(value) ? '#EXT#' : '';
  return domain === undefined ? `user-${ordinal}${guest}` : `user-${ordinal}${guest}@${domain}`;
}

const FORMS: readonly RegExp[] = [
  /^(?:name|oid|sub|account|phone|user)-\d{1,7}$/,
  /^user-\d{1,7}(?:#EXT#)?(?:@domain-\d{1,7})?$/,
  /^host-\d{1,7}(?:\.internal)?$/,
  /^(?:(?:host-\d{1,7}|\*)\.)?site-\d{1,7}\.example$/,
  /^tenant-\d{1,7}\.[a-z\d.-]{1,60}$/,
  /^198\.1[89]\.\d{1,3}\.\d{1,3}$/,
  /^2001:db8:e27a:ce::[0-9a-f]{1,4}$/,
];

/** Where the domain of a user is kept. */
const AT_KEPT_DOMAIN = /^user-\d{1,7}(?:#EXT#)?@[\w.-]{1,253}$/;

/** Whether a value is a pseudonym already; a capture that was never sanitized has no users at real domains. */
export function isPseudonym(value: string, isSanitized = false): boolean {
  const text = value.trim();
  if (isReplacedGuid(text) || (text.length <= 60 && FORMS.some((form) => form.test(text)))) return true;
  return isSanitized && AT_KEPT_DOMAIN.test(text);
}

/** The word a pseudonym counts up. */
export type PseudonymKind = IdentityKind | 'domain' | 'tenant' | 'site';
