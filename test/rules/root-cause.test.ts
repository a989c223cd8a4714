import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture } from '../../src/index.js';
import {
  authorizeRequest,
  callback,
  graphToken,
  har,
  idToken,
  tokenError,
  tokenRequest,
} from '../support/entra-builder.js';
import type { Exchange } from '../support/exchange.js';

test('a leaked credential stays critical beside the cause of the failure', async () => {
  const { bytes } = har(
    tokenRequest({ grant: 'client_credentials', inQuery: true, omit: ['scope'] }, tokenError(900144)),
  );
  const capture = await parseCapture(bytes, { name: 'case.har', ports: nodePorts });
  const { findings } = await analyze(capture, { ports: nodePorts });
  const leak = findings.find(({ ruleId }) => ruleId === 'client-secret-in-url');
  assert.equal(leak?.severity, 'critical');
  assert.equal(findings.filter(({ rootCause }) => rootCause).length, 1);
});

async function loudFindings(...exchanges: readonly Exchange[]) {
  const capture = await parseCapture(har(...exchanges).bytes, { name: 'case.har', ports: nodePorts });
  const { findings, errors } = await analyze(capture, { ports: nodePorts });
  return { loud: findings.filter(({ severity }) => severity !== 'info'), errors };
}

/** What an API may wrongly exchange, and the rule that knows why it was refused. */
const ASSERTIONS = {
  'obo-assertion-is-id-token': idToken(),
  'obo-assertion-for-microsoft-api': graphToken(),
} as const;

/** The server names one fault in several ways (protocol facts 4.10): whichever it takes, the bytes say more. */
const CODES = {
  'obo-assertion-is-id-token': [240002, 50013, 500131, 50027, 50098, 50164],
  'obo-assertion-for-microsoft-api': [50013, 500131],
} as const satisfies Record<keyof typeof ASSERTIONS, readonly number[]>;

for (const [ruleId, codes] of Object.entries(CODES)) {
  const assertion = Object.entries(ASSERTIONS).find(([id]) => id === ruleId)?.[1] ?? '';
  for (const code of codes) {
    test(`${ruleId} is the one cause, and explains AADSTS${code}`, async () => {
      const exchange = tokenRequest({ grant: 'on_behalf_of', assertion }, tokenError(code));
      const { loud, errors } = await loudFindings(exchange);
      assert.deepEqual(
        loud.map((finding) => [finding.ruleId, finding.rootCause, finding.explains]),
        [[ruleId, true, errors.map(({ id }) => id)]],
      );
    });
  }
}

test('many findings of one flow are ranked in time that grows with their number', async () => {
  const sign = authorizeRequest();
  const retries = Array.from({ length: 2000 }, (_, at) => tokenRequest({ at: at + 20 }, tokenError(54005)));
  const { loud, errors } = await loudFindings(sign, callback(sign), ...retries);
  const [cause] = loud.filter(({ rootCause }) => rootCause);
  assert.equal(cause?.ruleId, 'auth-code-reused');
  assert.equal(cause.explains.length, errors.length);
  assert.equal(cause.explains.length, 2000);
});
