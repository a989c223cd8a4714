import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MICROSOFT_GRAPH } from '../../src/knowledge/find-app.js';
import { parseScopes, permissionNames, resourcesOf } from '../../src/oauth/scopes.js';

const API = 'api://9f3c367c-d444-4f9a-ae1a-1679a0412002';

describe('parseScopes', () => {
  const table: Readonly<Record<string, readonly [resource: string | undefined, permission: string]>> = {
    openid: [undefined, 'openid'],
    'User.Read': [MICROSOFT_GRAPH, 'User.Read'],
    'https://graph.microsoft.com/User.Read': ['https://graph.microsoft.com', 'User.Read'],
    'https://management.azure.com//.default': ['https://management.azure.com/', '.default'],
    [`${API}/access_as_user`]: [API, 'access_as_user'],
    '9f3c367c-d444-4f9a-ae1a-1679a0412002/.default': ['9f3c367c-d444-4f9a-ae1a-1679a0412002', '.default'],
    'https://contoso.onmicrosoft.com/orders/orders.read': [
      'https://contoso.onmicrosoft.com/orders',
      'orders.read',
    ],
    'https://graph.microsoft.com': ['https://graph.microsoft.com', ''],
    '.default': [MICROSOFT_GRAPH, '.default'],
  };
  for (const [text, [resource, permission]] of Object.entries(table)) {
    test(text, () => {
      const [scope] = parseScopes(text);
      assert.deepEqual([scope?.resource, scope?.permission], [resource, permission]);
    });
  }

  test('splits at any white space and drops nothing', () => {
    assert.deepEqual(
      parseScopes('  openid\tUser.Read\n x ').map(({ value }) => value),
      ['openid', 'User.Read', 'x'],
    );
    assert.deepEqual(parseScopes(undefined), []);
  });
});

describe('comparing scopes', () => {
  test('resources are told apart without regard to case and one trailing slash', () => {
    const scopes = parseScopes('https://a.example/x HTTPS://A.example/y https://a.example//z openid');
    assert.deepEqual(resourcesOf(scopes), ['https://a.example']);
  });

  test('permission names lose their resource and OIDC scopes are left out', () => {
    assert.deepEqual([...permissionNames(parseScopes(`${API}/A ${API}/b openid`))], ['a', 'b']);
  });
});
