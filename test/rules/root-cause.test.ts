import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture } from '../../src/index.js';
import { har, tokenError, tokenRequest } from '../support/entra-builder.js';

test('a leaked credential stays critical beside the cause of the failure', async () => {
  const { bytes } = har(
    tokenRequest({ grant: 'client_credentials', inQuery: true, omit: ['scope'] }, tokenError(900144)),
  );
  const capture = await parseCapture(bytes, { name: 'case.har', ports: nodePorts });
  const { findings } = await analyze(capture, { ports: nodePorts });
  const leak = findings.find(({ ruleId }) => ruleId === 'client-secret-in-url');
  assert.equal(leak?.severity, 'critical');
  assert.equal(findings.filter(({ rootCause }) => rootCause).length, 1);
});
