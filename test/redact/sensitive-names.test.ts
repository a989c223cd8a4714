import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { classifyName } from '../../src/redact/sensitive-names.js';

/** What the contract (section 3) and the protocol facts ask of each name. */
const EXPECTED: Readonly<Record<string, string>> = {
  'password passwd newPassword new_password db-password': 'secret password',
  client_secret: 'secret client_secret',
  'code_verifier codeVerifier': 'secret code_verifier',
  code: 'secret authorization_code',
  spa_code: 'secret authorization_code',
  device_code: 'secret device_code',
  user_code: 'secret user_code',
  'otc oob AdditionalAuthData': 'secret one_time_code',
  continuation_token: 'secret continuation_token',
  'refresh_token refreshToken': 'secret refresh_token',
  'access_token accesstoken subject_token x-ms-token-aad-access-token': 'secret access_token',
  'id_token id_token_hint': 'secret id_token',
  assertion: 'secret assertion',
  client_assertion: 'secret client_assertion',
  DPoP: 'secret dpop_proof',
  'sFT flowToken PPFT': 'secret flow_token',
  'ctx sCtx originalRequest wctx': 'secret ctx',
  'canary apiCanary': 'secret canary',
  'Cookie Set-Cookie': 'secret cookie',
  'Authorization Proxy-Authorization': 'secret credential',
  'x-ms-RefreshTokenCredential x-ms-RefreshTokenCredential2': 'secret prt_cookie',
  'SAMLResponse wresult': 'secret saml_assertion',
  'X-IDENTITY-HEADER secret': 'secret managed_identity_secret',
  sig: 'secret sas_signature',
  'state RelayState': 'secret state',
  'nonce request_nonce sso_nonce DPoP-Nonce': 'secret nonce',
  code_challenge: 'secret code_challenge',
  'api_key Ocp-Apim-Subscription-Key x-functions-key': 'secret api_key',
  session_key_jwe: 'secret session_key',
  'rh aio': 'secret opaque value',
  'upn preferred_username login_hint loginfmt username email unique_name': 'identity user',
  'name given_name family_name displayName': 'identity name',
  'oid object_id': 'identity oid',
  sub: 'identity sub',
  'ipaddr X-Forwarded-For': 'identity ip',
  'tid client_id appid azp aud resource iss': 'id',
  'scope scp roles grant_type response_type correlation_id trace_id x-ms-request-id client-request-id':
    'kept',
  'timestamp error error_codes suberror uti code_challenge_method token_type sFTName x5t x5t#S256 kid':
    'kept',
  'redirect_uri post_logout_redirect_uri brk_redirect_uri': 'redirect',
  'Location Referer Origin': 'url',
  client_info: 'encoded',
  'WWW-Authenticate': 'challenge',
  'X-AnchorMailbox': 'anchor',
  Host: 'host',
  'error_description color constructor __proto__ toString': 'nothing',
};

describe('classifyName', () => {
  for (const [names, expected] of Object.entries(EXPECTED)) {
    for (const name of names.split(' ')) {
      test(`${name}: ${expected}`, () => {
        const found = classifyName(name);
        const kind = found !== undefined && 'kind' in found ? ` ${found.kind}` : '';
        assert.equal(found === undefined ? 'nothing' : found.as + kind, expected);
      });
    }
  }

  test('reads the end of an endless name', () => {
    assert.equal(classifyName(`${'x'.repeat(1_000_000)}_password`)?.as, 'secret');
  });
});
