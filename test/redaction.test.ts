import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodePorts } from '../src/cli/node-ports.js';
import { parseCapture } from '../src/input/parse-capture.js';
import { buildStory, type Story } from '../src/oauth/story.js';
import { allRules } from '../src/rules/all-rules.js';
import { type RuleRun, runRules, severityRank } from '../src/rules/run-rules.js';
import { har } from './support/entra-builder.js';
import { EVERYDAY_STORIES } from './support/everyday-stories.js';
import { FAILING_STORIES } from './support/failing-stories.js';
import { HEALTHY_STORIES } from './support/healthy-stories.js';
import { redactName } from './support/redact-name.js';

/** What a sanitizer hid is unknown, never wrong: whatever name it was told to hide, no rule finds a fault that was not there. */
describe('a value that was redacted is no fault', () => {
  for (const [name, exchanges] of Object.entries({
    ...HEALTHY_STORIES,
    ...EVERYDAY_STORIES,
    ...FAILING_STORIES,
  })) {
    test(name, async () => {
      const text = new TextDecoder().decode(har(exchanges).bytes);
      const { story, run } = await judge(text);
      const known = loudRules(run);
      const document: unknown = JSON.parse(text);
      for (const hidden of namesIn(story)) {
        const redacted = redactName(document, hidden);
        if (redacted === undefined) continue;
        const after = await judge(redacted);
        const gained = [...loudRules(after.run)].filter((id) => !known.has(id));
        assert.deepEqual(gained, [], `without the value of ${hidden}`);
      }
    });
  }
});

const HEADERS = [
  'authorization',
  'content-type',
  'cookie',
  'date',
  'dpop',
  'location',
  'metadata',
  'origin',
  'set-cookie',
  'www-authenticate',
];

async function judge(text: string): Promise<{ story: Story; run: RuleRun }> {
  const bytes = new TextEncoder().encode(text);
  const story = await buildStory(
    await parseCapture(bytes, { name: 'case.har', ports: nodePorts }),
    nodePorts,
  );
  return { story, run: runRules(allRules, story) };
}

/** The general account of an error takes over where a rule that explained it cannot tell any more. */
function loudRules({ findings }: RuleRun): Set<string> {
  const loud = findings.filter(({ severity }) => severityRank(severity) <= severityRank('warning'));
  return new Set(loud.map(({ rule }) => rule.meta.id).filter((id) => id !== 'entra-error-observed'));
}

/** Of parameters, and of the headers that rules look at, in requests and answers. */
function namesIn({ messages }: Story): Set<string> {
  const parameters = messages.flatMap((each) => [...each.parameters.list, ...each.answer.parameters.list]);
  return new Set([...parameters.map(({ name }) => name), ...HEADERS]);
}
