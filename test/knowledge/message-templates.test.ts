import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allCodes } from '../../src/knowledge/codes/all-codes.js';
import { matchTemplates } from '../../src/knowledge/message-templates.js';

const TAIL =
  ' Trace ID: 11111111-2222-3333-4444-555555555555 Correlation ID: 66666666-7777-8888-9999-000000000000 Timestamp: 2026-03-01 09:12:03Z';

const PRINTED: readonly [message: string, values: Record<string, string>][] = [
  [
    "AADSTS50011: The redirect URI 'https://client.example/cb' specified in the request does not match the redirect URIs configured for the application '11111111-2222-3333-4444-555555555555'. Make sure the redirect URI sent in the request matches one added to your application.",
    { redirectUri: 'https://client.example/cb', appId: '11111111-2222-3333-4444-555555555555' },
  ],
  [
    "AADSTS500131: Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was 'https://graph.microsoft.com' and the expected audience is 'api://one' or one of the Application Uris of this application",
    { aud: 'https://graph.microsoft.com', expectedAud: 'api://one' },
  ],
  [
    "AADSTS65001: The user or administrator has not consented to use the application with ID 'abc' named 'Orders (Test)'. Send an interactive authorization request for this user and resource.",
    { appId: 'abc', appName: 'Orders (Test)' },
  ],
  [
    'AADSTS500011: The resource principal named api://orders.example was not found in the tenant named Contoso Ltd. This can happen if the application has not been installed.',
    { resource: 'api://orders.example', tenant: 'Contoso Ltd' },
  ],
  [
    'AADSTS700082: The refresh token has expired due to inactivity. The token was issued on 2026-01-01T00:00:00.0000000Z and was inactive for 90.00:00:00.',
    { issueDate: '2026-01-01T00:00:00.0000000Z', time: '90.00:00:00' },
  ],
  [
    "AADSTS90002: Tenant 'nowhere.example' not found. Something written since.",
    { tenant: 'nowhere.example' },
  ],
];

for (const [message, values] of PRINTED) {
  test(`pulls ${Object.keys(values).join(' and ')} out of ${message.slice(0, 14)}`, () => {
    for (const shape of [message, message + TAIL, `MSAL: ${message}`, message.replaceAll(' ', '\r\n  ')]) {
      const [match] = matchTemplates(shape);
      assert.deepEqual(
        Object.fromEntries((match?.values ?? []).map(({ name, value }) => [name, value])),
        values,
      );
    }
  });
}

test('every template matches what it would print, and gives its values back', () => {
  for (const { code, templates = [] } of allCodes()) {
    for (const template of templates) {
      const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const printed = template.replace(/\{(\w+)\}/g, 'value-of-$1');
      const match = matchTemplates(printed).find((found) => found.code.endsWith(code));
      assert.ok(match !== undefined, `AADSTS${code}: no match`);
      if (names.length > 0) {
        const found = new Map(match.values.map(({ name, value }) => [name, value]));
        assert.ok(
          names.every((name) => found.get(name)?.startsWith('value-of-') === true),
          `${code}: ${JSON.stringify(match.values)}`,
        );
      }
    }
  }
});

test('names of people are marked', () => {
  const [match] = matchTemplates(
    "AADSTS50020: User account 'anna@mail.example' from identity provider 'live.com' does not exist in tenant 'Contoso' and cannot access the application 'abc'(Orders) in that tenant.",
  );
  assert.deepEqual(
    match?.values.filter(({ isIdentity }) => isIdentity).map(({ value }) => value),
    ['anna@mail.example'],
  );
});

test('wording that departs from the template keeps the values before it', () => {
  const [match] = matchTemplates(
    "AADSTS500131: Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was 'one' and the expected audience is 'two' and the expected audience was another.",
  );
  assert.deepEqual(
    match?.values.map(({ value }) => value),
    ['one', 'two'],
  );
  const [departed] = matchTemplates(
    "AADSTS50011: The redirect URI 'https://a.example' specified in the request does not match anything.",
  );
  assert.equal(departed?.isComplete, false);
  assert.deepEqual(
    departed?.values.map(({ value }) => value),
    ['https://a.example'],
  );
  const [foreign] = matchTemplates("AADSTS50011: The redirect URI 'https://a.example' was never heard of.");
  assert.deepEqual(foreign?.values, []);
});

test('texts without a known message give nothing', () => {
  for (const text of ['', 'hello', 'AADSTS', 'AADSTS1', 'AADSTS99999999: what', '{appId}']) {
    assert.deepEqual(matchTemplates(text), []);
  }
});

test('hostile text is read in bounded time and never throws', () => {
  const lead = "AADSTS50011: The redirect URI '";
  for (const text of [lead.repeat(20_000), `${lead}${"'".repeat(100_000)}`, 'AADSTS50011'.repeat(50_000)]) {
    assert.ok(matchTemplates(text).length <= 1);
  }
  fc.assert(
    fc.property(fc.string(), (value) => {
      const matches = matchTemplates(`${lead}${value}' specified in the request does not match`);
      assert.ok(matches.every(({ values }) => values.every((found) => found.value.length <= 2048)));
    }),
  );
});
