import { grantParameterSetMismatch } from '../../../src/rules/protocol/grant-parameter-set-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { devicePoll, har, tokenError, tokenRequest } = made;

ruleTest(grantParameterSetMismatch, {
  quiet: {
    'each grant with its own': har(tokenRequest(), tokenRequest({ grant: 'refresh_token' })),
    'polling with code beside device_code, as MSAL for Python does': har(
      devicePoll('pending', { extra: { code: 'x' } }),
    ),
    'a redirect_uri on a refresh harms nobody': har(
      tokenRequest({ grant: 'refresh_token', extra: { redirect_uri: 'https://client.example/' } }),
    ),
    'a grant that nobody knows': har(
      tokenRequest(
        { grantType: 'invented', omit: ['code'], extra: { refresh_token: 'x' } },
        tokenError(70003),
      ),
    ),
    'no grant at all': har(
      tokenRequest({ omit: ['grant_type', 'code'], extra: { refresh_token: 'x' } }, tokenError(900144)),
    ),
    'accepted all the same': har(tokenRequest({ omit: ['code'], extra: { refresh_token: 'x' } })),
    'something foreign, but nothing missing': har(
      tokenRequest({ extra: { refresh_token: 'x' } }, tokenError(70008)),
    ),
    'missing, but nothing foreign': har(tokenRequest({ omit: ['code'] }, tokenError(900144))),
  },
  reports: {
    'a code request that brings a refresh token': {
      capture: har(tokenRequest({ omit: ['code'], extra: { refresh_token: 'x' } }, tokenError(900144))),
      findings: [
        {
          messageId: 'mixed',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'refresh_token'] },
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'grant_type'] },
          ],
        },
      ],
    },
  },
});
