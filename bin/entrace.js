#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

if (existsSync(new URL('../dist/cli/start.cjs', import.meta.url))) {
  createRequire(import.meta.url)('../dist/cli/start.cjs');
} else {
  process.stderr.write('entrace is not built yet: run `npm ci` or `npm run build` in its folder first.\n');
  process.exitCode = 2;
}
