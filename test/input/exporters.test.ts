import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture, type Report } from '../../src/index.js';
import type { Capture } from '../../src/model/capture.js';
import { EXPORTS } from '../support/exporters/all-exporters.js';

/** What the report says of a whole file by an exporter; left out what most of them share. */
interface Expected {
  readonly creator: string | null;
  readonly format?: 'playwright';
  readonly quality?: 'partial';
  readonly notes: readonly string[];
  /** States of the bodies around the sign-in: script, picture, page. */
  readonly bodies?: readonly string[];
  /** The reason for the missing answer. */
  readonly reason?: string;
  readonly cause?: string;
  readonly findings?: readonly string[];
  readonly undecided?: readonly string[];
}

const NET_ERROR = 'net::ERR_FAILED';
const FIREFOX = { creator: 'Firefox', quality: 'partial', bodies: ['absent', 'binary', 'present'] } as const;
const DECODED = ['binary', 'binary', 'present'] as const;
const POLLY = { creator: 'Polly.JS', bodies: DECODED } as const;

const EXPECTED: Readonly<Record<keyof typeof EXPORTS, Expected>> = {
  'Chrome or Edge, with sensitive data': { creator: 'WebInspector', notes: ['har-1.2'], reason: NET_ERROR },
  'Chrome or Edge, sanitized': {
    creator: 'WebInspector',
    quality: 'partial',
    notes: ['har-1.2'],
    reason: NET_ERROR,
    findings: ['capture-redacted', 'live-secrets-in-capture'],
  },
  Firefox: { ...FIREFOX, notes: ['body-cut'] },
  'Firefox, JSONP': { ...FIREFOX, notes: ['jsonp-wrapper', 'body-cut'] },
  'Firefox, zip': { ...FIREFOX, notes: ['body-cut'] },
  Safari: { creator: 'WebKit Web Inspector', notes: ['har-1.2'] },
  'Internet Explorer 11': { creator: 'Internet Explorer Network Inspector', notes: ['har-1.2'] },
  Playwright: { creator: 'Playwright', notes: [], reason: NET_ERROR },
  'Playwright, zip with attached bodies': {
    creator: 'Playwright',
    format: 'playwright',
    notes: [],
    reason: NET_ERROR,
  },
  'Playwright, trace': { creator: null, format: 'playwright', notes: ['json-lines'], reason: NET_ERROR },
  mitmproxy: { creator: 'mitmproxy', notes: [], reason: 'connection closed' },
  'mitmproxy, zhar': { creator: 'mitmproxy', notes: [], reason: 'connection closed' },
  Charles: { creator: 'Charles Proxy', notes: ['har-1.2'], bodies: DECODED },
  Fiddler: { creator: 'Fiddler', notes: ['har-1.2'], bodies: ['present', 'absent', 'present'] },
  'HTTP Toolkit': {
    creator: 'HTTP Toolkit',
    quality: 'partial',
    notes: ['body-missing'],
    bodies: ['present', 'binary', 'absent'],
  },
  Insomnia: { creator: 'Insomnia REST Client', notes: [] },
  Postman: { creator: 'Postman', notes: ['har-1.2'] },
  'Burp extension': { creator: 'Burp Suite Professional', notes: [], bodies: DECODED },
  'BrowserMob Proxy': { creator: 'BrowserMob Proxy', notes: ['har-1.2'] },
  'chrome-har': { creator: 'chrome-har', notes: [] },
  'Browsertime, gzip': { creator: 'chrome-har', notes: [] },
  'Polly.JS 6, chunks in base64': { ...POLLY, notes: ['header-value-not-text', 'body-in-chunks', 'har-1.2'] },
  'Polly.JS 4, chunks in hex': { ...POLLY, notes: ['header-value-not-text', 'body-in-chunks', 'har-1.2'] },
  'Polly.JS, redacted': {
    creator: 'Polly.JS',
    quality: 'partial',
    notes: ['header-value-not-text', 'body-redacted', 'har-1.2'],
    // Neither the request nor the tokens can be read: what is left is the word of the server.
    cause: 'entra-error-observed',
    findings: ['capture-redacted', 'live-secrets-in-capture', 'id-token-used-as-bearer'],
    undecided: ['required-claim-missing', 'required-parameter-missing'],
  },
  'Polly.JS, local storage': {
    creator: 'Polly.JS',
    notes: ['several-logs', 'header-value-not-text', 'har-1.2'],
  },
  WebPagetest: {
    creator: 'WebPagetest',
    quality: 'partial',
    notes: ['body-missing'],
    bodies: ['absent', 'absent', 'absent'],
    findings: ['id-token-used-as-bearer', 'live-secrets-in-capture'],
  },
};

async function readExport(name: keyof typeof EXPORTS): Promise<{ capture: Capture; report: Report }> {
  const capture = await parseCapture(EXPORTS[name](), { name: 'case.har', ports: nodePorts });
  return { capture, report: await analyze(capture, { ports: nodePorts }) };
}

const kindsOf = ({ timeline }: Report) => timeline.map(({ entry, kind }) => [entry, kind]);
const known = kindsOf((await readExport('Chrome or Edge, with sensitive data')).report);

for (const name of namesOf(EXPORTS)) {
  const expected = EXPECTED[name];
  test(`a sign-in that ends with AADSTS240002 as ${name} writes it`, async () => {
    const { capture, report } = await readExport(name);
    const { format, creator, quality, notes, entryCount } = report.capture;
    assert.deepEqual(
      [format, creator?.name ?? null, quality, entryCount],
      [expected.format ?? 'har', expected.creator, expected.quality ?? 'complete', 18],
    );
    assert.deepEqual(
      notes.map(({ code }) => code),
      expected.notes,
    );
    const [script, picture, page, failed] = capture.entries;
    assert.deepEqual(
      [script, picture, page].map((entry) => entry?.response.content.state),
      expected.bodies ?? ['present', 'binary', 'present'],
    );
    assert.deepEqual([failed?.response.status, failed?.response._error], [undefined, expected.reason]);
    assert.deepEqual(
      report.errors.map(({ code }) => code),
      ['AADSTS240002'],
    );
    const causes = report.findings.filter(({ rootCause }) => rootCause).map(({ ruleId }) => ruleId);
    assert.deepEqual(causes, [expected.cause ?? 'obo-assertion-is-id-token']);
    const others = report.findings.filter(({ rootCause }) => !rootCause).map(({ ruleId }) => ruleId);
    assert.deepEqual(others, expected.findings ?? ['live-secrets-in-capture', 'id-token-used-as-bearer']);
    assert.deepEqual(
      report.undecided.map(({ ruleId }) => ruleId),
      expected.undecided ?? [],
    );
    // Without its Authorization header the call of the API is like any other.
    if (name !== 'Chrome or Edge, sanitized') assert.deepEqual(kindsOf(report), known);
  });
}

function namesOf<T extends object>(record: T): (keyof T)[] {
  const isName = (name: string): name is keyof T & string => name in record;
  return Object.keys(record).filter(isName);
}
