import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './support/checkout.js';

/** Who may import whom; a folder may always import itself. `(root)` are the files directly in src. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  input: ['model'],
  knowledge: ['model'],
  oauth: ['model', 'knowledge'],
  rules: ['model', 'knowledge', 'oauth'],
  redact: ['model', 'knowledge', 'input', 'oauth'],
  report: ['model', 'knowledge', 'oauth', 'rules', 'redact'],
  sanitize: ['model', 'knowledge', 'input', 'oauth', 'redact', 'report'],
  compare: ['model', 'knowledge', 'oauth', 'report'],
  explain: ['model', 'knowledge', 'oauth', 'rules', 'redact', 'report'],
  '(root)': ['model', 'input', 'knowledge', 'oauth', 'rules', 'redact', 'report', 'sanitize', 'compare'],
  batch: ['model', 'input', 'knowledge', 'report', 'redact', 'sanitize', 'rules', 'cli', '(root)'],
  cli: [
    'model',
    'input',
    'knowledge',
    'oauth',
    'report',
    'redact',
    'sanitize',
    'rules',
    'compare',
    'explain',
    'batch',
    '(root)',
  ],
  web: ['model', 'input', 'knowledge', 'oauth', 'report', 'redact', 'sanitize', 'rules', 'compare', '(root)'],
  build: ['model', 'input', 'knowledge', 'oauth', 'report', 'redact', 'rules', 'compare', 'cli', '(root)'],
};

/** Folders that may use Node. */
const NODE_FOLDERS = new Set(['cli', 'batch', 'build']);

interface ImportLine {
  readonly file: string;
  readonly folder: string;
  readonly specifier: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile() && each.name.endsWith('.ts'))
    .map((each) => relative(ROOT, join(each.parentPath, each.name)).split(sep).join(posix.sep));
}

function folderOf(file: string): string {
  const [, folder, rest] = file.split('/');
  return rest === undefined ? '(root)' : (folder ?? '');
}

function importsOf(file: string): ImportLine[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'";]*from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)/g,
  );
  return [...found].map(([, a, b]) => ({ file, folder: folderOf(file), specifier: a ?? b ?? '' }));
}

const SOURCES = filesBelow('src').filter((file) => !file.endsWith('.d.ts'));
const IMPORTS = SOURCES.flatMap(importsOf);

test('imports follow the arrows between the layers', () => {
  assert.ok(IMPORTS.length > 100, 'the imports are found at all');
  const wrong = IMPORTS.filter(({ specifier }) => specifier.startsWith('.')).flatMap(
    ({ file, folder, specifier }) => {
      const target = folderOf(posix.normalize(posix.join(posix.dirname(file), specifier)));
      const allowed = target === folder || ALLOWED[folder]?.includes(target) === true;
      return allowed ? [] : [`${file} imports ${specifier}`];
    },
  );
  assert.deepEqual(wrong, []);
});

test('only the faces and the build import Node', () => {
  const wrong = IMPORTS.filter(
    ({ folder, specifier }) => specifier.startsWith('node:') && !NODE_FOLDERS.has(folder),
  );
  assert.deepEqual(
    wrong.map(({ file, specifier }) => `${file} imports ${specifier}`),
    [],
  );
});

test('no clock and no randomness below the faces', () => {
  const wrong = SOURCES.filter(
    (file) => !NODE_FOLDERS.has(folderOf(file)) && folderOf(file) !== 'web',
  ).filter((file) =>
    /\bDate\.now\(|new Date\(\)|Math\.random\(|getRandomValues|randomUUID|performance\.now/.test(
      readFileSync(join(ROOT, file), 'utf8'),
    ),
  );
  assert.deepEqual(wrong, []);
});

test('standard output is written in one file only', () => {
  const wrong = SOURCES.filter((file) => folderOf(file) !== 'build' && file !== 'src/cli/io.ts').filter(
    (file) => /console\.|process\.std(?:out|err)\.write/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  assert.deepEqual(wrong, []);
});

test('every file that holds tests is one the runner finds', () => {
  const missed = filesBelow('test').filter((file) => {
    if (file.endsWith('.test.ts') || file.startsWith('test/support/')) return false;
    return /(?:^|\n)\s*(?:test|describe|ruleTest)\(/.test(readFileSync(join(ROOT, file), 'utf8'));
  });
  assert.deepEqual(missed, []);
});

test('no any, no non-null assertion, no TypeScript suppression in the source', () => {
  // The validators are generated from har-validator's own schemas, and their generator quotes the mark.
  const written = SOURCES.filter((file) => !/har-schema/.test(file));
  const wrong = written.filter((file) =>
    /\bas any\b|:\s*any\s*[;,)\]>=|&]|<any>|@ts-ignore|@ts-expect-error|@ts-nocheck/.test(
      readFileSync(join(ROOT, file), 'utf8'),
    ),
  );
  assert.deepEqual(wrong, []);
});

test('what is shown in a browser is never parsed as HTML, and has no style of its own', () => {
  const shown = SOURCES.filter((file) => /^src\/(?:web|report\/html)\//.test(file));
  assert.ok(shown.length > 20, 'the view is found at all');
  const wrong = shown.filter((file) =>
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTML|cssText|['"]style['"]/.test(
      readFileSync(join(ROOT, file), 'utf8'),
    ),
  );
  assert.deepEqual(wrong, []);
});
