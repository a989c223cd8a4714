/**
 * Where identity traffic is likely, by a glance at the URL. It only decides what is worth more care (checks of
 * HAR 1.2, scripts worth decoding); what a message *is* the oauth layer decides, by its own and better list.
 */
const IDENTITY_HOST =
  /^[a-z]+:\/\/[^/?#]*(?:login|logon|signin|oauth|sts\.|adfs|ciam|b2c|accounts?\.|\bid\.|auth)/i;

const IDENTITY_PATH =
  /\/(?:oauth2?|tokens?|authori[sz]e|devicecode|saml2?|wsfed|openid|oidc|\.well-known|discovery|adfs|\.auth|sso|msi|sign-?(?:in|out)|log-?(?:in|out|on)|callback|kmsi|consent|b2c_1\w*)\b/i;

const IDENTITY_PARAMETER =
  /[?&#](?:code|state|id_token|access_token|error|client_id|SAMLRequest|SAMLResponse)=/i;

/** Only this much of a URL is looked at: `data:` URLs reach megabytes. */
const HEAD = 4096;

export function looksLikeIdentity(url: string): boolean {
  const head = url.slice(0, HEAD);
  return IDENTITY_HOST.test(head) || IDENTITY_PATH.test(head) || IDENTITY_PARAMETER.test(head);
}
