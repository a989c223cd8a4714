import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Report, TokenReport } from '../../src/report/report.js';
import { liveSecretsWords } from '../../src/web/live-secrets.js';
import { exampleReport } from '../report/report-fixture.js';

const NOON = Date.UTC(2026, 2, 2, 12);
const [example] = exampleReport.tokens;

function words(liveSecrets: number, tokens: readonly Partial<TokenReport>[]): string | undefined {
  assert.ok(example !== undefined);
  const report: Report = {
    ...exampleReport,
    summary: { ...exampleReport.summary, liveSecrets },
    tokens: tokens.map((token) => ({ ...example, ...token })),
  };
  return liveSecretsWords(report, NOON);
}

test('how long credentials still work is told by the clock of the reader', () => {
  const at = (iso: string) => [{ type: 'access_token', expiresAt: iso } as const];
  assert.equal(words(0, at('2026-03-02T13:00:00.000Z')), undefined);
  const still = (left: string) => `The last of those that say when they end works for another ${left}.`;
  assert.equal(words(1, at('2026-03-02T12:00:30.000Z')), still('minute'));
  assert.equal(words(1, at('2026-03-02T13:00:00.000Z')), still('60 minutes'));
  assert.equal(words(1, at('2026-03-02T17:10:00.000Z')), still('5 hours'));
  assert.equal(words(1, at('2026-03-09T12:00:00.000Z')), still('7 days'));
  assert.equal(words(1, at('2026-03-02T12:00:00.000Z')), 'Those that say when they end have ended by now.');
  assert.equal(
    words(1, [{ type: 'refresh_token', expiresAt: null }]),
    'None of them says when it ends. Refresh tokens and cookies may work for weeks.',
  );
});
