import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture } from '../../src/index.js';
import { har } from '../support/entra-builder.js';
import type { HarOptions } from '../support/har-builder.js';
import { SAMPLES } from '../support/samples.js';

/** How exporters differ in what a diagnosis needs: which bodies they keep, and how. */
const EXPORTERS: Readonly<Record<string, HarOptions>> = {
  'Chrome or Edge, with sensitive data': {},
  'Chrome or Edge, sanitized': { sanitized: true },
  'Charles Proxy': { plain: true, bodies: 'base64', postData: 'params' },
  Fiddler: { plain: true, bom: true, postData: 'params' },
  'chrome-har': { plain: true, postData: 'params' },
  mitmproxy: { plain: true, postData: 'text' },
  'HTTP Toolkit': { plain: true, redirectUrl: 'empty' },
  'BrowserMob Proxy': { plain: true, bodies: 'base64' },
  'Insomnia REST Client': { plain: true, postData: 'text' },
};

const obo = SAMPLES.find(({ file }) => file === 'obo-id-token.har')?.exchanges ?? [];

for (const [name, options] of Object.entries(EXPORTERS)) {
  test(`a sign-in that ends with AADSTS240002 is diagnosed as ${name} writes it`, async () => {
    const { bytes } = har.options({ ...options, creator: { name, version: '1' } })(obo);
    const capture = await parseCapture(bytes, { name: 'case.har', ports: nodePorts });
    const { findings, errors } = await analyze(capture, { ports: nodePorts });
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['AADSTS240002'],
    );
    const causes = findings.filter(({ rootCause }) => rootCause);
    assert.deepEqual(
      causes.map(({ ruleId }) => ruleId),
      ['obo-assertion-is-id-token'],
    );
  });
}
