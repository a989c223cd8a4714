import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { buildStory, type Story } from '../../src/oauth/story.js';
import * as made from '../support/entra-builder.js';
import { HEALTHY_STORIES, type HealthyStory } from '../support/healthy-stories.js';
import * as stories from '../support/stories.js';

async function storyOf(...exchanges: readonly (made.Exchange | readonly made.Exchange[])[]): Promise<Story> {
  const { bytes } = made.har(...exchanges);
  return buildStory(await parseCapture(bytes, { name: 'story.har', ports: nodePorts }), nodePorts);
}

describe('healthy stories of every grant', () => {
  const flows: Readonly<Record<string, readonly string[]>> = {
    'authorization code in a single-page app': ['authorization-code'],
    'authorization code in a web app': ['authorization-code'],
    hybrid: ['hybrid'],
    implicit: ['implicit'],
    refresh: ['authorization-code', 'refresh-token'],
    'device code': ['device-code'],
    'on-behalf-of': ['authorization-code', 'on-behalf-of'],
    'client credentials': ['client-credentials'],
    password: ['password'],
    B2C: ['authorization-code'],
    'native authentication': ['native-authentication'],
    'managed identity': ['managed-identity'],
    SAML: ['saml'],
    'WS-Federation': ['ws-federation'],
    'AD FS': ['authorization-code'],
    'federation with AD FS': ['ws-federation'],
    'device code and its page': ['device-code'],
    'personal account': ['authorization-code'],
  } satisfies Record<HealthyStory, readonly string[]>;
  for (const [name, exchanges] of Object.entries(HEALTHY_STORIES)) {
    test(`${name}: one flow each, all succeeded, nothing unexpected`, async () => {
      const story = await storyOf(exchanges);
      assert.deepEqual(
        story.flows.map(({ kind, outcome }) => [kind, outcome]),
        flows[name]?.map((kind) => [kind, 'succeeded']),
      );
      assert.deepEqual(
        story.errors.filter((error) => !error.isExpected),
        [],
      );
    });
  }
});

describe('parallel sign-ins', () => {
  test('ten interleaved sign-ins are ten flows, each message in its own', async () => {
    const attempts = Array.from({ length: 10 }, (_, at) => stories.healthyCodeFlow({ attempt: at + 1 }));
    const story = await storyOf(stories.interleaved(...attempts));
    assert.equal(story.flows.length, 10);
    for (const flow of story.flows) {
      assert.equal(flow.outcome, 'succeeded');
      const states = flow.messages.flatMap(({ parameters }) => parameters.value('state') ?? []);
      assert.equal(new Set(states).size, 1, 'one state a flow');
      assert.equal(flow.tokenRequests.length, 1);
    }
  });
});

describe('token lineage', () => {
  test('an access token is issued once, used at the API and as assertion, under one id', async () => {
    const story = await storyOf(stories.healthyOboChain());
    const assertion = story.flows[1]?.tokenRequests[0]?.parameters.value('assertion');
    const token = story.tokenOf(assertion);
    assert.equal(token?.type, 'access_token');
    assert.equal(token?.issuedBy?.name, 'access_token');
    assert.deepEqual(
      token?.uses.map(({ name }) => name),
      ['Bearer', 'assertion'],
    );
  });

  test('a signature is valid with the key set of the capture, and unchecked for a Graph token', async () => {
    const story = await storyOf(stories.healthyCodeFlow());
    const verdicts = new Map(story.tokens.map((token) => [token.type, story.signatureOf(token.id).status]));
    assert.equal(verdicts.get('id_token'), 'valid');
    assert.equal(verdicts.get('access_token'), 'not-checked');
  });
});
