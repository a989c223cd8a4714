import assert from 'node:assert/strict';
import { nodePorts } from '../../src/cli/node-ports.js';
import { sanitize } from '../../src/index.js';
import { browserTest } from '../support/browser.js';
import { har } from '../support/entra-builder.js';
import { FAILING_STORIES } from '../support/failing-stories.js';
import { HEALTHY_STORIES } from '../support/healthy-stories.js';

/** The module of DevTools that reads a HAR dropped on the Network panel, as Chromium brings it along. */
const MODULE = 'devtools://devtools/bundled/models/har/har.js';

browserTest('DevTools imports every sanitized story', {}, async (page) => {
  await page.goto('devtools://devtools/bundled/devtools_app.html');
  for (const [name, exchanges] of Object.entries({ ...HEALTHY_STORIES, ...FAILING_STORIES })) {
    const { bytes } = await sanitize(har(exchanges).bytes, { name: 'a.har', ports: nodePorts });
    const text = new TextDecoder().decode(bytes);
    const imported = await page.evaluate(importHar, { module: MODULE, text });
    assert.deepEqual(imported, wanted(text), name);
  }
});

browserTest(
  'DevTools imports what exporters leave out: starts, answers, and messages of WebSockets',
  {},
  async (page) => {
    await page.goto('devtools://devtools/bundled/devtools_app.html');
    const request = { method: 'GET', url: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize' };
    const messages = [{ type: 'send', data: '{"a":1}' }];
    const entries = [
      { request },
      { request, startedDateTime: '2026-03-02T09:00:00' },
      {
        request,
        startedDateTime: '2026-03-02T09:00:00Z',
        response: { status: -1 },
        _webSocketMessages: messages,
      },
    ];
    const input = new TextEncoder().encode(JSON.stringify({ log: { entries } }));
    const { bytes } = await sanitize(input, { name: 'a.har', ports: nodePorts });
    const text = new TextDecoder().decode(bytes);
    const imported = await page.evaluate(importHar, { module: MODULE, text });
    assert.deepEqual(
      imported.map(({ frames }) => frames),
      [0, 0, 1],
    );
  },
);

interface Imported {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly frames: number;
}

/** Runs in the page. */
async function importHar({ module, text }: { module: string; text: string }): Promise<Imported[]> {
  const { HARFormat, Importer } = await import(module);
  const { log } = new HARFormat.HARRoot(JSON.parse(text));
  const requests: {
    url: () => string;
    requestMethod: string;
    statusCode: number;
    frames: () => unknown[];
  }[] = Importer.Importer.requestsFromHARLog(log);
  return requests.map((each) => ({
    url: each.url(),
    method: each.requestMethod,
    status: each.statusCode,
    frames: each.frames().length,
  }));
}

/** DevTools sorts by start. */
function wanted(text: string): Imported[] {
  const { log } = JSON.parse(text);
  const entries: {
    startedDateTime: string;
    request: { url: string; method: string };
    response: { status: number };
    _webSocketMessages?: unknown[];
  }[] = log.entries;
  return entries
    .toSorted((a, b) => Date.parse(a.startedDateTime) - Date.parse(b.startedDateTime))
    .map(({ request, response, _webSocketMessages = [] }) => ({
      url: request.url.split('#', 1)[0] ?? '',
      method: request.method,
      status: response.status,
      frames: _webSocketMessages.length,
    }));
}
