import { cloudRedirectIgnored } from '../../../src/rules/authority/cloud-redirect-ignored.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har, tokenError, tokenRequest } = made;
const sentOn = (host: string) =>
  authorizeRequest({
    clientType: 'web',
    extra: { instance_aware: 'true' },
    response: { extra: { cloud_instance_host_name: host } },
  });
const start = (host: string) => [sentOn(host), callback(sentOn(host))];

ruleTest(cloudRedirectIgnored, {
  quiet: {
    'the same cloud': har(start('login.microsoftonline.com'), tokenRequest({ clientType: 'web' })),
    'an alias of the same cloud': har(start('login.windows.net'), tokenRequest({ clientType: 'web' })),
    'the cloud that was named': har(
      start('login.microsoftonline.us'),
      tokenRequest({ clientType: 'web', host: 'login.microsoftonline.us' }),
    ),
  },
  reports: {
    'redeemed where it began': {
      capture: har(
        start('login.microsoftonline.us'),
        tokenRequest({ clientType: 'web' }, tokenError(900382)),
      ),
      findings: [{ messageId: 'ignored' }],
    },
  },
});
