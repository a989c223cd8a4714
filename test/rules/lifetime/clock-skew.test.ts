import { clockSkew } from '../../../src/rules/lifetime/clock-skew.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenRequest } = made;
const requests = (serverAheadSeconds: number) =>
  [1, 2, 3].map((attempt) => tokenRequest({ attempt, serverAheadSeconds }));

ruleTest(clockSkew, {
  quiet: {
    'clocks that agree': har(requests(0)),
    'a minute is no matter': har(requests(60)),
    'two answers say too little': har(requests(900).slice(0, 2)),
    'no clock of the servers': har.options({ responseHeaders: 'omit' })(requests(900)),
  },
  reports: {
    'fifteen minutes behind': {
      capture: har(requests(900)),
      findings: [{ messageId: 'behind', severity: 'info' }],
    },
    'fifteen minutes ahead': {
      capture: har(requests(-900)),
      findings: [{ messageId: 'ahead', severity: 'info' }],
    },
  },
});
