import { textFromBase64 } from '../model/base64.js';
import type { Entry } from '../model/capture.js';
import { stringMember } from '../model/json.js';
import { parseJwt } from '../model/jwt.js';
import { isIdentityTraffic } from '../redact/identity-traffic.js';
import type { SensitiveValues } from '../redact/sensitive-values.js';
import type { Span } from '../redact/text-shapes.js';
import { percentDecode } from '../redact/url-parts.js';

/** What tells whose capture it is, beside ids: hosts of tenants, apps and APIs, and what apps are called. */
export interface TellingNames {
  readonly add: (entry: Entry) => void;
  /** Lower case. */
  readonly hosts: ReadonlySet<string>;
  readonly apps: ReadonlySet<string>;
}

/** Pages are large, and name the app in their first part. */
const LOOKED_AT = 256 * 1024;

/** A host in a URL, plain, percent-encoded or in JSON. */
const HOST_IN_URL =
  /\b(?:https?|wss?|api|spn)(?::|%3A)(?:\\?\/|%2F){2}(?:[^\s/@"'<>]{1,100}@)?([a-z\d][a-z\d.-]{3,252})/gi;

/** An address of a tenant without a scheme: `contoso.onmicrosoft.com` as a segment of a path. */
const TENANT_DOMAIN = /\b[a-z\d-]{1,63}\.(?:onmicrosoft\.(?:com|us|de)|partner\.onmschina\.cn)\b/gi;

/** Members in which Entra's pages and answers say what an app is called. */
const APP_NAME =
  /\\?"(?:app_?display_?name|s?appname|sClientName|clientName|resource_?display_?name)\\?"\s{0,9}:\s{0,9}\\?"([^"\\]{2,200})/gi;

/** What a customer called groups and things in Azure, in the id of a resource. */
const AZURE_NAME =
  /(?:\/|%2f)(?:resourceGroups|userAssignedIdentities|virtualMachines|virtualMachineScaleSets|sites|managedClusters|vaults|machines)(?:\/|%2f)([\w.()-]{2,90})/gi;

/** Where the name of an app, or of something in Azure, stands in a text. */
export function findTellingNames(text: string): Span[] {
  return [APP_NAME, AZURE_NAME].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: match, 1: name = '', index }) => {
      const end = index + match.length;
      return { start: end - name.length, end };
    }),
  );
}

export function createTellingNames(): TellingNames {
  const hosts = new Set<string>();
  const apps = new Set<string>();
  return {
    hosts,
    apps,
    add(entry) {
      for (const text of textsOf(entry)) {
        for (const [, host = ''] of text.matchAll(HOST_IN_URL))
          hosts.add(host.toLowerCase().replace(/\.$/, ''));
        for (const [domain] of text.matchAll(TENANT_DOMAIN)) hosts.add(domain.toLowerCase());
        for (const { start, end } of findTellingNames(text)) apps.add(text.slice(start, end));
      }
    },
  };
}

function textsOf(entry: Entry): string[] {
  const { request, response } = entry;
  const headers = [...request.headers, ...response.headers];
  const bodies = isIdentityTraffic(entry) ? [request.postData?.text ?? '', response.content.text ?? ''] : [];
  const texts = [
    request.url,
    response.redirectURL,
    ...headers.map(({ name, value }) => (/^(?:host|:authority)$/i.test(name) ? `https://${value}` : value)),
    ...bodies.map((text) => text.slice(0, LOOKED_AT)),
  ];
  return texts.flatMap((text) => [text, ...insideOf(text)]);
}

/** Tokens and SAML messages: base64 of what starts with a brace or an angle bracket. */
function insideOf(text: string): string[] {
  const runs = percentDecode(text).match(/(?:ey|P[A-P])[A-Za-z0-9+/_-]{40,}/g) ?? [];
  return runs.flatMap((run) => textFromBase64(run) ?? []);
}

/** What the tokens of a capture call the app that they were issued to. */
export function appsInTokens({ secrets }: SensitiveValues): string[] {
  return secrets.flatMap(({ value }) =>
    value.startsWith('ey') ? (stringMember(parseJwt(value)?.payload, 'app_displayname') ?? []) : [],
  );
}
