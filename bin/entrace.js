#!/usr/bin/env node
import { existsSync } from 'node:fs';
import * as module from 'node:module';

const cli = new URL('../dist/cli/main.js', import.meta.url);

if (existsSync(cli)) {
  // Node 22 and later keep compiled code from one run to the next.
  module.enableCompileCache?.();
  await import(cli.href);
} else {
  process.stderr.write('entrace is not built yet: run `npm ci` or `npm run build` in its folder first.\n');
  process.exitCode = 2;
}
