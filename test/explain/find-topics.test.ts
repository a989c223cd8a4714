import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '../../src/explain/explanation.js';
import { findTopics } from '../../src/explain/find-topics.js';
import { nearestTopics } from '../../src/explain/nearest-topics.js';
import { TOPICS } from '../../src/explain/topic-index.js';
import type { TopicKind } from '../../src/knowledge/topic.js';

const FOUND: readonly [asked: string, kind: string, name: string][] = [
  ['50011', 'code', 'AADSTS50011'],
  ['AADSTS50011', 'code', 'AADSTS50011'],
  ['aadsts50011', 'code', 'AADSTS50011'],
  ['AADSTS50011:', 'code', 'AADSTS50011'],
  [' "AADSTS50011" ', 'code', 'AADSTS50011'],
  ['InvalidReplyTo', 'code', 'AADSTS50011'],
  ['AADB2C90118', 'code', 'AADB2C90118'],
  ['aadb2c90118', 'code', 'AADB2C90118'],
  ['90118', 'code', 'AADB2C90118'],
  ['MSIS9224', 'code', 'MSIS9224'],
  ['scp', 'claim', 'scp'],
  ['SCP', 'claim', 'scp'],
  ['on-behalf-of', 'grant', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', 'grant', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
  ['interaction_required', 'oauth-error', 'interaction_required'],
  ['basic_action', 'suberror', 'basic_action'],
  ['InvalidAuthenticationToken', 'api-error', 'InvalidAuthenticationToken'],
  ['scope', 'parameter', 'scope'],
  ['redirect_uri:', 'parameter', 'redirect_uri'],
  ['response_mode', 'parameter', 'response_type'],
  ['form_post', 'response-mode', 'form_post'],
  ['x-ms-clitelem', 'header', 'x-ms-clitelem'],
  ['X-MS-CliTelem:', 'header', 'x-ms-clitelem'],
  ['devicecode', 'endpoint', 'devicecode'],
  ['https://login.microsoftonline.com/common/oauth2/v2.0/token', 'endpoint', 'token'],
  ['https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=x', 'endpoint', 'authorize'],
  ['pkce-verifier-mismatch', 'rule', 'pkce-verifier-mismatch'],
  ['Microsoft Graph', 'resource', 'Microsoft Graph'],
  ['https://graph.microsoft.com', 'resource', 'Microsoft Graph'],
  ['graph.microsoft.com', 'resource', 'Microsoft Graph'],
  ['00000003-0000-0000-C000-000000000000', 'resource', 'Microsoft Graph'],
  ['Microsoft Azure CLI', 'client', 'Microsoft Azure CLI'],
  ['04b07795-8ddb-461a-bbee-02f9e1bf7b46', 'client', 'Microsoft Azure CLI'],
];

for (const [asked, kind, name] of FOUND) {
  test(`${asked.trim()} leads to ${name}`, () => {
    const found = findTopics(asked);
    assert.ok(found.some((topic) => topic.kind === kind && topic.name === name));
  });
}

test('every topic is found by its name and by each alias, in any case', () => {
  const lost = TOPICS.flatMap((topic) =>
    [topic.name, ...(topic.aliases ?? [])].filter(
      (name) => !findTopics(name.toUpperCase()).includes(topic) || !findTopics(name).includes(topic),
    ),
  );
  assert.deepEqual(lost, []);
});

test('a name of several kinds leads to all of them', () => {
  const kinds = findTopics('token').map(({ kind }) => kind);
  assert.ok(kinds.includes('response-type') && kinds.includes('endpoint'));
});

test('an unknown number is explained by its family, with low confidence', () => {
  const [topic, ...others] = findTopics('AADSTS5001199');
  assert.equal(topic?.name, 'AADSTS5001199');
  assert.match(topic?.summary ?? '', /^Low confidence/);
  assert.deepEqual(topic?.related, ['AADSTS50011']);
  assert.deepEqual(others, []);
});

test('what is unknown leads nowhere', () => {
  for (const asked of ['', ' ', 'no such thing', '__proto__', 'constructor', '12', 'x'.repeat(10_000)]) {
    assert.deepEqual(findTopics(asked), [], asked.slice(0, 20));
  }
});

test('a misspelt name has near ones, the nearest first', () => {
  assert.equal(nearestTopics('pkce-verifier-mismatc')[0], 'pkce-verifier-mismatch');
  assert.equal(nearestTopics('Microsft Graph')[0], 'Microsoft Graph');
  assert.ok(nearestTopics('AADST50011').includes('AADSTS50011'));
  assert.ok(nearestTopics('redirect-uri').length <= 5);
  assert.deepEqual(nearestTopics(''), []);
  assert.deepEqual(nearestTopics('q'.repeat(100_000)), []);
});

test('a code that a capture cannot explain says so, and where to look instead', () => {
  const inTheCapture = (code: string) =>
    findTopics(code)[0]?.sections.find(({ heading }) => heading === 'In the capture')?.lines ?? [];
  assert.match(inTheCapture('1003009').join(), /log of the API/);
  assert.match(inTheCapture('50000').join(), /Microsoft support/);
  assert.deepEqual(inTheCapture('50201'), []);
  assert.deepEqual(inTheCapture('50011'), []);
});

/** What people type, and the topic that it leads to. */
const SHAPES: readonly (readonly [asked: string, kind: TopicKind | undefined, name?: string])[] = [
  ['User.Read', 'scope', 'User.Read'],
  ['https://graph.microsoft.com/Mail.ReadWrite.Shared', 'scope', 'Mail.ReadWrite.Shared'],
  ['https://graph.microsoft.com/.default', 'scope', '.default'],
  ['api://orders/.default', 'scope', '.default'],
  ['https://api.example/User.Read', undefined],
  ['User.Name', undefined],
  ['System.Exception', undefined],
  ['login.microsoftonline.us', 'endpoint', 'login.microsoftonline.us'],
  ['https://contoso.b2clogin.com/', 'endpoint', 'contoso.b2clogin.com'],
  ['login.example', undefined],
  ['grant_type=password', 'grant', 'password'],
  ['response_mode=query', 'response-mode', 'query'],
  ['suberror=consent_required', 'suberror', 'consent_required'],
  ['?prompt=none', 'parameter', 'prompt'],
  ['scope=openid', 'scope', 'openid'],
  ['acr=1', 'acr', '1'],
  ['nothing=known', undefined],
  ['error=invalid_grant&error_description=AADSTS50011', undefined],
  ['error_description=AADSTS50011%3a+x', undefined],
];

for (const [asked, kind, name] of SHAPES) {
  test(`${asked} leads to ${name ?? 'nothing'}`, () => {
    const [topic] = findTopics(asked);
    assert.deepEqual([topic?.kind, topic?.name], [kind, name]);
  });
}

test('a permission says by its name what it allows, and of which kind it is', () => {
  const told = (name: string) => JSON.stringify(findTopics(name));
  assert.match(told('User.Read'), /lets the client read User of the signed-in user\..*Delegated only/);
  assert.match(told('Calls.AccessMedia.All'), /whole tenant.*Application only/);
  assert.match(told('Directory.ReadWrite.All'), /read and change Directory.*reaches far/);
  assert.match(told('Reports.Read.All'), /mostly share a name.*mostly has to consent/);
  assert.match(told('Mail.Read.Shared'), /what others share/);
  assert.match(told('Sites.Selected'), /what the second word says/);
});

test('the value of a parameter is not repeated', () => {
  assert.equal(JSON.stringify(explain('state=abcSECRET', 'keep')).includes('SECRET'), false);
});
