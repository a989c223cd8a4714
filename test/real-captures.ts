import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isObject, member, parseJson, stringMember } from '../src/model/json.js';

/**
 * Runs the built command over a folder of real captures and compares with its `index.json`:
 * `node dist/test/real-captures.js <folder>`. The folder is not part of the project, so this is no test file.
 */
const folder = resolve(process.argv[2] ?? '');
const ENTRACE = resolve('bin', 'entrace.js');

const index: unknown = parseJson(readFileSync(join(folder, 'index.json'), 'utf8'));
const expectations = Array.isArray(index) ? index.filter(isObject) : [];
const differences = expectations.flatMap(compare);

for (const difference of differences) process.stderr.write(`${difference}\n`);
process.stdout.write(`real captures: ${expectations.length} compared, ${differences.length} differences\n`);
process.exitCode = differences.length === 0 && expectations.length > 0 ? 0 : 1;

/** What differs for one capture, a sentence each. */
function compare(expected: unknown): string[] {
  const file = stringMember(expected, 'file') ?? '';
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [ENTRACE, join(folder, file), '-f', 'json'],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  const [report] = listOf(parseJson(stdout), 'reports');
  const found = isUnreadable(expected)
    ? { 'is refused or salvaged': isRefused(status, stderr) || isSalvage(report) }
    : { 'exit code 0': status === 0, ...compareReport(expected, report) };
  return Object.entries(found).flatMap(([what, holds]) => (holds ? [] : [`${file}: not so: ${what}`]));
}

function compareReport(expected: unknown, report: unknown): Record<string, boolean> {
  const entries = member(expected, 'entries') ?? member(expected, 'sessions');
  const requests = member(expected, 'tokenRequests') ?? 0;
  const codes = listOf(expected, 'codes');
  const counted = listOf(report, 'timeline').filter((item) => stringMember(item, 'kind') === 'token-request');
  const seen = new Set(listOf(report, 'errors').map((error) => stringMember(error, 'code')));
  return {
    [`${entries} entries`]: member(member(report, 'capture'), 'entryCount') === entries,
    [`${requests} token requests (${counted.length})`]: counted.length === requests,
    [`codes ${codes.join(', ')} (${[...seen].join(', ')})`]:
      codes.length === seen.size && codes.every((code) => typeof code === 'string' && seen.has(code)),
  };
}

function isUnreadable(expected: unknown): boolean {
  return member(expected, 'unreadable') === true;
}

/** Refused as the contract says: exit code 2, one sentence, no stack trace. */
function isRefused(status: number | null, stderr: string): boolean {
  return status === 2 && stderr.trimEnd().split('\n').length === 1;
}

function isSalvage(report: unknown): boolean {
  return stringMember(member(report, 'capture'), 'quality') === 'damaged';
}

function listOf(value: unknown, name: string): unknown[] {
  const list = member(value, name);
  return Array.isArray(list) ? list : [];
}
