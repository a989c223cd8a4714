import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { findEndpoint } from '../../src/oauth/endpoints.js';

const TENANT = 'a1186480-4b4d-4839-a788-9dbe322f3d20';

/** URL, then role, kind, tenant, version, policy. */
const TABLE: readonly (readonly [
  string,
  string,
  string,
  string | undefined,
  string | undefined,
  string | undefined,
])[] = [
  [
    `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize`,
    'authorize',
    'entra',
    TENANT,
    'v2',
    undefined,
  ],
  [
    `https://login.microsoftonline.com/${TENANT}/oauth2/authorize`,
    'authorize',
    'entra',
    TENANT,
    'v1',
    undefined,
  ],
  ['https://LOGIN.microsoftonline.com/Common/oauth2/Token', 'token', 'entra', 'Common', 'v1', undefined],
  [
    'https://login.microsoftonline.com:443/common/oauth2/v2.0/token',
    'token',
    'entra',
    'common',
    'v2',
    undefined,
  ],
  [
    'https://login.windows.net/contoso.example/oauth2/token?api-version=1.0',
    'token',
    'entra',
    'contoso.example',
    'v1',
    undefined,
  ],
  [
    'https://westeurope.login.microsoft.com/t.example/oauth2/v2.0/token',
    'token',
    'entra',
    't.example',
    'v2',
    undefined,
  ],
  [
    'https://mtlsauth.microsoft.com/t.example/oauth2/v2.0/token',
    'token',
    'entra',
    't.example',
    'v2',
    undefined,
  ],
  [
    'https://login.microsoftonline.us/t.example/oauth2/v2.0/devicecode',
    'device-code',
    'entra',
    't.example',
    'v2',
    undefined,
  ],
  [
    'https://login.partner.microsoftonline.cn/t.example/v2.0/.well-known/openid-configuration?appid=x',
    'discovery',
    'entra',
    't.example',
    'v2',
    undefined,
  ],
  [
    'https://login.microsoftonline.com/common/discovery/v2.0/keys',
    'jwks',
    'entra',
    'common',
    'v2',
    undefined,
  ],
  [
    'https://login.microsoftonline.com/common/discovery/instance?api-version=1.1',
    'instance-discovery',
    'entra',
    'common',
    undefined,
    undefined,
  ],
  [
    'https://login.microsoftonline.com/common/GetCredentialType?mkt=en',
    'credential-type',
    'entra',
    'common',
    undefined,
    undefined,
  ],
  [
    'https://login.microsoftonline.com/common/SAS/ProcessAuth',
    'mfa',
    'entra',
    'common',
    undefined,
    undefined,
  ],
  ['https://login.microsoftonline.com/kmsi', 'keep-signed-in', 'entra', undefined, undefined, undefined],
  [
    'https://login.microsoftonline.com/login.srf',
    'federation-return',
    'entra',
    undefined,
    undefined,
    undefined,
  ],
  [`https://login.microsoftonline.com/${TENANT}/saml2`, 'saml', 'entra', TENANT, undefined, undefined],
  [
    'https://autologon.microsoftazuread-sso.com/contoso.example/winauth/sso',
    'seamless-sso',
    'entra',
    'contoso.example',
    undefined,
    undefined,
  ],
  [
    'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/oauth2/v2.0/token',
    'token',
    'b2c',
    'contoso.onmicrosoft.com',
    'v2',
    'B2C_1_signin',
  ],
  [
    'https://contoso.b2clogin.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize?p=b2c_1_signin&x=1',
    'authorize',
    'b2c',
    'contoso.onmicrosoft.com',
    'v2',
    'b2c_1_signin',
  ],
  [
    'https://login.microsoftonline.com/tfp/contoso.onmicrosoft.com/B2C_1_x/oauth2/v2.0/authorize',
    'authorize',
    'b2c',
    'contoso.onmicrosoft.com',
    'v2',
    'B2C_1_x',
  ],
  [
    'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_x/SelfAsserted?tx=1',
    'b2c-page',
    'b2c',
    'contoso.onmicrosoft.com',
    undefined,
    'B2C_1_x',
  ],
  [
    'https://contoso.ciamlogin.com/contoso.onmicrosoft.com/oauth2/v2.0/initiate',
    'native-sign-in',
    'ciam',
    'contoso.onmicrosoft.com',
    'v2',
    undefined,
  ],
  [
    'https://login.shop.example/shop.onmicrosoft.com/B2C_1_in/oauth2/v2.0/authorize?client_id=x',
    'authorize',
    'b2c',
    'shop.onmicrosoft.com',
    'v2',
    'B2C_1_in',
  ],
  [
    `https://login.shop.example/tfp/${TENANT}/b2c_1a_in/v2.0/.well-known/openid-configuration`,
    'discovery',
    'b2c',
    TENANT,
    'v2',
    'b2c_1a_in',
  ],
  [
    'https://login.shop.example/shop.example/B2C_1_in/discovery/v2.0/keys',
    'jwks',
    'b2c',
    'shop.example',
    'v2',
    'B2C_1_in',
  ],
  [
    'https://login.shop.example/shop.onmicrosoft.com/B2C_1_in/api/CombinedSigninAndSignup/confirmed',
    'b2c-page',
    'b2c',
    'shop.onmicrosoft.com',
    undefined,
    'B2C_1_in',
  ],
  [
    `https://login.shop.example/${TENANT}/oauth2/v2.0/token?p=B2C_1_in`,
    'token',
    'b2c',
    TENANT,
    'v2',
    'B2C_1_in',
  ],
  [
    `https://sign-in.contoso.example/${TENANT}/v2.0/.well-known/openid-configuration`,
    'discovery',
    'custom',
    TENANT,
    'v2',
    undefined,
  ],
  [
    'https://sign-in.contoso.example/contoso.onmicrosoft.com/discovery/v2.0/keys',
    'jwks',
    'custom',
    'contoso.onmicrosoft.com',
    'v2',
    undefined,
  ],
  [
    `https://sign-in.contoso.example/${TENANT}/oauth2/v2.0/initiate`,
    'native-sign-in',
    'ciam',
    TENANT,
    'v2',
    undefined,
  ],
  [
    `https://sign-in.contoso.example/${TENANT}/signup/v1.0/start`,
    'native-sign-up',
    'ciam',
    TENANT,
    undefined,
    undefined,
  ],
  [`https://sign-in.contoso.example/${TENANT}/oauth2/v2.0/token`, 'token', 'custom', TENANT, 'v2', undefined],
  ['https://fs.contoso.example/adfs/oauth2/token/', 'token', 'adfs', undefined, undefined, undefined],
  [
    'https://fs.contoso.example/adfs/ls/?wa=wsignin1.0',
    'federation-sign-in',
    'adfs',
    undefined,
    undefined,
    undefined,
  ],
  [
    `https://prod.dsts.core.example/dstsv2/${TENANT}/oauth2/v2.0/token`,
    'token',
    'custom',
    TENANT,
    'v2',
    undefined,
  ],
  [
    'https://mysignins.microsoft.com/registerMfaMethods',
    'proof-up',
    'custom',
    undefined,
    undefined,
    undefined,
  ],
  [
    'https://passwordreset.microsoftonline.com/?ru=x',
    'password-reset',
    'custom',
    undefined,
    undefined,
    undefined,
  ],
  ['https://login.live.com/oauth20_token.srf', 'token', 'msa', undefined, undefined, undefined],
  [
    'https://login.microsoftonline.com/%22%3E%3Cscript%3E/oauth2/token',
    'token',
    'entra',
    '"><script>',
    'v1',
    undefined,
  ],
  [
    'https://login.microsoftonline.com/%22%3E%3Cscript%20src=https://x.example%3E%3C/script%3E/oauth2/v2.0/token',
    'token',
    'entra',
    '"><script src=https:/x.example></script>',
    'v2',
    undefined,
  ],
  ['https://login.microsoftonline.com/favicon.ico', 'other', 'entra', 'favicon.ico', undefined, undefined],
];

describe('findEndpoint', () => {
  for (const [url, role, kind, tenant, version, policy] of TABLE) {
    test(url, () => {
      const found = findEndpoint(new URL(url));
      assert.deepEqual(
        [found?.role, found?.kind, found?.tenant, found?.version, found?.policy],
        [role, kind, tenant, version, policy],
      );
    });
  }

  test('is no authority: other hosts, look-alikes, other OAuth servers', () => {
    const others = [
      'https://client.example/oauth2/v2.0/token',
      'https://login.microsoftonline.com.evil.example/common/oauth2/token',
      'https://accounts.example/o/oauth2/v2/auth',
      'https://dev.okta.example/oauth2/default/v1/token',
      'https://graph.microsoft.com/v1.0/me',
      'https://id.vendor.example/oauth2/v2.0/token',
      'https://id.vendor.example/oauth2/v2.0/authorize?client_id=x&p=1',
      'https://id.vendor.example/acme/oauth2/v2.0/token',
      'https://id.vendor.example/realms/acme/protocol/openid-connect/token',
      `https://id.vendor.example/${TENANT}/as/token`,
      `https://id.vendor.example/${TENANT}/oauth2/token`,
      `https://id.vendor.example/${TENANT}/.well-known/openid-configuration`,
      `https://id.vendor.example/oauth2/${TENANT}/v2.0/token`,
      `https://id.vendor.example/${TENANT}/login`,
      'https://id.vendor.example/.well-known/openid-configuration',
      'https://shop.example/api/B2C_1_in/orders',
      'https://mysignins.microsoft.com/api/session',
      'https://mysignins.microsoft.com/static/app.js',
      'https://shop.example/shop.onmicrosoft.com/B2C_1_in/favicon.ico',
    ];
    assert.deepEqual(
      others.map((url) => findEndpoint(new URL(url))),
      others.map(() => undefined),
    );
  });

  test('puts all aliases of a cloud into one environment, and different clouds into different ones', () => {
    const environment = (host: string) =>
      findEndpoint(new URL(`https://${host}/t/oauth2/token`))?.environment;
    assert.equal(environment('login.windows.net'), environment('login.microsoftonline.com'));
    assert.equal(environment('eastus.login.microsoft.com'), environment('sts.windows.net'));
    assert.notEqual(environment('login.microsoftonline.us'), environment('login.microsoftonline.com'));
    assert.notEqual(environment('login.chinacloudapi.cn'), environment('login.microsoftonline.us'));
  });

  /** Every login host of protocol facts 1.1: the cloud it belongs to, and the host that stands for its aliases. */
  const CLOUDS: Readonly<
    Record<string, readonly [cloud: string | undefined, environment: string, kind: string]>
  > = {
    'login.microsoftonline.com': ['public', 'login.microsoftonline.com', 'entra'],
    'login.windows.net': ['public', 'login.microsoftonline.com', 'entra'],
    'login.microsoft.com': ['public', 'login.microsoftonline.com', 'entra'],
    'sts.windows.net': ['public', 'login.microsoftonline.com', 'entra'],
    'westeurope.login.microsoft.com': ['public', 'login.microsoftonline.com', 'entra'],
    'westeurope.r.login.microsoftonline.com': ['public', 'login.microsoftonline.com', 'entra'],
    'mtlsauth.microsoft.com': ['public', 'login.microsoftonline.com', 'entra'],
    'westeurope.mtlsauth.microsoft.com': ['public', 'login.microsoftonline.com', 'entra'],
    'certauth.login.microsoftonline.com': ['public', 'login.microsoftonline.com', 'entra'],
    [`t${TENANT}.certauth.login.microsoftonline.com`]: ['public', 'login.microsoftonline.com', 'entra'],
    'device.login.microsoftonline.com': ['public', 'login.microsoftonline.com', 'entra'],
    'autologon.microsoftazuread-sso.com': ['public', 'login.microsoftonline.com', 'entra'],
    'login-us.microsoftonline.com': ['public', 'login-us.microsoftonline.com', 'entra'],
    'login.microsoftonline.us': ['us-government', 'login.microsoftonline.us', 'entra'],
    'login.usgovcloudapi.net': ['us-government', 'login.microsoftonline.us', 'entra'],
    'certauth.login.microsoftonline.us': ['us-government', 'login.microsoftonline.us', 'entra'],
    'login.partner.microsoftonline.cn': ['china', 'login.partner.microsoftonline.cn', 'entra'],
    'login.chinacloudapi.cn': ['china', 'login.partner.microsoftonline.cn', 'entra'],
    'sts.chinacloudapi.cn': ['china', 'login.partner.microsoftonline.cn', 'entra'],
    'login.microsoftonline.de': ['germany', 'login.microsoftonline.de', 'entra'],
    'sts.microsoftonline.de': ['germany', 'login.microsoftonline.de', 'entra'],
    'login.sovcloud-identity.fr': ['bleu', 'login.sovcloud-identity.fr', 'entra'],
    'login.sovcloud-identity.de': ['delos', 'login.sovcloud-identity.de', 'entra'],
    'login.sovcloud-identity.sg': ['singapore-government', 'login.sovcloud-identity.sg', 'entra'],
    'login.windows-ppe.net': ['pre-production', 'login.windows-ppe.net', 'entra'],
    'sts.windows-ppe.net': ['pre-production', 'login.windows-ppe.net', 'entra'],
    'login.microsoft-ppe.com': ['pre-production', 'login.windows-ppe.net', 'entra'],
    'login.microsoftonline-int.com': ['pre-production', 'login.windows-ppe.net', 'entra'],
    'contoso.b2clogin.com': ['public', 'contoso.b2clogin.com', 'b2c'],
    'fabrikam.ciamlogin.com': ['public', 'fabrikam.ciamlogin.com', 'ciam'],
    'login.shop.example': [undefined, 'login.shop.example', 'custom'],
  };
  for (const [host, expected] of Object.entries(CLOUDS)) {
    test(`${host}: its cloud, and the name it shares with its aliases`, () => {
      const found = findEndpoint(new URL(`https://${host.toUpperCase()}/${TENANT}/oauth2/v2.0/token`));
      assert.deepEqual([found?.cloud, found?.environment, found?.kind], expected);
      assert.equal(found?.role, 'token');
    });
  }

  test('personal accounts have a service of their own, in the public cloud', () => {
    const found = findEndpoint(new URL('https://login.live.com/oauth20_authorize.srf'));
    assert.deepEqual([found?.cloud, found?.environment, found?.kind], ['public', 'login.live.com', 'msa']);
  });

  test('never throws, whatever the path', () => {
    fc.assert(
      fc.property(
        fc.webPath(),
        fc.constantFrom('login.microsoftonline.com', 'x.b2clogin.com', 'h.example'),
        (path, host) => {
          findEndpoint(new URL(`https://${host}${path}`));
        },
      ),
    );
  });
});
