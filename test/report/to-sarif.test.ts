import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { artifactUri, sarifText } from '../../src/report/sarif-text.js';
import { toSarif } from '../../src/report/to-sarif.js';
import { documentFullOf } from './hostile-report.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { at } from './member-at.js';
import { documentOf, exampleReport, exampleRootCause, healthyReport } from './report-fixture.js';

const unreadable = [{ name: 'x y.har', code: 'ERR_NOT_JSON', message: 'x y.har: This is no JSON.' }];

test('one run: rules by id, results that name them, artifacts and notifications', () => {
  const log: unknown = JSON.parse(toSarif({ ...documentOf(exampleReport, healthyReport), unreadable }));
  const run = at(log, 'runs', 0);
  assert.equal(at(log, 'version'), '2.1.0');
  assert.equal(at(run, 'tool', 'driver', 'name'), 'entrace');
  assert.deepEqual(
    [0, 1, 2].map((index) => at(run, 'tool', 'driver', 'rules', index, 'id')),
    ['entra-error-observed', 'obo-assertion-is-id-token', 'pkce-missing-on-public-client'],
  );
  assert.deepEqual(
    [0, 1, 2].map((index) => [at(run, 'results', index, 'ruleIndex'), at(run, 'results', index, 'level')]),
    [
      [1, 'error'],
      [0, 'error'],
      [2, 'warning'],
    ],
  );
  assert.equal(at(run, 'invocations', 0, 'executionSuccessful'), false);
  assert.deepEqual(at(run, 'invocations', 0, 'toolExecutionNotifications', 0), {
    level: 'error',
    descriptor: { id: 'ERR_NOT_JSON' },
    message: { text: 'x y.har: This is no JSON.' },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'x%20y.har' } } }],
  });
  assert.equal(at(run, 'artifacts', 1, 'location', 'uri'), 'healthy.har');
});

test('a result says where, with the entry, the pointer and the steps within', () => {
  const log: unknown = JSON.parse(toSarif(documentOf(exampleReport)));
  const result = at(log, 'runs', 0, 'results', 0);
  assert.deepEqual(at(result, 'locations', 0), {
    physicalLocation: { artifactLocation: { uri: 'obo.har', index: 0 }, region: { startLine: 1 } },
    logicalLocations: [
      {
        name: 'entry 4 › request body › field assertion',
        fullyQualifiedName: '/log/entries/4/request/postData/text',
        kind: 'value',
      },
    ],
    message: { text: 'sent here as the assertion' },
  });
  assert.equal(
    at(result, 'relatedLocations', 0, 'logicalLocations', 0, 'fullyQualifiedName'),
    '/log/entries/2/response/content/text',
  );
});

test('two findings of a rule at one place have fingerprints of their own, and always the same', () => {
  const findings = [exampleRootCause, { ...exampleRootCause, id: 'finding-2' }];
  const write = (): string => toSarif(documentOf({ ...exampleReport, findings }));
  const log: unknown = JSON.parse(write());
  const prints = [0, 1].map((index) =>
    at(log, 'runs', 0, 'results', index, 'fingerprints', 'entraceFinding/v1'),
  );
  assert.equal(new Set(prints).size, 2);
  assert.equal(write(), write());
});

test('a finding without evidence is about the whole capture; a rule of the user has what its finding says', () => {
  const findings = [{ ...exampleRootCause, ruleId: 'my-own-rule', evidence: [] }];
  const run = at(JSON.parse(toSarif(documentOf({ ...exampleReport, findings }))), 'runs', 0);
  assert.equal(at(run, 'results', 0, 'locations', 0, 'logicalLocations', 0, 'fullyQualifiedName'), '/log');
  assert.equal(at(run, 'tool', 'driver', 'rules', 0, 'shortDescription', 'text'), exampleRootCause.title);
});

test('hostile text stays text: no link, no placeholder, no other file', () => {
  for (const hostile of HOSTILE_TEXTS) {
    const written = toSarif(documentFullOf(hostile));
    assert.doesNotMatch(written.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    const run = at(JSON.parse(written), 'runs', 0);
    const message = String(at(run, 'results', 0, 'message', 'text'));
    assert.doesNotMatch(withoutEscapes(message), /[{}[\]]/, JSON.stringify(hostile));
    const uri = String(at(run, 'artifacts', 0, 'location', 'uri'));
    const base = 'https://as.example/captures/';
    assert.ok(new URL(uri, base).href.startsWith(base), JSON.stringify(hostile));
  }
});

test('any text is escaped, and any name is a path below the folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.doesNotMatch(withoutEscapes(sarifText(text)), /[{}[\]\\]/);
      const base = 'https://as.example/captures/';
      assert.ok(new URL(artifactUri(text), base).href.startsWith(base));
    }),
  );
});

/** What is left once a reader has undone the escapes of SARIF 2.1.0 sections 3.11.5 and 3.11.6. */
function withoutEscapes(text: string): string {
  return text.replace(/\\[\\[\]]|\{\{|\}\}/g, '');
}
