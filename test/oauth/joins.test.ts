import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { buildStory } from '../../src/oauth/story.js';
import * as made from '../support/entra-builder.js';
import { EVERYDAY_STORIES } from '../support/everyday-stories.js';
import { GRANT_STORIES } from '../support/grant-stories.js';
import { HEALTHY_STORIES } from '../support/healthy-stories.js';
import { CLIENT, DAEMON } from '../support/ids.js';
import { nonce } from '../support/pkce.js';

/** For each flow, by what each of its messages was joined: `m3 by state`. */
async function joinsOf(...exchanges: readonly (made.Exchange | readonly made.Exchange[])[]) {
  const { bytes } = made.har(...exchanges);
  const { flows } = await buildStory(
    await parseCapture(bytes, { name: 'story.har', ports: nodePorts }),
    nodePorts,
  );
  return flows.map(({ joins }) => joins.map(({ message, by }) => `${message} by ${by}`));
}

describe('joining by nonce', () => {
  const asked = (attempt: number, at: number) => made.authorizeRequest({ attempt, at, answer: 'page' });
  /** A redemption of which only the id_token says to which request it belongs. */
  const redeemed = (attempt: number, at: number, claims: made.Claims = {}, clientId = CLIENT) =>
    made.tokenRequest(
      { at, clientId, omit: ['code', 'code_verifier', 'client-request-id'] },
      made.tokenAnswer({ idToken: made.idToken({ nonce: nonce(attempt), aud: clientId, ...claims }) }),
    );

  test('an id_token brings its redemption to the request that named its nonce, among parallel ones', async () => {
    assert.deepEqual(await joinsOf(asked(1, 0), asked(2, 1), redeemed(1, 20), redeemed(2, 30)), [
      ['m1 by first message of the flow', 'm3 by nonce'],
      ['m2 by first message of the flow', 'm4 by nonce'],
    ]);
  });

  test('a second redemption of the same nonce is another flow, and so is one of another client', async () => {
    const flows = await joinsOf(asked(1, 0), redeemed(1, 20), redeemed(1, 30), redeemed(1, 40, {}, DAEMON));
    assert.deepEqual(flows, [
      ['m1 by first message of the flow', 'm2 by nonce'],
      ['m3 by first message of the flow'],
      ['m4 by first message of the flow'],
    ]);
  });

  test('a nonce that nobody asked with joins nothing', async () => {
    const flows = await joinsOf(asked(1, 0), asked(2, 1), redeemed(3, 20));
    assert.deepEqual(flows.at(-1), ['m3 by first message of the flow']);
  });

  test('the answer at the app, where it has lost its state', async () => {
    const requests = [1, 2].map((attempt) =>
      made.authorizeRequest({
        attempt,
        at: attempt,
        clientType: 'web',
        responseType: 'id_token',
        responseMode: 'form_post',
        answer: 'page',
      }),
    );
    const idToken = made.idToken({ nonce: nonce(2), aud: made.WEB });
    const [, second] = requests;
    assert.ok(second);
    const answered = made.callback(second, { at: 20, set: { id_token: idToken }, omit: ['state'] });
    const flows = await joinsOf(...requests, answered);
    assert.deepEqual(flows[1], ['m2 by first message of the flow', 'm3 by nonce']);
  });
});

describe('every way of joining is told as the reason in some story', () => {
  const STORIES: Readonly<Record<string, readonly made.Exchange[]>> = {
    ...HEALTHY_STORIES,
    ...EVERYDAY_STORIES,
    ...GRANT_STORIES,
  };
  for (const [by, story] of Object.entries({
    ctx: 'authorization code in a single-page app',
    code: 'authorization code in a single-page app',
    redirect: 'authorization code in a single-page app',
    'access token': 'authorization code in a single-page app',
    'refresh_token issued in f1': 'refresh',
    device_code: 'device code',
    'assertion issued in f1': 'on-behalf-of',
    continuation_token: 'native authentication',
    'page and time': 'B2C',
    RelayState: 'SAML',
    wctx: 'WS-Federation',
    state: 'single sign-on of a joined device, with sso_reload',
    'answer to the challenge': 'Azure Arc with its challenge',
    request_nonce: 'broker gets a primary refresh token',
  })) {
    test(`${by}: ${story}`, async () => {
      const reasons = (await joinsOf(STORIES[story] ?? [])).flat();
      assert.ok(
        reasons.some((reason) => reason.endsWith(` by ${by}`)),
        reasons.join(', '),
      );
    });
  }

  test('client-request-id: nothing else is left of the sign-in', async () => {
    const redeemed = made.tokenRequest({ at: 20, omit: ['code', 'code_verifier'] }, made.tokenError(50173));
    const [joins] = await joinsOf(made.authorizeRequest({ at: 0, answer: 'page' }), redeemed);
    assert.deepEqual(joins, ['m1 by first message of the flow', 'm2 by client-request-id']);
  });

  test('code_challenge: the verifier belongs to it, and nothing else is left', async () => {
    const redeemed = made.tokenRequest(
      { at: 20, omit: ['code', 'client-request-id'] },
      made.tokenError(50173),
    );
    const [joins] = await joinsOf(made.authorizeRequest({ at: 0, answer: 'page' }), redeemed);
    assert.deepEqual(joins, ['m1 by first message of the flow', 'm2 by code_challenge']);
  });
});
