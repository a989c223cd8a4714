import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleCli } from './bundle-cli.js';
import { bundleLibrary } from './bundle-library.js';
import { bundlePage } from './bundle-page.js';
import { writeSchema } from './write-schema.js';

/**
 * Makes `dist`: the library (`dist/lib`, its types in `dist/src`), the compiled tests (`dist/test`), the bundled command
 * (`dist/cli`), the drop page (`dist/entrace.html`), and the schema of the report (`dist/report.schema.json`).
 * Run by `npm run build`, and by `npm ci` through `prepare`.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));

// What was compiled from a file that is gone would go on being tested.
for (const folder of ['src', 'test']) rmSync(`${root}dist/${folder}`, { recursive: true, force: true });

// First, for it writes the view of the HTML report, which is compiled like any other module.
await bundleCli(root);
await bundleLibrary(root);
await bundlePage(root);
writeSchema(root);
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', root], { stdio: 'inherit' });
execFileSync(process.execPath, [`${root}dist/src/build/write-code-cache.js`], {
  cwd: root,
  env: { ...process.env, NO_COLOR: '1' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
