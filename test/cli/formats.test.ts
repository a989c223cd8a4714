import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { FORMATS } from '../../src/cli/formats.js';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture } from '../../src/index.js';
import type { Document } from '../../src/report/report.js';
import { plainPaint } from '../../src/report/text/plain-paint.js';
import { ROOT } from '../support/checkout.js';
import { IDENTITIES } from '../support/ids.js';
import { SAMPLES } from '../support/samples.js';
import { secretsOf } from '../support/secrets-of.js';

const VIEW = { width: 100, paint: plainPaint };

/** What each format begins with. */
const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  text: /^\S+\n/,
  json: /^\{\n {2}"schemaVersion": 1,/,
  ndjson: /^\{"capture":/,
  markdown: /^## Sign-in capture /,
  html: /^<!doctype html>\n<html lang="en">/,
  sarif: /^\{\n {2}"\$schema": "https:\/\/docs\.oasis-open\.org\/sarif\//,
  junit: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /,
  csv: /^capture,severity,ruleId,/,
  mermaid: /^sequenceDiagram\n/,
};

async function documentOf(file: string): Promise<Document> {
  const bytes = readFileSync(join(ROOT, 'samples', file));
  const capture = await parseCapture(bytes, { name: file, ports: nodePorts });
  const reports = [await analyze(capture, { ports: nodePorts })];
  return { schemaVersion: 1, tool: { name: 'entrace', version: '0.0.0' }, reports, unreadable: [] };
}

describe('formats', () => {
  for (const { file, exchanges } of SAMPLES) {
    test(`of ${file} hold no secret and no identity, and are the same twice`, async () => {
      const document = await documentOf(file);
      const again = await documentOf(file);
      for (const [name, load] of Object.entries(FORMATS)) {
        const render = await load();
        const text = render(document, VIEW);
        assert.match(text, BEGINNINGS[name] ?? /./, name);
        assert.equal(render(again, VIEW), text, name);
        const leaked = [...secretsOf(exchanges), ...IDENTITIES].filter((value) => text.includes(value));
        assert.deepEqual(leaked, [], name);
      }
    });
  }
});
