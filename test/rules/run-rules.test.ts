import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CONTAINERS, type Container, type Evidence } from '../../src/model/evidence.js';
import type { TokenRequest } from '../../src/oauth/messages.js';
import { defineRule, type Rule, type RuleMeta } from '../../src/rules/define-rule.js';
import { compared, missing, present, primary } from '../../src/rules/evidence.js';
import { type RawFinding, runRules, type SeverityOverrides } from '../../src/rules/run-rules.js';
import { storyOf } from '../support/analysed.js';
import * as made from '../support/entra-builder.js';
import { healthyCodeFlow } from '../support/stories.js';

const { authorizeRequest, callback, har, tokenAnswer, tokenError, tokenRequest } = made;
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

type Meta = Partial<RuleMeta<'seen'>>;

function metaOf(meta: Meta): RuleMeta<'seen'> {
  return {
    id: 'token-request-seen',
    category: 'grant',
    title: 'A token request was seen',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: { seen: 'Entry {entry}.' },
    why: 'It is seen, and says so.',
    fix: ['Look away.'],
    references: [],
    ...meta,
  };
}

/** Reports each token request. */
function seen(meta: Meta = {}): Rule {
  return defineRule({
    meta: metaOf(meta),
    on: 'token-request',
    check: (request, report) =>
      report('seen', { entry: request.entry.index }, [primary(request, undefined, 'here')]),
  });
}

/** Reports each token request with the evidence that is given. */
function looking(evidence: (request: TokenRequest) => readonly Evidence[]): Rule {
  return defineRule({
    meta: metaOf({}),
    on: 'token-request',
    check: (request, report) => report('seen', { entry: request.entry.index }, evidence(request)),
  });
}

async function run(capture: made.HarFile, rules: readonly Rule[], overrides?: SeverityOverrides) {
  return runRules(rules, await storyOf(capture), overrides);
}

async function onlyFinding(capture: made.HarFile, rule: Rule, overrides?: SeverityOverrides) {
  const { findings } = await run(capture, [rule], overrides);
  const [finding] = findings;
  assert.ok(finding !== undefined && findings.length === 1);
  return finding;
}

const refused = (options: made.TokenRequestOptions = {}, code = 7000215) =>
  tokenRequest({ grant: 'client_credentials', credential: 'secret', ...options }, tokenError(code));
const told = ({ severity, loweredBy }: RawFinding) => [severity, loweredBy];

describe('the guards that hold for every rule', () => {
  test('a refused request keeps its severity', async () => {
    assert.deepEqual(told(await onlyFinding(har(refused()), seen())), ['error', undefined]);
  });

  test('what was answered, or belongs to a flow that succeeded, is information', async () => {
    const answered = har(tokenRequest({ grant: 'client_credentials', credential: 'secret' }));
    assert.deepEqual(told(await onlyFinding(answered, seen())), ['info', 'the flow succeeded all the same']);
  });

  test('what a rule keeps on success is the most that is left', async () => {
    const answered = har(tokenRequest({ grant: 'client_credentials', credential: 'secret' }));
    const kept = await onlyFinding(answered, seen({ onSuccess: 'warning', kept: 'It stays.' }));
    assert.deepEqual(told(kept), ['warning', 'the flow succeeded all the same']);
    const all = await onlyFinding(answered, seen({ onSuccess: 'error', kept: 'It stays.' }));
    assert.deepEqual(told(all), ['error', undefined]);
  });

  test('a failure that a later attempt made good is information', async () => {
    const capture = har(
      refused(),
      tokenRequest({ grant: 'client_credentials', credential: 'secret', at: 5 }),
    );
    const { findings } = await run(capture, [seen()]);
    assert.deepEqual(findings.map(told), [
      ['info', 'a later attempt in this capture succeeded'],
      ['info', 'the flow succeeded all the same'],
    ]);
  });

  test('Microsoft’s own clients are free in scopes, hygiene and lifetimes, unless it is critical', async () => {
    const capture = har(refused({ clientId: AZURE_CLI }));
    const lenient = ['info', 'the client is one of Microsoft itself'];
    assert.deepEqual(told(await onlyFinding(capture, seen({ category: 'scope' }))), lenient);
    assert.deepEqual(told(await onlyFinding(capture, seen({ category: 'grant' }))), ['error', undefined]);
    const critical = await onlyFinding(capture, seen({ category: 'hygiene', severity: 'critical' }));
    assert.deepEqual(told(critical), ['critical', undefined]);
  });

  test('the user’s own severity goes before all of them, and off silences', async () => {
    const answered = har(tokenRequest({ grant: 'client_credentials', credential: 'secret' }));
    const set = await onlyFinding(answered, seen(), new Map([['token-request-seen', 'critical']]));
    assert.deepEqual(told(set), ['critical', undefined]);
    const { findings } = await run(answered, [seen()], new Map([['token-request-seen', 'off']]));
    assert.deepEqual(findings, []);
  });

  test('what a service worker shows twice is looked at once', async () => {
    const request = refused({ at: 1 });
    assert.equal((await run(har(request, request), [seen()])).findings.length, 1);
  });

  test('a value that a sanitizer hid is unknown, whether it is at fault or what it was held against', async () => {
    const hidden = har(refused({ clientId: '[redacted]' }));
    for (const place of [primary, compared]) {
      const rule = looking((request) => [
        { ...place(request, request.parameters.get('client_id'), 'here'), role: 'primary' },
      ]);
      const { findings, undecided } = await run(hidden, [rule]);
      assert.deepEqual(findings, []);
      assert.deepEqual(
        undecided.map(({ reason }) => reason),
        ['The value of client_id in entry 0 was redacted.'],
      );
      assert.equal((await run(har(refused()), [rule])).findings.length, 1);
    }
  });

  test('what is at fault by being there is so under a sanitizer’s mark too', async () => {
    const rule = looking((request) => [present(request, request.parameters.get('client_id'), 'here')]);
    assert.equal((await run(har(refused({ clientId: '[redacted]' })), [rule])).findings.length, 1);
  });

  test('nothing is missing from a part that was not recorded', async () => {
    const parts: Readonly<Partial<Record<Container, made.HarOptions>>> = {
      parameters: { postData: 'omit' },
      'response-headers': { responseHeaders: 'omit' },
      authorization: { sanitized: true },
      cookies: { sanitized: true },
    };
    for (const part of CONTAINERS) {
      const options = parts[part] ?? {};
      const rule = looking((request) => [missing(request, 'not here', { pointer: '/request' }, part)]);
      const without = await run(
        har.options(options)(part === 'request-headers' ? { ...refused(), requestHeaders: [] } : refused()),
        [rule],
      );
      assert.deepEqual([part, without.findings, without.undecided.length], [part, [], 1]);
    }
  });

  test('what was searched and is not there is missing', async () => {
    for (const part of ['parameters', 'request-headers', 'response-headers', 'authorization'] as const) {
      const rule = looking((request) => [missing(request, 'not here', { pointer: '/request' }, part)]);
      assert.equal((await run(har(refused()), [rule])).findings.length, 1, part);
    }
  });

  test('what cannot be told is told once a rule and flow', async () => {
    const unsure = defineRule({
      meta: metaOf({}),
      on: 'token-request',
      check: (_request, report) => report.cannotTell('It is not in the capture.'),
    });
    const sign = authorizeRequest();
    const retried = [tokenRequest({ at: 2 }, tokenError(7000215)), tokenRequest({ at: 4 })];
    const { undecided } = await run(har(sign, callback(sign), ...retried, refused({ at: 9 })), [unsure]);
    assert.deepEqual(
      undecided.map(({ ruleId, flow }) => [ruleId, flow?.id]),
      [
        ['token-request-seen', 'f1'],
        ['token-request-seen', 'f2'],
      ],
    );
  });
});

describe('the walk', () => {
  test('a rule that throws is a fault of that rule, is not called again, and the others run', async () => {
    let calls = 0;
    const broken = defineRule({
      meta: metaOf({ id: 'broken' }),
      on: 'message',
      check: () => {
        calls++;
        throw new TypeError('a captured value');
      },
    });
    const { faults, findings } = await run(har(refused(), refused({ at: 60 }, 700016)), [broken, seen()]);
    assert.deepEqual(faults, [{ ruleId: 'broken', message: 'TypeError' }]);
    assert.deepEqual([calls, findings.length], [1, 2]);
  });

  test('findings stand in the order of the rules, those of one rule in time order, whatever its kinds', async () => {
    const both = defineRule({
      meta: metaOf({ id: 'both' }),
      on: ['token-request', 'authorization-request'],
      check: (message, report) =>
        report('seen', { entry: message.entry.index }, [primary(message, undefined, 'here')]),
    });
    const { findings } = await run(har(...healthyCodeFlow()), [seen(), both]);
    const order = findings.map(({ rule, data }) => [rule.meta.id, data.entry]);
    assert.deepEqual(order, [
      ['token-request-seen', 11],
      ['both', 2],
      ['both', 11],
    ]);
  });

  test('each kind of subject is what it says', async () => {
    const subjects: string[] = [];
    const note = (kind: string) => (subject: { readonly id?: string }) => {
      subjects.push(`${kind} ${subject.id ?? ''}`);
    };
    const looking = [
      defineRule({ meta: metaOf({}), on: 'message-with-errors', check: note('error') }),
      defineRule({ meta: metaOf({}), on: 'message', check: note('message') }),
      defineRule({ meta: metaOf({}), on: 'flow', check: note('flow') }),
      defineRule({ meta: metaOf({}), on: 'capture', check: () => subjects.push('capture') }),
    ];
    await run(har(refused(), tokenRequest({ at: 60 }, tokenAnswer())), looking);
    const walked = ['capture', 'flow f1', 'flow f2', 'error m1', 'message m1', 'message m2'];
    assert.deepEqual(subjects, walked);
  });
});
