import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { nodePorts } from '../src/cli/node-ports.js';
import { parseCapture } from '../src/input/parse-capture.js';
import { buildStory } from '../src/oauth/story.js';
import { allRules } from '../src/rules/all-rules.js';
import type { RequestChange } from '../src/rules/define-rule.js';
import { type RuleRun, runRules } from '../src/rules/run-rules.js';
import { applyChange } from './support/apply-change.js';
import { ROOT } from './support/checkout.js';
import * as made from './support/entra-builder.js';

const { authorizeRequest, callback, har, imdsError, managedIdentityRequest, nativeError, nativeStep } = made;
const { accessTokenV1, accessTokenV2, API, API_SCOPE, CLIENT, graphToken, idToken, WEB } = made;
const { samlAssertion, tokenError, tokenRequest } = made;

/** Exchanges that make the rule report and say how the request should have been. */
interface Faulty {
  readonly exchanges: readonly made.Exchange[];
  /** What a server answers to the corrected request; only where a rule starts from the refusal itself. */
  readonly answered?: made.Exchange;
}

const sends = (...exchanges: readonly made.Exchange[]): Faulty => ({ exchanges });
const asked = (options: made.TokenRequestOptions, code = 70011) => tokenRequest(options, tokenError(code));
const asApp = (options: made.TokenRequestOptions, code: number) =>
  asked({ grant: 'client_credentials', ...options }, code);
const exchanged = (assertion: string, code: number) => asked({ grant: 'on_behalf_of', assertion }, code);
const saml = (version: '1.1' | '2.0') => Buffer.from(samlAssertion({ version })).toString('base64url');
const redeemed = (authorize: made.AuthorizeExchange, options: made.TokenRequestOptions, code: number) =>
  sends(authorize, callback(authorize), asked(options, code));

const GRAPH_DEFAULT = 'https://graph.microsoft.com/.default';
const GRAPH_URI = 'https://graph.microsoft.com';
const VAULT = 'https://vault.azure.net';
const web = authorizeRequest({ clientType: 'web' });
const refusedScope = { answer: 'error', error: 70011 } as const;
const several = imdsError('invalid_request', 'Multiple user assigned identities exist, please specify one');
const mismatch = tokenError(500131, {
  text: "The audience in the assertion was 'api://Orders' and the expected audience is 'api://orders'.",
});
const withoutScp = accessTokenV2({ aud: API, scp: undefined });
const withoutTid = accessTokenV2({ aud: API, tid: undefined });
const namesTid = tokenError(90016, { text: "The required claim 'tid' is missing." });
const accepted = tokenRequest({ grant: 'on_behalf_of' });

/** Every rule that offers a corrected request, and for each a capture of every sort of correction it offers. */
const FAULTY: Readonly<Record<string, Readonly<Record<string, Faulty>>>> = {
  'client-assertion-type-wrong': {
    absent: sends(asApp({ credential: 'certificate', omit: ['client_assertion_type'] }, 7000216)),
    wrong: sends(asApp({ credential: 'certificate', set: { client_assertion_type: 'jwt' } }, 7000216)),
  },
  'client-credential-missing': {
    'an app without a user': sends(asApp({ credential: 'none' }, 7000216)),
    'a code': sends(asked({ clientType: 'native' }, 7000218)),
  },
  'client-credential-on-public-client': {
    'a secret': sends(asked({ clientType: 'native', credential: 'secret' }, 700025)),
    'an assertion': sends(asked({ clientType: 'native', credential: 'certificate' }, 700025)),
  },
  'client-credentials-alias-tenant': {
    common: sends(asApp({ tenant: 'common' }, 50059)),
    'in capitals': sends(asApp({ tenant: 'Organizations' }, 700016)),
  },
  'client-secret-is-secret-id': {
    'a GUID': sends(asApp({ credential: 'secret', clientSecret: API }, 7000215)),
  },
  'grant-type-unknown': {
    'a hyphen': sends(asked({ grantType: 'authorization-code' }, 70003)),
    'no prefix': sends(asked({ grantType: 'jwt-bearer' }, 70003)),
  },
  'id-token-without-openid-scope': {
    'another scope': sends(
      authorizeRequest({ responseType: 'code id_token', scope: 'User.Read', ...refusedScope }),
    ),
    'no scope': sends(authorizeRequest({ responseType: 'id_token', omit: ['scope'], ...refusedScope })),
  },
  'managed-identity-not-selected': {
    'several, none named': {
      exchanges: [managedIdentityRequest({}, several)],
      answered: managedIdentityRequest(),
    },
    'no system-assigned one': {
      exchanges: [managedIdentityRequest({}, imdsError())],
      answered: managedIdentityRequest(),
    },
  },
  'managed-identity-resource-suffix': {
    'a scope': sends(
      managedIdentityRequest({ resource: `${VAULT}/.default` }, imdsError('invalid_resource')),
    ),
    'a list': sends(
      managedIdentityRequest({ resource: `${VAULT}/.default openid` }, imdsError('invalid_resource')),
    ),
  },
  'native-auth-redirect-missing': {
    'a list without it': sends(
      nativeStep('initiate', { challengeType: 'oob password' }, nativeError('unsupported_challenge_type')),
    ),
    commas: sends(
      nativeStep('initiate', { challengeType: 'oob,redirect' }, nativeError('unsupported_challenge_type')),
    ),
  },
  'obo-assertion-audience-mismatch': {
    'for another application': sends(exchanged(accessTokenV2({ aud: WEB }), 50013)),
    'in other case': sends(
      tokenRequest({ grant: 'on_behalf_of', assertion: accessTokenV1({ aud: 'api://Orders' }) }, mismatch),
    ),
  },
  'obo-assertion-for-microsoft-api': {
    'for Graph': sends(exchanged(graphToken(), 50013)),
    'by its header': sends(
      exchanged(accessTokenV1({ aud: 'https://new.example' }, { header: { nonce: 'n' } }), 50013),
    ),
  },
  'obo-assertion-is-id-token': {
    refused: sends(exchanged(idToken(), 240002)),
    'accepted, which is not supported': sends(
      tokenRequest({ grant: 'on_behalf_of', assertion: idToken({ aud: CLIENT }) }),
    ),
  },
  'obo-missing-requested-token-use': {
    absent: sends(asked({ grant: 'on_behalf_of', omit: ['requested_token_use'] }, 900144)),
    empty: sends(asked({ grant: 'on_behalf_of', set: { requested_token_use: '' } }, 900144)),
  },
  'offline-access-app-only': {
    'beside .default': sends(asApp({ scope: `${GRAPH_DEFAULT} offline_access` }, 70011)),
  },
  'pkce-missing-on-cross-origin': {
    'no verifier': sends(asked({ omit: ['code_verifier'] }, 9002325)),
    'at Azure AD B2C': sends(made.b2cToken({ omit: ['code_verifier'] }, tokenError('AADB2C99059'))),
  },
  'pkce-plain': {
    'the method forgotten': redeemed(authorizeRequest({ omit: ['code_challenge_method'] }), {}, 501481),
    'the method misnamed': redeemed(
      authorizeRequest({ set: { code_challenge_method: 'plain' } }),
      {},
      501481,
    ),
  },
  'pkce-verifier-absent': {
    absent: redeemed(authorizeRequest(), { omit: ['code_verifier'] }, 501481),
    empty: redeemed(authorizeRequest(), { codeVerifier: '' }, 501481),
  },
  'redirect-uri-authorize-token-mismatch': {
    'a slash more': redeemed(web, { clientType: 'web', redirectUri: `${made.WEB_REDIRECT_URI}/` }, 500112),
  },
  'redirect-uri-missing-at-token': {
    'left out': redeemed(web, { clientType: 'web', omit: ['redirect_uri'] }, 700009),
  },
  'required-claim-missing': {
    'no scp': { exchanges: [exchanged(withoutScp, 90016)], answered: accepted },
    'the claim that the server names': {
      exchanges: [tokenRequest({ grant: 'on_behalf_of', assertion: withoutTid }, namesTid)],
      answered: accepted,
    },
  },
  'resource-on-v2': {
    'no scope': sends(asApp({ resource: GRAPH_URI, omit: ['scope'] }, 901002)),
    'beside a scope': sends(asked({ resource: GRAPH_URI, scope: 'User.Read' }, 54005)),
    'of another API': sends(tokenRequest({ resource: VAULT, scope: 'User.Read' })),
    'in the URL': sends(authorizeRequest({ extra: { resource: VAULT }, answer: 'error', error: 9010010 })),
  },
  'ropc-unsupported-authority': {
    common: sends(asked({ grant: 'password', tenant: 'common' }, 9001023)),
    'in capitals': sends(asked({ grant: 'password', tenant: 'Consumers' }, 9001023)),
  },
  'saml-assertion-version-mismatch': {
    '1.1 as 2.0': sends(asked({ grant: 'saml2-bearer', assertion: saml('1.1') }, 50008)),
    '2.0 as 1.1': sends(asked({ grant: 'saml1_1-bearer', assertion: saml('2.0') }, 50008)),
  },
  'scope-default-mixed': {
    'with a permission': sends(asked({ scope: `${GRAPH_DEFAULT} User.Read` })),
    'in the URL': sends(authorizeRequest({ scope: `${GRAPH_DEFAULT} User.Read`, ...refusedScope })),
  },
  'scope-default-required': {
    'a permission': sends(asApp({ scope: 'https://graph.microsoft.com/User.Read.All' }, 1002012)),
    'without prefix': sends(asApp({ scope: 'User.Read.All' }, 70011)),
    'an App ID URI': sends(asApp({ scope: GRAPH_URI }, 1002012)),
    'an application id': sends(asApp({ scope: API }, 1002012)),
    'of an own API': sends(asApp({ scope: 'api://orders/read' }, 500011)),
  },
  'scope-double-encoded': {
    'in the form': sends(asApp({ scope: encodeURIComponent(GRAPH_DEFAULT) }, 1002012)),
    'in the URL': sends(authorizeRequest({ scope: encodeURIComponent(`${GRAPH_DEFAULT} openid`) })),
  },
  'scope-missing': {
    absent: sends(asApp({ omit: ['scope'] }, 900144)),
    empty: sends(asked({ grant: 'on_behalf_of', scope: '' }, 90014)),
  },
  'scope-multiple-resources': {
    'two APIs': sends(asked({ scope: `${API_SCOPE} User.Read openid` }, 28000)),
    'two .default': sends(asApp({ scope: `${GRAPH_DEFAULT} ${VAULT}/.default` }, 70011)),
    'a refresh': sends(asked({ grant: 'refresh_token', scope: `${API_SCOPE} User.Read openid` })),
  },
  'scope-on-v1-without-resource': {
    'in the form': sends(
      asked({ version: 'v1', omit: ['resource'], set: { scope: 'openid User.Read' } }, 50126),
    ),
    'in the URL': sends(
      authorizeRequest({ version: 'v1', omit: ['resource'], set: { scope: 'openid User.Read' } }),
    ),
  },
  'scope-separator-wrong': {
    commas: sends(asked({ scope: 'User.Read,Mail.Read' })),
    'a JSON list': sends(asked({ scope: '["User.Read"]' })),
    'encoded plus signs': sends(asked({ scope: 'User.Read+Mail.Read' })),
  },
  'wrong-http-method': {
    'a GET for tokens': sends(asked({ method: 'GET', inQuery: true }, 900561)),
  },
};

describe('a rule that says how the request should have been', () => {
  for (const [id, captures] of Object.entries(FAULTY)) {
    for (const [name, faulty] of Object.entries(captures)) {
      test(`is quiet once it was so: ${id}, ${name}`, () => checkCounterfactual(id, faulty));
    }
  }

  test('stands in the table above', () => {
    assert.deepEqual(Object.keys(FAULTY).sort(), rulesWithChange());
  });
});

async function checkCounterfactual(id: string, { exchanges, answered }: Faulty): Promise<void> {
  const { findings } = await run(id, exchanges);
  const changes = findings.flatMap(({ options }) => (options.change === undefined ? [] : [options.change]));
  assert.ok(changes.length > 0, 'the rule reports, and offers a corrected request');
  const mended = changes.reduce((story, change) => mend(story, change, answered), exchanges);
  const after = await run(id, mended);
  assert.deepEqual(
    after.findings.map(({ messageId, data }) => ({ messageId, data })),
    [],
  );
  assert.deepEqual(after.undecided, [], 'it sees what it needs, and is content');
}

async function run(id: string, exchanges: readonly made.Exchange[]): Promise<RuleRun> {
  const capture = await parseCapture(har(exchanges).bytes, { name: 'case.har', ports: nodePorts });
  const rules = allRules.filter(({ meta }) => meta.id === id);
  assert.equal(rules.length, 1, `${id} is a rule`);
  const done = runRules(rules, await buildStory(capture, nodePorts));
  assert.deepEqual(done.faults, []);
  return done;
}

function mend(
  exchanges: readonly made.Exchange[],
  change: RequestChange,
  answered: made.Exchange | undefined,
): made.Exchange[] {
  return exchanges.map((sent, position) => {
    if (position !== change.message.entry.index) return sent;
    const { method, url, requestHeaders, requestBody } = applyChange(sent, change, fillIn);
    const body = requestBody === undefined ? {} : { requestBody };
    return { ...(answered ?? sent), method, url, requestHeaders, ...body };
  });
}

/** What developers would put into the blanks that rules leave to them. */
const BLANKS: readonly (readonly [RegExp, string])[] = [
  [/^the verifier /, made.pkce().verifier],
  [/client secret$/, made.clientSecret(1)],
  [/^tenant id$/, made.TENANT],
  [/^App ID URI of the API$/, made.GRAPH_AUDIENCE],
  [/^client id of the managed identity$/, made.MANAGED_IDENTITY],
  [/^(?:a delegated )?access token /, accessTokenV2({ aud: API })],
];

function fillIn(blank: string): string {
  const known = BLANKS.find(([pattern]) => pattern.test(blank));
  assert.ok(known, `a value for <${blank}>`);
  return known[1];
}

/** A member that carries a correction, in a rule's own report or in what it hands to its family. */
const OFFERS_CHANGE = /\b(?:change|corrected)\b\s*[:,}]/;
const COMMENTS_AND_TEXTS = /\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g;

function rulesWithChange(): string[] {
  const offering = allRules.filter(({ meta }) => {
    const source = readFileSync(join(ROOT, 'src/rules', meta.category, `${meta.id}.ts`), 'utf8');
    return OFFERS_CHANGE.test(source.replace(COMMENTS_AND_TEXTS, ''));
  });
  return offering.map(({ meta }) => meta.id).sort();
}
