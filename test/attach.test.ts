import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { unzipSync } from 'fflate';
import { nodePorts } from '../src/cli/node-ports.js';
import { analyze, attach, type CaseFile, LeakError, parseCapture, type Report } from '../src/index.js';
import { createKnownValues } from '../src/redact/known-values.js';
import { refuseLeak } from '../src/sanitize/refuse-leak.js';
import { ROOT } from './support/checkout.js';
import { CLIENT, IDENTITIES, TENANT } from './support/ids.js';
import { SAMPLES } from './support/samples.js';
import { secretsOf } from './support/secrets-of.js';

function caseOf(file: string, mode: 'support' | 'strict' = 'support'): Promise<CaseFile> {
  const bytes = readFileSync(join(ROOT, 'samples', file));
  return attach(bytes, { name: file, ports: nodePorts, mode });
}

function textsOf({ bytes }: CaseFile): Map<string, string> {
  const members = Object.entries(unzipSync(bytes));
  return new Map(members.map(([name, content]) => [name, new TextDecoder().decode(content)]));
}

async function reportIn({ bytes, members }: CaseFile): Promise<Report> {
  const name = members.find((member) => member.includes('.sanitized.')) ?? '';
  const capture = unzipSync(bytes)[name];
  assert.ok(capture !== undefined);
  return analyze(await parseCapture(capture, { name, ports: nodePorts }), { ports: nodePorts });
}

const loud = ({ findings }: Report) =>
  findings.filter(({ severity }) => severity !== 'info').map(({ ruleId, severity }) => [ruleId, severity]);

describe('a case file', () => {
  for (const sample of SAMPLES) {
    test(`of ${sample.file} gives whoever opens its capture the same answer`, async () => {
      const made = await caseOf(sample.file);
      assert.equal(made.receipt.proof.equal, true);
      const inside = await reportIn(made);
      assert.equal(inside.summary.headline, made.report.summary.headline);
      assert.deepEqual(loud(inside), loud(made.report));
    });

    test(`of ${sample.file} holds no secret and no identity`, async () => {
      const all = [...textsOf(await caseOf(sample.file)).values()].join('\n');
      const leaked = [...secretsOf(sample.exchanges), ...IDENTITIES].filter((value) => all.includes(value));
      assert.deepEqual(leaked, []);
    });
  }

  test('holds the report, the note, the receipt and what support asks for', async () => {
    const texts = textsOf(await caseOf('obo-id-token.har'));
    assert.deepEqual(
      [...texts.keys()],
      [
        'README.txt',
        'report.html',
        'note.md',
        'hand-off.txt',
        'receipt.md',
        'receipt.json',
        'obo-id-token.sanitized.har',
      ],
    );
    assert.match(texts.get('README.txt') ?? '', /^An id_token was sent as on-behalf-of assertion/);
    assert.match(texts.get('report.html') ?? '', /^<!doctype html>/);
    assert.match(texts.get('note.md') ?? '', /^## Sign-in capture/);
    assert.match(texts.get('hand-off.txt') ?? '', /Correlation id .*\n[\s\S]*SigninLogs/);
  });

  test('says so where no request failed', async () => {
    const texts = textsOf(await caseOf('healthy-code-flow.har'));
    assert.equal(texts.get('hand-off.txt'), 'No request failed in this capture.\n');
  });

  test('names neither tenant nor client in strict mode, in no file of it', async () => {
    const made = await caseOf('obo-id-token.har', 'strict');
    const naming = [...textsOf(made)].filter(([, text]) => text.includes(TENANT) || text.includes(CLIENT));
    assert.deepEqual(
      naming.map(([name]) => name),
      [],
    );
  });

  test('is the same bytes each time', async () => {
    assert.deepEqual((await caseOf('expired-secret.har')).bytes, (await caseOf('expired-secret.har')).bytes);
  });
});

describe('the last check', () => {
  const secret = 'Qx8~verySecretValue_1234567890abcdefgh';
  const known = createKnownValues({
    secrets: [{ kind: 'client_secret', value: secret, entry: 0 }],
    identities: [{ kind: 'name', value: 'Anna Ekström', entry: 0 }],
    structuralIds: new Set(),
    kept: new Set(),
  });
  const file = (text: string) => ({ name: 'report.html', bytes: new TextEncoder().encode(text) });

  for (const [how, text] of [
    ['as it is', `<p>${secret}</p>`],
    ['percent-encoded', `?client_secret=${secret.replace('~', '%7E')}&x=1`],
    ['in base64', Buffer.from(`app:${secret}`).toString('base64')],
  ] as const) {
    test(`refuses a file that holds a secret ${how}, and does not repeat it`, () => {
      assert.throws(
        () => refuseLeak(file(text), known),
        (error) =>
          error instanceof LeakError &&
          error.message === 'report.html would hold a secret (client secret).' &&
          error.kind === 'client_secret',
      );
    });
  }

  test('lets a file without a secret pass', () => {
    refuseLeak(file('client_secret #1, 38 characters'), known);
  });
});
