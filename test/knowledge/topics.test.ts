import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture, type Report } from '../../src/index.js';
import { allCodes } from '../../src/knowledge/codes/all-codes.js';
import { findCode } from '../../src/knowledge/find-code.js';
import { PARAMETER_NAMES } from '../../src/knowledge/grant-parameters.js';
import { REQUIRED_CLAIMS } from '../../src/knowledge/required-claims.js';
import type { Topic, TopicKind } from '../../src/knowledge/topic.js';
import { ALL_TOPICS } from '../../src/knowledge/topics/all-topics.js';
import { parseJwt } from '../../src/model/jwt.js';
import { KNOWN_GRANT_TYPES } from '../../src/oauth/grant.js';
import { RULE_IDS } from '../../src/rules/rule-ids.js';
import * as assertions from '../support/assertions.js';
import { ROOT } from '../support/checkout.js';
import * as made from '../support/entra-builder.js';
import { entraError } from '../support/entra-errors.js';
import * as external from '../support/external-tokens.js';
import { HEALTHY_STORIES } from '../support/healthy-stories.js';
import { runs, withReference, writtenRuns } from '../support/reference.js';
import { SAMPLES } from '../support/samples.js';
import * as tokens from '../support/tokens.js';

const spellings = ({ name, aliases = [] }: Topic) => [name, ...aliases].map((text) => text.toLowerCase());

/** Those of the names that no topic of one of the kinds answers to. */
function unexplained(kinds: TopicKind | readonly TopicKind[], names: Iterable<string>): string[] {
  const known = new Set(ALL_TOPICS.filter(({ kind }) => [kinds].flat().includes(kind)).flatMap(spellings));
  return [...new Set(names)].filter((name) => !known.has(name.toLowerCase()));
}

function textsOf({ title, summary, sections }: Topic): string[] {
  return [title, summary, ...sections.flatMap(({ heading, lines }) => [heading, ...lines])];
}

const repeated = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);

describe('names of topics', () => {
  test('no kind has a name twice', () => {
    assert.deepEqual(repeated(ALL_TOPICS.map(({ kind, name }) => `${kind} ${name.toLowerCase()}`)), []);
  });

  test('an alias leads to one topic, whatever its case, and is no name of another', () => {
    const names = new Set(ALL_TOPICS.map(({ name }) => name.toLowerCase()));
    const aliases = ALL_TOPICS.flatMap(({ aliases = [] }) => aliases.map((alias) => alias.toLowerCase()));
    assert.deepEqual(repeated(aliases), []);
    assert.deepEqual(
      aliases.filter((alias) => names.has(alias)),
      [],
    );
    assert.deepEqual(
      aliases.filter((alias) => findCode(alias) !== undefined || RULE_IDS.some((id) => id === alias)),
      [],
    );
  });

  test('every rule that a topic names exists, and is named once', () => {
    const ids = new Set<string>(RULE_IDS);
    const named = ALL_TOPICS.flatMap(({ name, rules = [] }) => rules.map((rule) => `${name}: ${rule}`));
    assert.deepEqual(
      named.filter((line) => !ids.has(line.slice(line.lastIndexOf(' ') + 1))),
      [],
    );
    assert.deepEqual(
      ALL_TOPICS.flatMap(({ rules = [] }) => repeated(rules)),
      [],
    );
  });

  test('whatever a topic calls related can be explained, and is not the topic itself alone', () => {
    const known = new Set([...ALL_TOPICS.flatMap(spellings), ...RULE_IDS]);
    const dangling = ALL_TOPICS.flatMap(({ name, related = [] }) =>
      related
        .filter((other) => !known.has(other.toLowerCase()) && findCode(other) === undefined)
        .map((other) => `${name}: ${other}`),
    );
    assert.deepEqual(dangling, []);
    const alone = ALL_TOPICS.filter(
      ({ kind, name, related = [] }) =>
        related.includes(name) &&
        !ALL_TOPICS.some((other) => other.kind !== kind && spellings(other).includes(name)),
    );
    assert.deepEqual(
      alone.map(({ kind, name }) => `${kind} ${name}`),
      [],
    );
  });
});

describe('every topic keeps the form that faces rely on', () => {
  for (const topic of ALL_TOPICS) {
    test(`${topic.kind} ${topic.name}`, () => {
      assert.ok(topic.title.length <= 70, 'a title fits a table cell');
      assert.doesNotMatch(topic.title, /[.\n]$/);
      assert.match(topic.summary, /\.$/);
      assert.ok(topic.sections.length > 0);
      for (const { heading, lines } of topic.sections) {
        assert.match(heading, /^[A-Z][\w ]+$/);
        assert.ok(lines.length > 0, `${heading} holds something`);
        for (const line of lines) assert.doesNotMatch(line, /\.$|^\s|\s$|^$/);
      }
      for (const text of textsOf(topic))
        assert.equal((text.match(/`/g) ?? []).length % 2, 0, 'marks come in pairs');
    });
  }
});

/** One token of each kind that the tests are made of. */
const MADE_TOKENS: readonly string[] = [
  tokens.idToken(),
  tokens.idTokenV1(),
  tokens.accessTokenV1(),
  tokens.accessTokenV2(),
  tokens.graphToken(),
  tokens.armToken(),
  tokens.appToken(),
  tokens.appTokenV1(),
  tokens.graphAppToken(),
  tokens.managedIdentityToken(),
  external.b2cIdToken(),
  external.b2cAccessToken(),
  external.ciamAccessToken(),
  external.ciamIdToken(),
  external.adfsAccessToken(),
  external.adfsIdToken(),
  assertions.clientAssertion({}, { x5c: true }),
  assertions.externalFederatedAssertion(),
  assertions.prtCookie(),
  assertions.brokerRequest(),
  assertions.popRequest(),
  assertions.dpopProof(),
];

const madeJwts = MADE_TOKENS.map((token) => {
  const jwt = parseJwt(token);
  assert.ok(jwt !== undefined);
  return jwt;
});

describe('what the code and its tests know has a topic', () => {
  test('grants', () => {
    const native = ['oob', 'mfa_oob', 'continuation_token', 'attributes'];
    assert.deepEqual(unexplained('grant', [...KNOWN_GRANT_TYPES, ...native]), []);
  });

  test('parameters', () => {
    // `password` and `device_code` are told with their grants, `login_hint` with the claim that feeds it.
    assert.deepEqual(unexplained(['parameter', 'grant', 'claim'], PARAMETER_NAMES), []);
  });

  test('required claims', () => {
    const names = Object.values(REQUIRED_CLAIMS).flatMap((claims) => claims.flatMap((claim) => claim.names));
    assert.deepEqual(unexplained('claim', names), []);
  });

  test('claims and header members of every token', () => {
    const names = madeJwts.flatMap(({ header, payload }) => [
      ...Object.keys(header),
      ...Object.keys(payload),
    ]);
    // The JWT of a broker carries the parameters of the request that it wraps.
    assert.deepEqual(unexplained(['claim', 'parameter'], names), []);
  });

  test('members of amr and wids', () => {
    const members = (name: string) =>
      madeJwts.flatMap(({ payload }) => {
        const value = payload[name];
        return Array.isArray(value) ? value.map(String) : [];
      });
    assert.deepEqual(unexplained('amr', members('amr')), []);
    assert.deepEqual(unexplained('directory-role', members('wids')), []);
  });

  test('errors and suberrors that Entra answers with in tests', () => {
    const numbers = allCodes().flatMap(({ code }) => (/^\d+$/.test(code) ? [Number(code)] : []));
    const answers = numbers.map((code) => entraError(code));
    assert.deepEqual(
      unexplained(
        'oauth-error',
        answers.map(({ error }) => error),
      ),
      [],
    );
    const suberrors = answers.flatMap(({ suberror }) => (suberror === undefined ? [] : [suberror]));
    assert.ok(suberrors.length > 0);
    assert.deepEqual(unexplained('suberror', suberrors), []);
  });
});

describe('what a report of a sample or of a healthy capture shows has a topic', () => {
  for (const [name, exchanges] of Object.entries(HEALTHY_STORIES)) {
    test(name, async () => assertExplained(await reportOf(made.har(...exchanges).bytes, 'healthy.har')));
  }
  for (const { file } of SAMPLES) {
    test(file, async () => assertExplained(await reportOf(readFileSync(join(ROOT, 'samples', file)), file)));
  }
});

async function reportOf(bytes: Uint8Array, name: string): Promise<Report> {
  return analyze(await parseCapture(bytes, { name, ports: nodePorts }), { ports: nodePorts });
}

const present = (names: readonly (string | null)[]) => names.filter((name) => name !== null);

function assertExplained(report: Report): void {
  const { flows, tokens: found, errors } = report;
  const members = found.flatMap(({ header, claims }) => [
    ...Object.keys(header ?? {}),
    ...Object.keys(claims ?? {}),
  ]);
  assert.deepEqual(
    {
      claims: unexplained('claim', members),
      grants: unexplained(
        'grant',
        flows.flatMap(({ grantTypes }) => grantTypes),
      ),
      types: unexplained('response-type', present(flows.map(({ responseType }) => responseType))),
      modes: unexplained('response-mode', present(flows.map(({ responseMode }) => responseMode))),
      errors: unexplained(['oauth-error', 'api-error'], present(errors.map(({ error }) => error))),
      suberrors: unexplained('suberror', present(errors.map(({ suberror }) => suberror))),
    },
    { claims: [], grants: [], types: [], modes: [], errors: [], suberrors: [] },
  );
}

test('no text shares eight consecutive words with what it was taken from', withReference, () => {
  const written = writtenRuns();
  const copies = ALL_TOPICS.flatMap((topic) =>
    textsOf(topic)
      .flatMap(runs)
      .filter((run) => written.has(run))
      .map((run) => `${topic.name}: ${run}`),
  );
  assert.deepEqual(copies, []);
});
