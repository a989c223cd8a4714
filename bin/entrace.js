#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

// CommonJS, as is the bundle (see the package.json beside it): Node starts its loader of ES modules only where one is used.
const start = join(__dirname, '../dist/cli/start.cjs');

if (existsSync(start)) {
  require(start);
} else {
  process.stderr.write('entrace is not built yet: run `npm ci` or `npm run build` in its folder first.\n');
  process.exitCode = 2;
}
