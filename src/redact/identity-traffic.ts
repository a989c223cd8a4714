import { findLoginHost } from '../knowledge/login-hosts.js';
import type { Entry } from '../model/capture.js';
import { urlParts } from './url-parts.js';

/** Hosts that take part in a sign-in without issuing tokens. */
const HELPER_HOSTS: ReadonlySet<string> = new Set([
  'enterpriseregistration.windows.net',
  'passwordreset.microsoftonline.com',
  'mysignins.microsoft.com',
  'account.activedirectory.windowsazure.com',
]);

const LOGIN_PATH =
  /\/(?:adfs|oauth2?|saml2?|wsfed|dstsv2|metadata\/identity|msi\/token|connect|openid|\.well-known|authorize|token|devicecode|\.auth)(?:[/?]|$)/i;

const PROTOCOL_PARAMETER =
  /(?:^|[?&#\s])(?:grant_type|response_type|SAMLResponse|SAMLRequest|wresult|id_token|access_token|code_verifier|client_assertion|session_state|error_description)=/;

/** Query and form start with what they are; no need to search megabytes. */
const LOOKED_AT = 16 * 1024;

/**
 * Whether an exchange belongs to a sign-in, so that even a name such as `code` or `state` means what OAuth means.
 * Wide on purpose: a false yes masks more, a false no only leaves ambiguous short values unmasked.
 */
export function isIdentityTraffic(entry: Entry): boolean {
  const { request, response } = entry;
  if (isIdentityUrl(request.url)) return true;
  const places = [request.postData?.text ?? '', response.redirectURL];
  if (places.some((text) => PROTOCOL_PARAMETER.test(text.slice(0, LOOKED_AT)))) return true;
  return request.postData?.params.some((param) => PROTOCOL_PARAMETER.test(`${param.name}=`)) ?? false;
}

/** The same by the URL alone: it may be all that was read. */
export function isIdentityUrl(url: string): boolean {
  const { host, path } = urlParts(url);
  if (findLoginHost(host) !== undefined || HELPER_HOSTS.has(host.toLowerCase()) || LOGIN_PATH.test(path))
    return true;
  return PROTOCOL_PARAMETER.test(url.slice(0, LOOKED_AT));
}
