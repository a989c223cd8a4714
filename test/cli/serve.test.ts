import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../support/checkout.js';
import { runEntrace } from './run-entrace.js';

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

let server: ChildProcess;
let port = 0;

before(async () => {
  server = spawn(process.execPath, [join(ROOT, 'bin', 'entrace.js'), 'serve'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(server.stdout ?? server, 'data');
  port = Number(/^http:\/\/127\.0\.0\.1:(\d+)\/\n$/.exec(String(line))?.[1]);
});

after(() => server.kill('SIGKILL'));

function ask(path: string, { host = `127.0.0.1:${port}`, method = 'GET' } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { host } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

test('the page is served as it was built, with its policy as a header too', async () => {
  const { status, headers, body } = await ask('/');
  assert.equal(status, 200);
  assert.equal(body, readFileSync(join(ROOT, 'dist', 'entrace.html'), 'utf8'));
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /^default-src 'none'; .*frame-ancestors 'none'$/);
  assert.ok(body.includes(policy.replace("; frame-ancestors 'none'", '')));
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal((await ask('/', { host: `localhost:${port}` })).status, 200);
  assert.deepEqual((await ask('/', { method: 'HEAD' })).body, '');
});

test('whoever asks by another name gets nothing', async () => {
  for (const host of ['rebound.example', `rebound.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`]) {
    const { status, body } = await ask('/', { host });
    assert.equal(status, 421, host);
    assert.doesNotMatch(body, /<html|entrace/);
  }
});

test('nothing but the page is there, and it can only be read', async () => {
  for (const path of ['/favicon.ico', '/entrace.html', '/../package.json', '/?x', '//']) {
    assert.equal((await ask(path)).status, 404, path);
  }
  assert.equal((await ask('/', { method: 'POST' })).status, 405);
});

test('a port that is taken, and one that is none, are refused', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const number = typeof address === 'object' && address !== null ? address.port : 0;
  const refused = await runEntrace(['serve', '--port', String(number)]);
  taken.close();
  assert.deepEqual([refused.code, refused.stdout], [2, '']);
  assert.match(
    refused.stderr,
    /^entrace: --port: \d+ is taken\. Name another, or leave it out for a free one\.\n$/,
  );
  for (const port of ['x', '70000', '-1', '80.5']) {
    const { code, stderr } = await runEntrace(['serve', `--port=${port}`]);
    assert.equal(code, 2);
    assert.match(stderr, /is no port\. Give a number from 1 to 65535/);
  }
});

test('captures are not for serve', async () => {
  const { code, stderr } = await runEntrace(['serve', 'failed.har']);
  assert.equal(code, 2);
  assert.match(stderr, /drop them onto the page, or run entrace open/);
});

test('Ctrl-C ends it, and that is no failure', async () => {
  const own = spawn(process.execPath, [join(ROOT, 'bin', 'entrace.js'), 'serve', '-q'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await once(own.stdout, 'data');
  own.kill('SIGINT');
  const [code] = await once(own, 'exit');
  assert.equal(code, 0);
  assert.equal(own.stderr.read(), null);
});

test('--open hands the address to the browser, and a browser that is none is told', async () => {
  const own = spawn(process.execPath, [join(ROOT, 'bin', 'entrace.js'), 'serve', '--open', '-q'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, BROWSER: 'no-such-browser' },
  });
  const [said] = await once(own.stderr, 'data');
  own.kill('SIGTERM');
  assert.match(
    String(said),
    /^No browser could be started \(no-such-browser\)\. Open it yourself: http:\/\/127\.0\.0\.1:\d+\/\n$/,
  );
  await once(own, 'exit');
});
