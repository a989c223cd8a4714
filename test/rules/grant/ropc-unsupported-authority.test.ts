import { ropcUnsupportedAuthority } from '../../../src/rules/grant/ropc-unsupported-authority.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyRopc } from '../../support/stories.js';

const { B2C_HOST, CIAM_HOST, har, tokenError, tokenRequest } = made;
const send = (tenant: string, options: made.TokenRequestOptions = {}) =>
  har(tokenRequest({ grant: 'password', tenant, ...options }, tokenError(9001023)));
const at = [
  { entry: 0, pointer: '/request/url' },
  { entry: 0, pointer: '/request/postData/text', within: ['form', 'grant_type'] },
];

ruleTest(ropcUnsupportedAuthority, {
  quiet: {
    'a tenant of its own': har(healthyRopc()),
    organizations: send('organizations'),
    B2C: send('common', { host: B2C_HOST }),
    'External ID': send('common', { host: CIAM_HOST }),
    'another grant at common': har(tokenRequest({ tenant: 'common' })),
  },
  reports: {
    common: { capture: send('common'), findings: [{ messageId: 'alias', at }] },
    'consumers, in capitals': { capture: send('Consumers'), findings: [{ messageId: 'alias', at }] },
  },
});
