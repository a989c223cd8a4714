import { wrongContentType } from '../../../src/rules/protocol/wrong-content-type.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const JSON_BODY = '{"grant_type":"client_credentials","client_id":"x"}';
const send = (contentType: string, body: string | undefined, answer: made.TokenAnswer = tokenError(900144)) =>
  har(
    tokenRequest(
      {
        grant: 'client_credentials',
        credential: 'secret',
        contentType,
        ...(body === undefined ? {} : { body }),
      },
      answer,
    ),
  );

const undeclared = (code: number) => send('', 'grant_type=client_credentials&client_id=x', tokenError(code));

ruleTest(wrongContentType, {
  quiet: {
    'a form': har(tokenRequest()),
    'a form with a charset, as MSAL declares it': send(
      'application/x-www-form-urlencoded;charset=utf-8',
      undefined,
      made.tokenAnswer(),
    ),
    'a form under another name that was accepted': send('text/plain', undefined, made.tokenAnswer()),
    'nothing that says what the body is, and the server read it': undeclared(7000215),
    'no body was recorded': har.options({ postData: 'omit' })(
      tokenRequest({ contentType: 'application/json' }, tokenError(900144)),
    ),
  },
  reports: {
    'nothing that says what the body is': {
      capture: undeclared(900144),
      findings: [
        {
          messageId: 'none',
          at: [
            { entry: 0, pointer: '/request/headers' },
            { entry: 0, pointer: '/request/postData/text' },
          ],
        },
      ],
    },
    JSON: {
      capture: send('application/json', JSON_BODY),
      findings: [{ messageId: 'otherType' }],
    },
    multipart: {
      capture: send('multipart/form-data; boundary=x', '--x--'),
      findings: [{ messageId: 'otherType' }],
    },
    'JSON that is declared a form': {
      capture: send('application/x-www-form-urlencoded', JSON_BODY),
      findings: [{ messageId: 'notAForm', at: [{ entry: 0, pointer: '/request/postData/text' }] }],
    },
  },
});
