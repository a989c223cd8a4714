import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture } from '../../src/index.js';
import * as made from '../support/entra-builder.js';

const token = made.accessTokenV2();
const issued = made.tokenRequest({ at: 0 }, made.tokenAnswer({ accessToken: token }));
const opaque = `EwB4${'A+l/6B=='.repeat(8)}`;

function request(url: string, headers: readonly (readonly [string, string])[] = []) {
  const asked = { method: 'GET', url, requestHeaders: headers };
  return made.exchange(asked, made.answered(200, {}), { at: 10 });
}

/** Where the report says that the access token was used: entry, message and pointer. */
async function usesOf(...others: readonly made.Exchange[]) {
  const { bytes } = made.har.options({ keepFragments: true })(issued, ...others);
  const report = await analyze(await parseCapture(bytes, { name: 'case.har', ports: nodePorts }), {
    ports: nodePorts,
  });
  return report.tokens
    .find(({ type }) => type === 'access_token')
    ?.uses.map(({ entry, message, pointer }) => [entry, message, pointer]);
}

describe('places that carry a token', () => {
  const places: Readonly<Record<string, readonly [made.Exchange, message: string | null, pointer: string]>> =
    {
      'a bearer, once and as such': [
        made.apiCall({ at: 10, url: made.API_URL, token }),
        'm2',
        '/request/headers/7/value',
      ],
      'a cookie': [
        request('https://app.example/', [['Cookie', `theme=dark; at=${token}; lang=en`]]),
        null,
        '/request/headers/0/value',
      ],
      'another header, with a scheme in front': [
        request('https://app.example/', [
          ['Accept', '*/*'],
          ['X-Forwarded-Access-Token', `Bearer ${token}`],
        ]),
        null,
        '/request/headers/1/value',
      ],
      'a parameter of any name': [request(`https://app.example/?jwt=${token}`), null, '/request/url'],
      'a fragment': [request(`https://app.example/page#t=${token}&x=1`), null, '/request/url'],
      'a WebSocket URL with the usual parameter': [
        request(`wss://hub.example/chat?access_token=${token}`),
        'm2',
        '/request/url',
      ],
      'a WebSocket URL with another parameter': [
        request(`wss://hub.example/chat?auth=${token}`),
        null,
        '/request/url',
      ],
      'a WebSocket subprotocol': [
        request('wss://hub.example/chat', [['Sec-WebSocket-Protocol', `bearer, ${token}`]]),
        null,
        '/request/headers/0/value',
      ],
      'a path': [request(`https://app.example/session/${token}/open`), null, '/request/url'],
    };
  for (const [name, [exchange, message, pointer]] of Object.entries(places)) {
    test(name, async () => assert.deepEqual(await usesOf(exchange), [[1, message, pointer]]));
  }

  test('a body that is no protocol message', async () => {
    const asked = {
      method: 'POST',
      url: 'https://app.example/session',
      requestHeaders: [['Content-Type', 'application/json']] as const,
      requestBody: JSON.stringify({ token }),
    };
    const posted = made.exchange(asked, made.answered(204), { at: 10 });
    assert.deepEqual(await usesOf(posted), [[1, null, '/request/postData/text']]);
  });

  test('an opaque ticket, whose letters a URL escapes', async () => {
    const ticket = made.tokenRequest({ at: 0 }, made.tokenAnswer({ accessToken: opaque }));
    const url = `https://app.example/?t=${encodeURIComponent(opaque)}`;
    const { bytes } = made.har(ticket, request(url), request('https://app.example/', [['X-Token', opaque]]));
    const { tokens } = await analyze(await parseCapture(bytes, { name: 'case.har', ports: nodePorts }), {
      ports: nodePorts,
    });
    const uses = tokens.find(({ type }) => type === 'access_token')?.uses.map(({ pointer }) => pointer);
    assert.deepEqual(uses, ['/request/url', '/request/headers/0/value']);
  });

  test('another token, or a part of this one, is no use of it', async () => {
    const other = made.accessTokenV2({ scp: 'other' });
    assert.deepEqual(await usesOf(request(`https://app.example/?a=${other}&b=${token.slice(0, -4)}`)), []);
  });
});
