import { scopePermissionTypeWrong } from '../../../src/rules/scope/scope-permission-type-wrong.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyClientCredentials } from '../../support/stories.js';

const { har, tokenError, tokenRequest } = made;
const asked = (scope: string, code = 650053) => tokenRequest({ scope }, tokenError(code));

const REFUSED = 'Forbidden';
const path = '/v1.0/teams/19/channels/20/messages';
const needs = (names: string) =>
  made.graphError(REFUSED, {
    message: `Missing role permissions on the request. API requires one of '${names}'.`,
  });
const call = (token: string, answer: made.Answer) =>
  made.apiCall({ url: `https://graph.microsoft.com${path}`, token }, answer);
const bearer = `/request/headers/${made.apiCall().requestHeaders.length - 1}/value`;
const notForApps = made.graphError('PreconditionFailed', {
  status: 412,
  message: 'Requested API is not supported in application-only context',
});

ruleTest(scopePermissionTypeWrong, {
  quiet: {
    'a daemon': har(healthyClientCredentials()),
    'a name that both kinds have': har(asked('User.Read.All', 65001)),
    'the same name at another API': har(asked(`api://${made.API}/Mail.ReadBasic.All`)),
    'a daemon that names it is another rule’s': har(
      tokenRequest({ grant: 'client_credentials', scope: 'Mail.ReadBasic.All' }, tokenError(650053)),
    ),
    'an app whose call exists for apps too': har(
      call(made.graphAppToken(), needs('ChannelMessage.Send, Teamwork.Migrate.All')),
    ),
    'a user who lacks a permission for users': har(call(made.graphToken(), needs('ChannelMessage.Send'))),
    'the same words of another API': har(
      made.apiCall({ url: 'https://api.example/messages', token: made.appToken() }, notForApps),
    ),
    'an app that is refused for another reason': har(
      call(made.graphAppToken(), made.graphError('Authorization_RequestDenied')),
    ),
    'another refusal': har(asked('Mail.ReadBasic.All', 54005)),
  },
  reports: {
    'an application permission in a sign-in': {
      capture: har(asked('openid https://graph.microsoft.com/OnlineMeetings.ReadWrite.All')),
      findings: [
        {
          messageId: 'appOnly',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'an app on its own, and Graph names a permission for users': {
      capture: har(call(made.graphAppToken(), needs('ChannelMessage.Send, Chat.Read'))),
      findings: [
        {
          messageId: 'usersOnly',
          at: [
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error', 'message'] },
            { entry: 0, pointer: bearer, within: ['payload'] },
          ],
          data: { path, needed: 'ChannelMessage.Send, Chat.Read' },
        },
      ],
    },
    'an app on its own, and Graph says that it is not for apps': {
      capture: har(call(made.graphAppToken(), notForApps)),
      findings: [{ messageId: 'notForApps', data: { path } }],
    },
    'without prefix, as missing consent': {
      capture: har(asked('Mail.ReadBasic.All', 65001)),
      findings: [{ messageId: 'appOnly' }],
    },
  },
});
