import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clusterReports, createClusters, findDuplicates, sightingsOf } from '../../src/report/clusters.js';
import type { Report } from '../../src/report/report.js';
import { reportOf, reportOfSample } from '../support/analysed.js';
import { har, tokenError, tokenRequest } from '../support/entra-builder.js';
import { healthyClientCredentials } from '../support/stories.js';
import { exampleReport } from './report-fixture.js';

function named(report: Report, name: string, startedDateTime: string | null, sha256: string | null): Report {
  return { ...report, capture: { ...report.capture, name, startedDateTime, sha256 } };
}

/** The failing flow of the example, with something else in it. */
function withFlow(change: Partial<Report['flows'][number]>): Report {
  const flows = exampleReport.flows.map((flow) => (flow.id === 'flow-2' ? { ...flow, ...change } : flow));
  return { ...exampleReport, flows };
}

test('captures with one cause are one cluster, with the first and the last time and the earliest example', () => {
  const reports = [
    named(exampleReport, 'b.har', '2026-03-02T00:00:00.000Z', null),
    named(exampleReport, 'c.har', '2026-03-03T00:00:00.000Z', null),
    named(exampleReport, 'a.har', '2026-03-01T00:00:00.000Z', null),
    named(exampleReport, '0.har', null, null),
  ];
  const [cluster, ...others] = clusterReports(reports);
  assert.deepEqual(others, []);
  assert.equal(cluster?.captures, 4);
  assert.equal(cluster.firstSeen, '2026-03-01T00:00:00.000Z');
  assert.equal(cluster.lastSeen, '2026-03-03T00:00:00.000Z');
  assert.equal(cluster.example, 'a.har');
  assert.equal(cluster.id, 'cluster-1');
});

const PARTS: readonly (readonly [string, Partial<Report['flows'][number]>])[] = [
  ['grant', { kind: 'saml-bearer' }],
  ['client', { clientId: 'another' }],
  ['resource', { resource: { id: 'api://another', name: null } }],
  ['tenant', { authority: { host: 'h', cloud: 'public', tenant: 'another.example', endpointVersion: null } }],
];

for (const [part, change] of PARTS) {
  test(`another ${part} is another cluster`, () => {
    const clusters = clusterReports([exampleReport, exampleReport, withFlow(change)]);
    assert.deepEqual(
      clusters.map(({ captures }) => captures),
      [2, 1],
    );
  });
}

test('the sentence says what, in which flow, by whom, for what and where', () => {
  const [cluster] = clusterReports([
    withFlow({
      kind: 'on-behalf-of',
      clientId: 'client-a',
      clientName: null,
      resource: { id: 'https://graph.microsoft.com', name: 'Microsoft Graph' },
      authority: { host: 'h', cloud: 'public', tenant: 'contoso.example', endpointVersion: null },
    }),
  ]);
  assert.equal(
    cluster?.sentence,
    'The on-behalf-of assertion is an id_token: in the flow on-behalf-of, by client client-a, for Microsoft Graph (https://graph.microsoft.com), at tenant contoso.example.',
  );
});

test('a cause that only the server names is told apart by its code', async () => {
  const failures = await Promise.all(
    [70003, 90072, 90072].map((code) => reportOf(har(tokenRequest({}, tokenError(code))), `${code}.har`)),
  );
  const clusters = clusterReports(failures);
  assert.equal(
    clusters.reduce((sum, { captures }) => sum + captures, 0),
    3,
  );
  assert.equal(clusters.length, 2);
});

test('a capture with nothing wrong is in no cluster', async () => {
  assert.deepEqual(clusterReports([await reportOf(har(...healthyClientCredentials()))]), []);
  assert.deepEqual(clusterReports([await reportOfSample('healthy-code-flow.har')]), []);
});

test('a cause that a capture shows twice counts once', () => {
  const [first] = exampleReport.findings;
  assert.ok(first);
  const report = { ...exampleReport, findings: [first, { ...first, id: 'finding-9' }] };
  assert.equal(sightingsOf(report).length, 1);
});

test('names such as __proto__ are names', () => {
  const clusters = clusterReports([
    withFlow({ clientId: '__proto__' }),
    withFlow({ clientId: 'constructor' }),
  ]);
  assert.equal(clusters.length, 2);
});

test('the order of captures makes no difference', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
  const times = fc.option(fc.constantFrom('2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'));
  fc.assert(
    fc.property(names, fc.infiniteStream(times), fc.infiniteStream(fc.nat(2)), (all, when, which) => {
      const reports = all.map((name) =>
        named(withFlow({ clientId: `client-${which.next().value}` }), name, when.next().value ?? null, null),
      );
      assert.deepEqual(clusterReports(reports.toReversed()), clusterReports(reports));
    }),
    { seed: 9, numRuns: 100 },
  );
});

test('clusters collected one by one are those of all at once', () => {
  const reports = [exampleReport, withFlow({ clientId: 'x' }), exampleReport];
  const clusters = createClusters();
  for (const report of reports) for (const sighting of sightingsOf(report)) clusters.add(sighting);
  assert.deepEqual(clusters.list(), clusterReports(reports));
});

test('duplicates are found by hash; captures without one are none', () => {
  const reports = [
    named(exampleReport, 'b.har', null, 'aa'),
    named(exampleReport, 'a.har', null, 'aa'),
    named(exampleReport, 'c.har', null, 'bb'),
    named(exampleReport, 'd.har', null, null),
    named(exampleReport, 'e.har', null, null),
  ];
  assert.deepEqual(findDuplicates(reports), [{ sha256: 'aa', captures: ['a.har', 'b.har'] }]);
});
