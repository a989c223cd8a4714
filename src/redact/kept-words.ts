/**
 * Words of the protocols and of the report itself. A secret that equals one of them (a password `Bearer`, a state
 * `redirect`) is masked where it stands, but not searched for: the word is everywhere, and hides nothing.
 */
const WORDS = `
Bearer Basic Negotiate Kerberos Digest Metadata password passwd username common organizations consumers
authorization authorization_code client_credentials refresh_token access_token id_token device_code token_type
client_id client_secret client_assertion redirect_uri response_type response_mode grant_type resource
fragment form_post select_account consent offline_access openid profile redirect popup silent
continuation_token implicit hybrid public confidential on_behalf_of invalid_grant invalid_client invalid_request
interaction_required login_required server_error undefined object string number boolean default unknown
Content-Type Location Origin Referer Cookie Set-Cookie application accept English https localhost
critical warning information complete partial damaged succeeded failed incomplete primary related
authorization-code client-credentials refresh-token device-code on-behalf-of jwt-bearer saml-bearer
native-authentication managed-identity broker sign-out ws-federation
authorization-request authorization-response authorization-error-response sign-in-step consent-step token-request
device-authorization-request metadata-request jwks-request userinfo-request protected-resource-request
end-session-request managed-identity-request native-authentication-request saml-request saml-response
ws-federation-request ws-federation-response cors-preflight client-app tenant-admin network capture service
cross-entry server heuristic assertion opaque valid invalid not-checked present absent
character characters signature cookie canary session session_key user_code one_time_code code_verifier
code_challenge flow_token prt_cookie saml_assertion saml_signature managed_identity_secret sas_signature
request_object dpop_proof api_key credential protocol hygiene lifetime claims account entrace
administrator guest system support operator application services example
graph.microsoft.com login.microsoftonline.com management.azure.com
`;

const words: ReadonlySet<string> = new Set(WORDS.trim().toLowerCase().split(/\s+/));

export function isKeptWord(value: string): boolean {
  return words.has(value.toLowerCase());
}
