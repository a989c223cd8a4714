import { gzipSync } from 'node:zlib';
import { answered, type Exchange, exchange } from '../exchange.js';
import { SAMPLES } from '../samples.js';
import { toPlaywrightHar, toPlaywrightTrace } from '../to-playwright.js';
import { buildZip } from '../zip-builder.js';
import { browserMobHar } from './browsermob.js';
import { burpExtensionHar } from './burp-extension.js';
import { charlesHar } from './charles.js';
import { chromeHar } from './chrome.js';
import { chromeHarLibrary } from './chrome-har.js';
import { fiddlerHar } from './fiddler.js';
import { firefoxHar, firefoxJsonp } from './firefox.js';
import { httpToolkitHar } from './http-toolkit.js';
import { insomniaHar } from './insomnia.js';
import { internetExplorerHar } from './internet-explorer.js';
import { mitmproxyHar, mitmproxyZhar } from './mitmproxy.js';
import { playwrightHar } from './playwright.js';
import { pollyHar, pollyStorage } from './polly.js';
import { postmanHar } from './postman.js';
import { safariHar } from './safari.js';
import { webPageTestHar } from './webpagetest.js';

const signIn = SAMPLES.find(({ file }) => file === 'obo-id-token.har')?.exchanges ?? [];

const get = (url: string) => ({ method: 'GET', url, requestHeaders: [] });
const ok = (type: string, body: string) => answered(200, body, { 'Content-Type': type });

/** What is around a sign-in: a script from the cache, a picture, a page without end, a request that failed. */
const AROUND: readonly Exchange[] = [
  exchange(get('https://cdn.example/app.js'), ok('text/javascript', 'run();'), {
    at: -4,
    fromCache: 'memory',
  }),
  exchange(get('https://cdn.example/logo.png'), ok('image/png', `\u0089PNG${'x'.repeat(40_000)}`), {
    at: -3,
  }),
  exchange(get('https://client.example/report'), ok('text/html', `<html>${'r'.repeat(1_100_000)}</html>`), {
    at: -2,
  }),
  exchange(get('https://telemetry.example/collect'), answered(0), { at: -1 }),
];

/** A browser signs in, its API fails: the same story by every exporter. */
export const STORY: readonly Exchange[] = [...AROUND, ...signIn];

/** A whole file by each exporter. */
export const EXPORTS = {
  'Chrome or Edge, with sensitive data': () => chromeHar(STORY, false),
  'Chrome or Edge, sanitized': () => chromeHar(STORY, true),
  Firefox: () => firefoxHar(STORY),
  'Firefox, JSONP': () => firefoxJsonp(STORY),
  'Firefox, zip': () => buildZip([{ name: 'Archive 26-03-02 10-00-17.har', bytes: firefoxHar(STORY) }]),
  Safari: () => safariHar(STORY),
  'Internet Explorer 11': () => internetExplorerHar(STORY),
  Playwright: () => playwrightHar(STORY),
  'Playwright, zip with attached bodies': () => toPlaywrightHar(STORY),
  'Playwright, trace': () => toPlaywrightTrace(STORY),
  mitmproxy: () => mitmproxyHar(STORY),
  'mitmproxy, zhar': () => mitmproxyZhar(STORY),
  Charles: () => charlesHar(STORY),
  Fiddler: () => fiddlerHar(STORY),
  'HTTP Toolkit': () => httpToolkitHar(STORY),
  Insomnia: () => insomniaHar(STORY),
  Postman: () => postmanHar(STORY),
  'Burp extension': () => burpExtensionHar(STORY),
  'BrowserMob Proxy': () => browserMobHar(STORY),
  'chrome-har': () => chromeHarLibrary(STORY),
  'Browsertime, gzip': () => gzipSync(chromeHarLibrary(STORY)),
  'Polly.JS 6, chunks in base64': () => pollyHar(STORY, { chunks: 'base64' }),
  'Polly.JS 4, chunks in hex': () => pollyHar(STORY, { chunks: 'hex' }),
  'Polly.JS, redacted': () => pollyHar(STORY, { redacted: true }),
  'Polly.JS, local storage': () => pollyStorage([AROUND, signIn]),
  WebPagetest: () => webPageTestHar(STORY),
} as const satisfies Record<string, () => Uint8Array>;
