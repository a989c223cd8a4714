import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture, type Report, sanitize } from '../../src/index.js';
import { authorizeRequest, CLIENT, har, SPA_REDIRECT_URI, tokenRequest } from '../support/entra-builder.js';
import type { Exchange } from '../support/exchange.js';
import { healthyCodeFlow } from '../support/stories.js';

interface Named {
  name: string;
  value: string;
}

/** What of an entry is bent before it is read. */
interface RawEntry {
  request: { url: string; headers: Named[]; queryString: Named[] };
  response: { redirectURL: string; headers: Named[] };
}

/** The bytes of a HAR in which some entries were changed by hand. */
function bent(exchanges: readonly Exchange[], bend: (entry: RawEntry) => void): Uint8Array {
  const document: { log: { entries: RawEntry[] } } = JSON.parse(har(exchanges).text);
  document.log.entries.forEach(bend);
  return new TextEncoder().encode(JSON.stringify(document));
}

async function report(bytes: Uint8Array): Promise<Report> {
  return analyze(await parseCapture(bytes, { name: 'case.har', ports: nodePorts }), { ports: nodePorts });
}

const implicit = authorizeRequest({ responseType: 'id_token', responseMode: 'fragment', answer: 'deliver' });
const isLocation = ({ name }: Named) => name.toLowerCase() === 'location';

test('a redirect goes where Location says, and its fragment is seen, whatever redirectURL says', async () => {
  for (const redirectURL of ['', 'https://client.example/next', 'https://client.example/signin']) {
    const { tokens } = await report(bent([implicit], (entry) => (entry.response.redirectURL = redirectURL)));
    const at = har(implicit).text;
    const { log }: { log: { entries: RawEntry[] } } = JSON.parse(at);
    const position = log.entries[0]?.response.headers.findIndex(isLocation);
    assert.deepEqual(
      tokens.map(({ type, issuedBy }) => [type, issuedBy?.entry, issuedBy?.pointer]),
      [['id_token', 0, `/response/headers/${position}/value`]],
    );
  }
});

test('where there is no Location header, redirectURL counts', async () => {
  const bytes = bent([implicit], ({ response }) => {
    response.headers = response.headers.filter((header) => !isLocation(header));
  });
  const { tokens } = await report(bytes);
  assert.deepEqual(
    tokens.map(({ issuedBy }) => issuedBy?.pointer),
    ['/response/redirectURL'],
  );
});

test('names of parameters may be percent-encoded, as SharePoint writes them', async () => {
  const bytes = bent(healthyCodeFlow(), ({ request }) => {
    const [before = '', query] = request.url.split('?');
    if (query === undefined) return;
    const encoded = query.replace(
      /(^|&)([^=&]+)/g,
      (_, mark: string, name: string) => `${mark}${name.replaceAll('_', '%5F').replaceAll('-', '%2D')}`,
    );
    request.url = `${before}?${encoded}`;
  });
  assert.ok(new TextDecoder().decode(bytes).includes('client%5Fid='));
  const [plain, found] = [await report(har(healthyCodeFlow()).bytes), await report(bytes)];
  assert.deepEqual(
    found.flows.map(({ kind, clientId, redirectUri, outcome, scope }) => [
      kind,
      clientId,
      redirectUri,
      outcome,
      scope,
    ]),
    plain.flows.map(({ kind, clientId, redirectUri, outcome, scope }) => [
      kind,
      clientId,
      redirectUri,
      outcome,
      scope,
    ]),
  );
  assert.deepEqual([found.flows[0]?.clientId, found.flows[0]?.redirectUri], [CLIENT, SPA_REDIRECT_URI]);
  assert.deepEqual(
    found.findings.map(({ ruleId }) => ruleId),
    plain.findings.map(({ ruleId }) => ruleId),
  );
});

test('cookies that share a header, one a line, are secrets each', async () => {
  const values: string[] = [];
  const isCookie = ({ name }: Named) => name.toLowerCase() === 'set-cookie';
  const bytes = bent(healthyCodeFlow(), ({ response }) => {
    const cookies = response.headers.filter(isCookie).map(({ value }) => value);
    if (cookies.length < 2) return;
    values.push(
      ...cookies.map((cookie) => /=([^;]{20,})/.exec(cookie)?.[1] ?? '').filter((value) => value !== ''),
    );
    const rest = response.headers.filter((header) => !isCookie(header));
    response.headers = [...rest, { name: 'set-cookie', value: cookies.join('\n') }];
  });
  assert.ok(values.length > 3);
  const safe = await sanitize(bytes, { name: 'case.har', ports: nodePorts });
  const outputs = [new TextDecoder().decode(safe.bytes), JSON.stringify(await report(bytes))];
  for (const value of values) for (const output of outputs) assert.ok(!output.includes(value));
  const { log }: { log: { entries: RawEntry[] } } = JSON.parse(new TextDecoder().decode(safe.bytes));
  const kept = log.entries.flatMap(({ response }) => response.headers.filter(isCookie));
  assert.ok(
    kept.some(({ value }) => value.split('\n').length > 1),
    'the lines stay apart',
  );
});

test('pseudo-headers of HTTP/2 are headers, and move no other', async () => {
  const call = tokenRequest({ grant: 'client_credentials', credential: 'secret' });
  const pseudo = [':authority', ':method', ':path', ':scheme'].map((name) => ({ name, value: 'x' }));
  const bytes = bent([call], ({ request }) => request.headers.unshift(...pseudo));
  const capture = await parseCapture(bytes, { name: 'case.har', ports: nodePorts });
  assert.deepEqual(capture.entries[0]?.request.headers.slice(0, 4), pseudo);
  assert.equal((await report(bytes)).timeline[0]?.kind, 'token-request');
});

test('a request without an answer has no status, and the reason of the browser', async () => {
  const lost = tokenRequest({
    grant: 'client_credentials',
    credential: 'secret',
    networkError: 'net::ERR_NAME_NOT_RESOLVED',
  });
  const capture = await parseCapture(har(lost).bytes, { name: 'case.har', ports: nodePorts });
  const [entry] = capture.entries;
  assert.deepEqual(
    [entry?.response.status, entry?.response._error],
    [undefined, 'net::ERR_NAME_NOT_RESOLVED'],
  );
  const { timeline, flows } = await report(har(lost).bytes);
  assert.deepEqual([timeline[0]?.kind, timeline[0]?.status], ['token-request', null]);
  assert.notEqual(flows[0]?.outcome, 'succeeded');
});
