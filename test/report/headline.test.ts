import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture } from '../../src/index.js';
import { har, type TokenAnswer, tokenAnswer, tokenError, tokenRequest } from '../support/entra-builder.js';
import { healthyDeviceFlow } from '../support/stories.js';

async function headlineOf(answer: TokenAnswer): Promise<string> {
  const { bytes } = har(tokenRequest({ grant: 'refresh_token' }, answer));
  const capture = await parseCapture(bytes, { name: 'case.har', ports: nodePorts });
  return (await analyze(capture, { ports: nodePorts })).summary.headline;
}

test('an error that no rule explains is named by what its code means', async () => {
  const headline = await headlineOf(tokenError(50057));
  assert.equal(headline, 'User account disabled (entry 0, AADSTS50057). This rests on the server’s word.');
});

test('a code that nobody knows is an error of the server', async () => {
  const headline = await headlineOf(tokenError(999999));
  assert.match(headline, /^The server answered with an error \(entry 0, AADSTS999999\)\./);
});

test('a declined device code says so, though the server prints the number of a waiting one', async () => {
  const { bytes } = har(...healthyDeviceFlow({ api: false, outcomes: ['pending', 'declined'] }));
  const capture = await parseCapture(bytes, { name: 'case.har', ports: nodePorts });
  const { summary, errors, findings } = await analyze(capture, { ports: nodePorts });
  assert.equal(
    summary.headline,
    'The user declined the device code (entry 2, AADSTS70016). This rests on the server’s word.',
  );
  assert.deepEqual(
    errors.map(({ error, title }) => [error, title]),
    [
      ['authorization_pending', 'Device code still waiting for the user'],
      ['authorization_declined', 'The user declined the device code'],
    ],
  );
  const [cause] = findings.filter(({ rootCause }) => rootCause);
  assert.match(cause?.detail ?? '', /declined/);
  assert.doesNotMatch(`${cause?.detail} ${cause?.fix}`, /[Kk]eep polling|not finished/);
});

test('what went well is said so', async () => {
  assert.equal(await headlineOf(tokenAnswer()), 'Nothing is wrong: one flow succeeded.');
});
