import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { buildStory } from '../../src/oauth/story.js';
import { har, type PollOutcome } from '../support/entra-builder.js';
import { healthyDeviceFlow } from '../support/stories.js';

const OUTCOMES: readonly (readonly [outcome: PollOutcome, isExpected: boolean, flow: string])[] = [
  ['pending', true, 'incomplete'],
  ['slow_down', true, 'incomplete'],
  ['declined', false, 'failed'],
  ['expired', false, 'failed'],
];

for (const [outcome, isExpected, flow] of OUTCOMES) {
  test(`a poll answered ${outcome} is ${isExpected ? 'a normal step' : 'an end'}`, async () => {
    const { bytes } = har(healthyDeviceFlow({ outcomes: [outcome] }));
    const story = await buildStory(
      await parseCapture(bytes, { name: 'case.har', ports: nodePorts }),
      nodePorts,
    );
    assert.deepEqual(
      story.errors.map((error) => error.isExpected),
      [isExpected],
    );
    assert.equal(story.flows[0]?.outcome, flow);
  });
}
