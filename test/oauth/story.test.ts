import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { buildStory, type Story } from '../../src/oauth/story.js';
import * as made from '../support/entra-builder.js';
import { HEALTHY_STORIES, type HealthyStory } from '../support/healthy-stories.js';
import { OTHER_TENANT, TENANT, WEB } from '../support/ids.js';
import * as stories from '../support/stories.js';
import { toSaz } from '../support/to-saz.js';

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
  /** Tabs, hidden frames, two clients and two tenants at once. */
  const attempts = Array.from({ length: 10 }, (_, at) => {
    const attempt = at + 1;
    const tenant = at % 2 === 0 ? TENANT : OTHER_TENANT;
    const where = { tenant, inFrame: at % 4 === 3 } as const;
    const begin = at * 0.4;
    return at % 3 === 2
      ? stories.healthyWebFlow({ at: begin, attempt, authorize: where, token: { tenant } })
      : stories.healthyCodeFlow({ at: begin, attempt, authorize: where, token: { tenant } });
  });
  const exchanges = stories.interleaved(...attempts);

  for (const [format, bytes] of [
    ['HAR', async () => made.har(...exchanges).bytes],
    ['SAZ', () => toSaz(exchanges)],
  ] as const) {
    test(`ten interleaved sign-ins in a ${format} are ten flows, each message in its own`, async () => {
      const name = `story.${format.toLowerCase()}`;
      const story = await buildStory(
        await parseCapture(await bytes(), { name, ports: nodePorts }),
        nodePorts,
      );
      assert.equal(story.flows.length, 10);
      for (const flow of story.flows) {
        assert.equal(flow.outcome, 'succeeded');
        assert.equal(flow.tokenRequests.length, 1);
        const values = (name: string) =>
          new Set(flow.messages.flatMap(({ parameters }) => parameters.value(name) ?? []));
        assert.equal(values('state').size, 1, 'one state a flow');
        assert.equal(values('client_id').size, 1, 'one client a flow');
        const legs = flow.messages.filter(({ kind }) => /^(?:authorization|token)-request$/.test(kind));
        const tenants = new Set(legs.map(({ endpoint }) => endpoint?.tenant));
        assert.equal(tenants.size, 1, 'one tenant a flow');
        const steps = flow.messages.filter(({ kind }) => kind === 'sign-in-step').length;
        assert.equal(steps, flow.clientId === WEB ? 0 : 7, 'all steps of its own pages');
      }
    });
  }

  test('a silent answer in a frame does not take the way back of the sign-in behind it', async () => {
    const silent = made.authorizeRequest({
      at: 0,
      prompt: 'none',
      inFrame: true,
      answer: 'error',
      error: 50058,
    });
    const story = await storyOf(silent, stories.healthyCodeFlow({ at: 5, attempt: 2 }));
    assert.deepEqual(
      story.flows.map(
        ({ messages }) => messages.filter(({ kind }) => kind === 'authorization-response').length,
      ),
      [0, 1],
    );
  });
});

describe('the answer at the app', () => {
  for (const [what, answer, kinds] of [
    ['a code', 'deliver', ['authorization-request', 'authorization-response', 'token-request']],
    ['an error', 'error', ['authorization-request', 'authorization-error-response']],
  ] as const) {
    test(`${what} in a fragment that the recorder kept is read there`, async () => {
      const asked = made.authorizeRequest({ at: 0, answer, error: 65004 });
      const back = made.callback(asked, { at: 1, keepFragment: true });
      const token = answer === 'deliver' ? [made.tokenRequest({ at: 2 })] : [];
      const { bytes } = made.har.options({ keepFragments: true })(asked, back, ...token);
      const capture = await parseCapture(bytes, { name: 'story.har', ports: nodePorts });
      const { flows } = await buildStory(capture, nodePorts);
      assert.deepEqual(
        flows.map(({ messages }) => messages.map(({ kind }) => kind)),
        [kinds],
      );
    });
  }
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
