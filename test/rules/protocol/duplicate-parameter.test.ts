import { duplicateParameter } from '../../../src/rules/protocol/duplicate-parameter.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const client = { pointer: '/request/postData/text', within: ['form', 'client_id'] };

ruleTest(duplicateParameter, {
  quiet: {
    'each once': har(tokenRequest()),
    'in the body and in the query are two places': har({
      ...tokenRequest(),
      url: `${tokenRequest().url}?client_id=${made.CLIENT}`,
    }),
  },
  reports: {
    'two values': {
      capture: har(tokenRequest({ extra: { client_id: made.API } }, tokenError(9002313))),
      findings: [
        {
          messageId: 'differs',
          at: [
            { entry: 0, ...client },
            { entry: 0, ...client },
          ],
        },
      ],
    },
    'the same value': {
      capture: har(tokenRequest({ extra: { client_id: made.CLIENT } }, tokenError(9002313))),
      findings: [{ messageId: 'same', severity: 'info' }],
    },
  },
});
