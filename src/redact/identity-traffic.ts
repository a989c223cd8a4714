import type { Entry } from '../model/capture.js';
import { urlParts } from './url-parts.js';

const LOGIN_HOST =
  /(?:^|\.)(?:login\.microsoftonline(?:-int)?\.(?:com|us|de)|login\.partner\.microsoftonline\.cn|login\.chinacloudapi\.cn|login\.windows(?:-ppe)?\.net|login\.microsoft(?:-ppe)?\.com|sts\.windows\.net|login-us\.microsoftonline\.com|mtlsauth\.microsoft\.com|login\.usgovcloudapi\.net|login\.sovcloud-identity\.\w{2}|login\.live\.com|account\.live\.com|b2clogin\.com|ciamlogin\.com|microsoftazuread-sso\.com|enterpriseregistration\.windows\.net|passwordreset\.microsoftonline\.com)$/i;

const LOGIN_PATH =
  /\/(?:adfs|oauth2?|saml2?|wsfed|dstsv2|metadata\/identity|msi\/token|connect|openid|\.well-known|authorize|token|devicecode|\.auth)(?:[/?]|$)/i;

const PROTOCOL_PARAMETER =
  /(?:^|[?&#\s])(?:grant_type|response_type|SAMLResponse|SAMLRequest|wresult|id_token|access_token|code_verifier|client_assertion|session_state|error_description)=/;

/** Whether a host is one that Entra, its clouds, B2C, External ID or personal accounts sign in at. */
export function isLoginHost(host: string): boolean {
  return LOGIN_HOST.test(host);
}

/** Query and form start with what they are; no need to search megabytes. */
const LOOKED_AT = 16 * 1024;

/**
 * Whether an exchange belongs to a sign-in, so that even a name such as `code` or `state` means what OAuth means.
 * Wide on purpose: a false yes masks more, a false no only leaves ambiguous short values unmasked.
 */
export function isIdentityTraffic(entry: Entry): boolean {
  const { request, response } = entry;
  const { host, path } = urlParts(request.url);
  if (isLoginHost(host) || LOGIN_PATH.test(path)) return true;
  const places = [request.url, request.postData?.text ?? '', response.redirectURL];
  if (places.some((text) => PROTOCOL_PARAMETER.test(text.slice(0, LOOKED_AT)))) return true;
  return request.postData?.params.some((param) => PROTOCOL_PARAMETER.test(`${param.name}=`)) ?? false;
}
