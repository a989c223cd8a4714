import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { webOptions } from '../../src/build/bundle-page.js';
import { slimAnalysis } from '../../src/build/slim-analysis.js';
import { ROOT } from '../support/checkout.js';

/** What people wait for on a slow line: the page is one file, and knowledge is the largest part of its analysis. */
const MOST_GZIPPED_BYTES = 120_000;

/** Before each module of an unminified bundle, esbuild writes the path of its source. */
const MODULE = /^ *\/\/ (?=(?:src|node_modules)\/)/m;

test('the share of knowledge in the page is small, and all of it that reports show is there', async () => {
  const { outputFiles } = await build({
    ...webOptions(`${ROOT}/`),
    entryPoints: ['src/web/worker.ts'],
    plugins: [slimAnalysis()],
    external: ['entrace:sample'],
    write: false,
    minify: false,
    minifySyntax: true,
    minifyIdentifiers: true,
  });
  const modules = (outputFiles[0]?.text ?? '').split(MODULE);
  const knowledge = modules.filter((module) => module.startsWith('src/knowledge/')).join('');
  for (const code of ['50011', '90016', '240002']) assert.ok(knowledge.includes(code), code);
  const bytes = gzipSync(knowledge, { level: 9 }).length;
  assert.ok(bytes < MOST_GZIPPED_BYTES, `${bytes} bytes`);
});
