import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { nodePorts } from '../src/cli/node-ports.js';
import { parseCapture, type Shown, showExchanges, type Wanted } from '../src/index.js';
import { exchangeLines } from '../src/report/text/exchange.js';
import { render } from '../src/report/text/line.js';
import { plainPaint } from '../src/report/text/plain-paint.js';
import { apiCall, graphError } from './support/api-call.js';
import { ROOT } from './support/checkout.js';
import { har } from './support/entra-builder.js';
import { answered } from './support/exchange.js';
import { IDENTITIES } from './support/ids.js';
import { SAMPLES } from './support/samples.js';
import { secretsOf } from './support/secrets-of.js';

async function shown(bytes: Uint8Array, wanted: Wanted, name = 'case.har'): Promise<Shown> {
  return showExchanges(await parseCapture(bytes, { name, ports: nodePorts }), wanted, { ports: nodePorts });
}

function ofSample(file: string, wanted: Wanted): Promise<Shown> {
  return shown(readFileSync(join(ROOT, 'samples', file)), wanted, file);
}

function textOf({ exchanges }: Shown): string {
  return exchanges.map((exchange) => render(exchangeLines(exchange, 100), plainPaint)).join('\n');
}

const ALL = { entries: Array.from({ length: 100 }, (_, index) => index) };

describe('an exchange', () => {
  test('shows each field of a form, secrets by their names', async () => {
    const text = textOf(await ofSample('obo-id-token.har', { entries: [13] }));
    assert.match(text, /^entry 13 · Exchanges the user token \(on-behalf-of\): refused · /);
    assert.match(text, /\n {2}assertion {12}id_token #1, 1262 characters\n/);
    assert.match(text, /\n {2}client_secret {8}client_secret #1, 40 characters\n/);
    assert.match(text, /\n400 Bad Request\n/);
    assert.match(text, /"error_description": "AADSTS240002: /);
  });

  test('shows what a page of the sign-in tells its scripts', async () => {
    const text = textOf(await ofSample('obo-id-token.har', { entries: [4] }));
    assert.match(text, /a page; what it tells its scripts:\n/);
    assert.match(text, /\n {2}sCtx +ctx #1, 480 characters\n/);
  });

  test('shows the query of a request that carries it', async () => {
    const { exchanges } = await ofSample('obo-id-token.har', { flows: ['f1'] });
    const [authorize] = exchanges;
    assert.ok(authorize !== undefined);
    assert.ok(
      authorize.request.query.some(({ name, value }) => name === 'response_type' && value === 'code'),
    );
  });

  test('keeps the data of an API to itself, but for what it says of an error', async () => {
    const mail = { subject: 'quarterly numbers', body: 'strictly between us' };
    const bytes = har(
      apiCall({}, answered(200, mail)),
      apiCall({}, graphError('InvalidAuthenticationToken')),
    ).bytes;
    const text = textOf(await shown(bytes, ALL));
    assert.doesNotMatch(text, /quarterly|between us/);
    assert.match(text, /body: not shown, for it is no identity traffic \(application\/json, \d+ bytes\)/);
    assert.match(text, /"code": "InvalidAuthenticationToken"/);
  });

  test('says so where no answer was recorded', async () => {
    const text = textOf(await shown(har(apiCall({ networkError: 'net::ERR_FAILED' })).bytes, ALL));
    assert.match(text, /no answer was recorded \(net::ERR_FAILED\)/);
  });
});

describe('what is asked for', () => {
  test('comes in file order, and what is missing is named', async () => {
    const { exchanges, missing } = await ofSample('obo-id-token.har', { entries: [13, 2, 99] });
    assert.deepEqual(
      exchanges.map(({ entry }) => entry),
      [2, 13],
    );
    assert.deepEqual(missing, [99]);
  });

  test('may be a flow, and the flows that there are are known', async () => {
    const found = await ofSample('obo-id-token.har', { flows: ['f3', 'f9'] });
    assert.deepEqual(
      found.exchanges.map(({ entry, flow }) => [entry, flow]),
      [[13, 'f3']],
    );
    assert.deepEqual(found.missing, ['f9']);
    assert.deepEqual(found.flows, ['f1', 'f2', 'f3']);
  });
});

for (const sample of SAMPLES) {
  test(`no exchange of ${sample.file} shows a secret or an identity, as text or as data`, async () => {
    const found = await ofSample(sample.file, ALL);
    const text = `${textOf(found)}\n${JSON.stringify(found.exchanges)}`;
    const leaked = [...secretsOf(sample.exchanges), ...IDENTITIES].filter((value) => text.includes(value));
    assert.deepEqual(leaked, []);
    assert.ok(found.exchanges.length >= sample.exchanges.length);
  });
}
