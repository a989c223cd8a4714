import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nodePorts } from '../../src/cli/node-ports.js';
import { readScannedHar } from '../../src/input/har-large.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { fromChunks } from '../../src/input/scanner/byte-source.js';
import type { Capture, Entry } from '../../src/model/capture.js';
import { findEndpoint } from '../../src/oauth/endpoints.js';
import { likelyAddresses } from '../../src/oauth/likely-address.js';
import { findManagedIdentitySource } from '../../src/oauth/managed-identity.js';
import { buildStory } from '../../src/oauth/story.js';
import { har } from '../support/entra-builder.js';
import { EVERYDAY_STORIES } from '../support/everyday-stories.js';
import { answered, type Exchange, exchange } from '../support/exchange.js';
import { FAILING_STORIES } from '../support/failing-stories.js';
import { HEALTHY_STORIES } from '../support/healthy-stories.js';
import { healthyCodeFlow } from '../support/stories.js';

const HOSTS = [
  'login.microsoftonline.com',
  'LOGIN.LIVE.COM:443',
  'fabrikam.b2clogin.com',
  'contoso.ciamlogin.com',
  'mysignins.microsoft.com',
  'user@passwordreset.microsoftonline.com',
  '169.254.169.254',
  'localhost:40342',
  '[::1]:8080',
  'cdn.example',
  'shop.example:8443',
  'bücher.example',
];
const PATHS = [
  '',
  '/',
  '/adfs/ls',
  '/%61dfs/ls/',
  '/dstsv2/{t}/oauth2/token',
  '/{t}/oauth2/v2.0/token',
  '/{t}/oauth2/v2.0/authorize',
  '/tfp/{t}/B2C_1_in/oauth2/v2.0/authorize',
  '/fabrikam.onmicrosoft.com/oauth2/v2.0/logout',
  '/shop.example/b2c_1_in/discovery/v2.0/keys',
  '/securityinfo',
  '/proofup.aspx',
  '/metadata/identity/oauth2/token',
  '/msi/token',
  '/identity/oauth2/token',
  '/assets/main.7f3a.js',
  '/kmsi',
  '/a b',
];
const TENANT = '0343a9ed-ea69-4ff7-a5d6-798100359c72';

/** Addresses of authorities, written in the ways in which a URL may be written, and others. */
const addresses = fc
  .tuple(
    fc.constantFrom('https://', 'HTTP://', 'https:\\\\', 'wss://', 'https:/'),
    fc.constantFrom(...HOSTS),
    fc.constantFrom(...PATHS),
    fc.constantFrom('', '?p=b2c_1_in', '?a=%20', '#x', '\t'),
  )
  .map(([scheme, host, path, rest]) => `${scheme}${host}${path.replace('{t}', TENANT)}${rest}`);

/** `caller`: an entry with the header by which App Service hands out tokens. */
function isAddress(url: string, caller: Entry): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return findEndpoint(parsed) !== undefined || findManagedIdentitySource(parsed, caller) !== undefined;
}

describe('likely addresses', () => {
  test('what a glance denies is the address of no authority', async () => {
    const isLikely = likelyAddresses();
    const call = get('http://localhost/', [['X-Identity-Header', 'x']]);
    const [caller] = (await largeAndSmall([call])).small.entries;
    if (caller === undefined) assert.fail('it was read');
    fc.assert(
      fc.property(fc.oneof(addresses, fc.webUrl()), (url) => {
        assert.ok(isLikely(url) || !isAddress(url, caller), url);
      }),
      { numRuns: 3000 },
    );
  });

  test('scripts, pictures and calls of an app are none', () => {
    const isLikely = likelyAddresses();
    const others = ['https://cdn.example/assets/main.7f3a.js', 'https://shop.example:8443/api/v1/orders'];
    assert.deepEqual(others.map(isLikely), [false, false]);
  });
});

function get(url: string, requestHeaders: Exchange['requestHeaders'] = []): Exchange {
  return exchange({ method: 'GET', url, requestHeaders }, answered(200, 'x'));
}

/** Captures as one of hundreds of megabytes is read: of what looks like no sign-in there is the index alone. */
async function largeAndSmall(exchanges: readonly Exchange[]) {
  const { bytes } = har(...exchanges);
  const file = { name: 'x.har', sizeBytes: bytes.length, ports: nodePorts };
  const { capture } = await readScannedHar(fromChunks([bytes]), file);
  return { large: capture, small: await parseCapture(bytes, file) };
}

describe('the story of a large capture', () => {
  for (const [name, story] of Object.entries({
    ...HEALTHY_STORIES,
    ...EVERYDAY_STORIES,
    ...FAILING_STORIES,
  })) {
    test(`${name}: it has the messages of the small one`, async () => {
      const script = get('https://cdn.example/assets/main.js');
      const { large, small } = await largeAndSmall([script, ...story, script]);
      const told = async (capture: Capture) => {
        const { messages } = await buildStory(capture, nodePorts);
        return messages.map(({ kind, entry, endpoint }) => [kind, entry.index, endpoint?.role]);
      };
      assert.equal(large.entries[0]?.depth, 'indexed');
      assert.deepEqual(await told(large), await told(small));
    });
  }

  test('the page that a sign-in returned to is part of it, whatever its address', async () => {
    const redirectUri = 'https://shop.example/basket';
    const signIn = healthyCodeFlow({ authorize: { redirectUri, responseMode: 'fragment' } });
    const { large } = await largeAndSmall(signIn);
    const back = large.entries.find(({ request }) => request.url === redirectUri);
    const { messageAt } = await buildStory(large, nodePorts);
    assert.equal(back?.depth, 'indexed');
    assert.equal(messageAt(back.index)?.kind, 'authorization-response');
  });

  test('a page of a custom domain is part of it, before and after what shows the domain to be one', async () => {
    const page = get('https://shop.example/appverify');
    const shows = get(`https://shop.example/${TENANT}/oauth2/v2.0/authorize?client_id=${TENANT}`);
    const { large, small } = await largeAndSmall([page, shows, page]);
    const told = async (capture: Capture) =>
      (await buildStory(capture, nodePorts)).messages.map(({ entry, endpoint }) => [
        entry.index,
        endpoint?.role,
      ]);
    assert.equal(large.entries[0]?.depth, 'indexed');
    assert.deepEqual(await told(large), [
      [0, 'app-confirmation'],
      [1, 'authorize'],
      [2, 'app-confirmation'],
    ]);
    assert.deepEqual(await told(large), await told(small));
  });
});
