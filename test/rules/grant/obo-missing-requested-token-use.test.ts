import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oboMissingRequestedTokenUse } from '../../../src/rules/grant/obo-missing-requested-token-use.js';
import { reportOf } from '../../support/analysed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyOboChain } from '../../support/stories.js';

const { har, tokenError, tokenRequest } = made;
const missing = (name: string) =>
  tokenError(900144, { text: `The request body must contain the following parameter: '${name}'.` });
const exchange = (
  options: made.TokenRequestOptions,
  answer: made.TokenAnswer = missing('requested_token_use'),
) => tokenRequest({ grant: 'on_behalf_of', ...options }, answer);
const body = { entry: 0, pointer: '/request/postData/text' };

ruleTest(oboMissingRequestedTokenUse, {
  quiet: {
    'the whole chain': har(healthyOboChain()),
    'a broker’s request has no assertion': har(tokenRequest({ grant: 'broker' })),
    'a SAML assertion has no such parameter': har(tokenRequest({ grant: 'saml2-bearer' })),
    'a removed value': har(exchange({ set: { requested_token_use: '[REDACTED]' } })),
    'the body was not recorded': har.options({ postData: 'omit' })(
      exchange({ omit: ['requested_token_use'] }),
    ),
  },
  reports: {
    absent: {
      capture: har(exchange({ omit: ['requested_token_use'] })),
      findings: [{ messageId: 'absent', at: [body] }],
    },
    empty: {
      capture: har(exchange({ set: { requested_token_use: '' } })),
      findings: [{ messageId: 'absent', at: [{ ...body, within: ['form', 'requested_token_use'] }] }],
    },
    'absent, though the server names another parameter': {
      capture: har(exchange({ omit: ['requested_token_use', 'scope'] }, missing('scope'))),
      findings: [{ messageId: 'absent' }],
    },
    'another value': {
      capture: har(exchange({ set: { requested_token_use: 'on-behalf-of' } })),
      findings: [{ messageId: 'other', at: [{ ...body, within: ['form', 'requested_token_use'] }] }],
    },
    'accepted all the same': {
      capture: har(exchange({ omit: ['requested_token_use'] }, made.tokenAnswer())),
      findings: [{ messageId: 'absent', severity: 'info' }],
    },
  },
});

for (const [what, answer, count] of [
  ['that names it', missing('requested_token_use'), 1],
  ['that names no parameter', tokenError(900144, { text: 'The request body must contain a parameter.' }), 1],
  ['that names another parameter', missing('scope'), 0],
] as const) {
  test(`an error ${what} is ${count === 0 ? 'not ' : ''}explained by it`, async () => {
    const { findings } = await reportOf(har(exchange({ omit: ['requested_token_use'] }, answer)));
    const found = findings.find(({ ruleId }) => ruleId === 'obo-missing-requested-token-use');
    assert.equal(found?.explains.length, count);
  });
}
