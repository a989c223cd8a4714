import { groupsOverage } from '../../../src/rules/claims/groups-overage.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV2, answered, apiCall, har } = made;
const url = made.API_URL;
const overage = accessTokenV2({
  _claim_names: { groups: 'src1' },
  _claim_sources: { src1: { endpoint: 'https://graph.windows.net/x' } },
});

ruleTest(groupsOverage, {
  quiet: {
    'groups in the token': har(apiCall({ url, token: accessTokenV2({ groups: ['g1'] }) }, answered(403))),
    'no groups at all': har(apiCall({ url, token: accessTokenV2() }, answered(403))),
  },
  reports: {
    'a forbidden call': {
      capture: har(apiCall({ url, token: overage }, answered(403, {}))),
      findings: [{ messageId: 'failed' }],
    },
    'nothing failed': {
      capture: har(apiCall({ url, token: overage })),
      findings: [{ messageId: 'noted', severity: 'info' }],
    },
    'the sign of an implicit answer': {
      capture: har(apiCall({ url, token: accessTokenV2({ hasgroups: true }) })),
      findings: [{ messageId: 'noted', severity: 'info' }],
    },
  },
});
