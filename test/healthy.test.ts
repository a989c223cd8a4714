import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodePorts } from '../src/cli/node-ports.js';
import { analyze, parseCapture } from '../src/index.js';
import * as made from './support/entra-builder.js';
import { EVERYDAY_STORIES } from './support/everyday-stories.js';
import { HEALTHY_STORIES } from './support/healthy-stories.js';

/** Those that leave out, encode or strip something of a healthy capture. */
const EXPORTERS = {
  'Chrome with sensitive data': {},
  'Chrome, sanitized': { sanitized: true },
  'bodies in base64': { bodies: 'base64' },
  'params without text': { postData: 'params' },
  'response bodies left out': { bodies: 'omit' },
  'request bodies left out': { postData: 'omit' },
  'no response headers': { responseHeaders: 'omit' },
  'a proxy': { plain: true, creator: { name: 'mitmproxy', version: '12.1.2' } },
} as const satisfies Readonly<Record<string, made.HarOptions>>;

/** Without its body a refused request names no client, so what succeeds afterwards may be that of another one. */
const REFUSED_ONCE: ReadonlySet<string> = new Set<keyof typeof EVERYDAY_STORIES>([
  'refresh tokens that rotate, and a network that was lost',
  'a second factor that is due and given',
  'a wrong password, then the right one',
  'throttled, and patient',
  'a password reset of B2C',
]);

for (const [exporter, options] of Object.entries(EXPORTERS)) {
  describe(`healthy captures, ${exporter}: nothing at warning or above`, () => {
    for (const [name, exchanges] of Object.entries({ ...HEALTHY_STORIES, ...EVERYDAY_STORIES })) {
      if (exporter === 'request bodies left out' && REFUSED_ONCE.has(name)) continue;
      test(name, async () => {
        const { bytes } = made.har.options(options)(exchanges);
        const report = await analyze(await parseCapture(bytes, { name: 'healthy.har', ports: nodePorts }), {
          ports: nodePorts,
        });
        const loud = report.findings.filter(({ severity }) => severity !== 'info');
        assert.deepEqual(
          loud.map(({ ruleId, detail }) => [ruleId, detail]),
          [],
        );
        assert.deepEqual(report.summary.rootCauses, []);
      });
    }
  });
}
