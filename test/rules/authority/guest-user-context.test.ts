import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../../src/cli/node-ports.js';
import { analyze, parseCapture } from '../../../src/index.js';
import { guestUserContext } from '../../../src/rules/authority/guest-user-context.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV2, har, tokenAnswer, tokenRequest } = made;
const issue = (claims: Record<string, unknown>) =>
  har(tokenRequest({}, tokenAnswer({ accessToken: accessTokenV2(claims) })));

ruleTest(guestUserContext, {
  quiet: {
    'a member': har(tokenRequest()),
    'the own tenant beside the token': har(
      tokenRequest({}, tokenAnswer({ members: { client_info: made.clientInfo() } })),
    ),
    'idp that names the own tenant': issue({ idp: `https://sts.windows.net/${made.TENANT}/` }),
    'idp that names the own tenant in capitals': issue({
      idp: `https://sts.windows.net/${made.TENANT.toUpperCase()}/`,
    }),
    'a customer who signs in with a social account': har(
      tokenRequest(
        {},
        tokenAnswer({
          accessToken: made.ciamAccessToken({ idp: 'google.com' }),
          idToken: made.ciamIdToken(),
          members: { client_info: made.clientInfo(made.USER, made.CIAM_TENANT) },
        }),
      ),
    ),
    'a client whose own credential is of another tenant than its user': har(
      tokenRequest(
        {
          extra: {
            client_assertion: made.managedIdentityToken({
              tid: made.OTHER_TENANT,
              idp: `https://sts.windows.net/${made.OTHER_TENANT}/`,
            }),
          },
        },
        tokenAnswer({ members: { client_info: made.clientInfo() } }),
      ),
    ),
  },
  reports: {
    'acct is 1': {
      capture: issue({ acct: 1 }),
      findings: [
        {
          messageId: 'guest',
          at: [
            {
              entry: 0,
              pointer: '/response/content/text',
              within: ['json', 'access_token', 'payload', 'acct'],
            },
          ],
        },
      ],
    },
    'a home tenant beside the token': {
      capture: har(
        tokenRequest(
          {},
          tokenAnswer({ members: { client_info: made.clientInfo(made.USER, made.OTHER_TENANT) } }),
        ),
      ),
      findings: [{ messageId: 'guest' }],
    },
    'another identity provider': {
      capture: issue({ idp: `https://sts.windows.net/${made.OTHER_TENANT}/` }),
      findings: [{ messageId: 'guest' }],
    },
    'a name with #EXT#': {
      capture: issue({ upn: 'ada_fabrikam.example#EXT#@contoso.example' }),
      findings: [{ messageId: 'guest' }],
    },
  },
});

async function detailOf(capture: made.HarFile): Promise<string | undefined> {
  const parsed = await parseCapture(capture.bytes, { name: 'case.har', ports: nodePorts });
  const { findings } = await analyze(parsed, { ports: nodePorts });
  return findings.find(({ ruleId }) => ruleId === 'guest-user-context')?.detail;
}

test('guest-user-context names the token by its type where it is known', async () => {
  assert.match((await detailOf(issue({ acct: 1 }))) ?? '', /^The access_token of entry 0 /);
  const request = tokenRequest({ extra: { request: accessTokenV2({ acct: 1 }) } });
  assert.match((await detailOf(har(request))) ?? '', /^The token of entry 0 /);
});
