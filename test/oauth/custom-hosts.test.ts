import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { buildStory } from '../../src/oauth/story.js';
import * as made from '../support/entra-builder.js';
import { B2C_NAME, CIAM_TENANT } from '../support/ids.js';
import { discovery } from '../support/metadata.js';
import { healthyB2c, healthyCiamNative, healthyCodeFlow } from '../support/stories.js';

async function storyOf(exchanges: readonly made.Exchange[]) {
  const { bytes } = made.har(...exchanges);
  return buildStory(await parseCapture(bytes, { name: 'story.har', ports: nodePorts }), nodePorts);
}

/** The same traffic on another host: what a customer sees who has given the tenant a domain of its own. */
function movedTo(host: string, from: string, exchanges: readonly made.Exchange[]): made.Exchange[] {
  const move = (text: string) => text.replaceAll(from, host);
  return exchanges.map((each) => ({
    ...each,
    url: move(each.url),
    responseHeaders: each.responseHeaders.map(([name, value]) => [name, move(value)] as const),
    ...(each.responseBody === undefined ? {} : { responseBody: move(each.responseBody) }),
  }));
}

describe('custom domains', () => {
  test('a B2C sign-in on a domain of the customer is told like any other, its pages included', async () => {
    const there = await storyOf(healthyB2c());
    const here = await storyOf(movedTo('login.shop.example', `${B2C_NAME}.b2clogin.com`, healthyB2c()));
    const told = ({ messages, flows }: typeof here) => [
      messages.map(({ kind, endpoint }) => [kind, endpoint?.kind, endpoint?.role]),
      flows.map(({ kind, outcome }) => [kind, outcome]),
    ];
    assert.deepEqual(told(here), told(there));
  });

  test('External ID: what the discovery document names as issuer tells what stands behind the host', async () => {
    const host = 'login.shop.example';
    const signIn = movedTo(host, 'login.microsoftonline.com', healthyCodeFlow());
    const document = discovery({
      host,
      members: { issuer: `https://${CIAM_TENANT}.ciamlogin.com/${CIAM_TENANT}/v2.0` },
    });
    const { messages, flows } = await storyOf([document, ...signIn.slice(1)]);
    const onHost = messages.filter(({ url }) => url.host === host);
    assert.deepEqual([...new Set(onHost.map(({ endpoint }) => endpoint?.kind))], ['ciam']);
    assert.deepEqual(
      onHost.map(({ endpoint }) => endpoint?.role),
      [
        'discovery',
        'jwks',
        'authorize',
        'credential-type',
        'password',
        'mfa',
        'mfa',
        'mfa',
        'mfa',
        'keep-signed-in',
        'token',
      ],
    );
    assert.deepEqual(
      flows.map(({ kind, outcome }) => [kind, outcome]),
      [['authorization-code', 'succeeded']],
    );
  });

  test('native authentication on a custom domain', async () => {
    const { flows } = await storyOf(
      movedTo('login.shop.example', 'fabrikam.ciamlogin.com', healthyCiamNative()),
    );
    assert.deepEqual(
      flows.map(({ kind, outcome }) => [kind, outcome]),
      [['native-authentication', 'succeeded']],
    );
  });

  test('another vendor at a path that looks alike is not taken for Entra', async () => {
    const vendor = movedTo('id.vendor.example', 'login.microsoftonline.com', healthyCodeFlow({ api: false }));
    const tenantless = vendor.map((each) => ({
      ...each,
      url: each.url.replace(/(id\.vendor\.example)\/[^/]+/, '$1'),
    }));
    const { messages } = await storyOf(tenantless);
    assert.deepEqual(
      messages.filter(({ endpoint }) => endpoint !== undefined),
      [],
    );
  });
});
