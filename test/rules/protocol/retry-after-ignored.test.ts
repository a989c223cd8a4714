import { retryAfterIgnored } from '../../../src/rules/protocol/retry-after-ignored.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, har, tokenRequest } = made;
const throttled = (at: number, wait = '30') =>
  tokenRequest(
    { grant: 'client_credentials', credential: 'secret', at },
    answered(429, { error: 'temporarily_unavailable' }, { 'Retry-After': wait }),
  );
const again = (at: number, scope?: string) =>
  tokenRequest(
    { grant: 'client_credentials', credential: 'secret', at, ...(scope === undefined ? {} : { scope }) },
    answered(429, { error: 'temporarily_unavailable' }),
  );

ruleTest(retryAfterIgnored, {
  quiet: {
    waited: har(throttled(0), again(40)),
    'another API': har(throttled(0), again(2, 'api://other/.default')),
    'another API of the first endpoint version': har(
      throttled(0),
      tokenRequest(
        {
          grant: 'client_credentials',
          credential: 'secret',
          at: 2,
          extra: { resource: 'https://vault.azure.net' },
        },
        answered(429, { error: 'temporarily_unavailable' }),
      ),
    ),
    'no time that can be read': har(throttled(0, 'soon'), again(2)),
    'waited until the date': har(throttled(0, made.httpDateAt(30)), again(40)),
    'asked at once, before the answer came': har(throttled(0), again(0.05)),
    'nothing follows': har(throttled(0)),
  },
  reports: {
    'before the date': {
      capture: har(throttled(0, made.httpDateAt(30)), again(2)),
      findings: [{ messageId: 'early' }],
    },
    'two seconds later': {
      capture: har(throttled(0), again(2)),
      findings: [{ messageId: 'early' }],
    },
  },
});
