import { headerValue } from '../../model/headers.js';
import { isBefore } from '../../oauth/message-number.js';
import type { Message } from '../../oauth/messages.js';
import { defineRule, learn } from '../define-rule.js';
import { primary } from '../evidence.js';

/** Reports an Azure Arc machine whose challenge, the file to read, was never answered. */
export const arcChallengeNotCompleted = defineRule({
  meta: {
    id: 'arc-challenge-not-completed',
    category: 'resource-call',
    title: 'Azure Arc challenge not answered',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      unanswered:
        'Entry {entry}: Azure Arc named the file with its key (401, Basic realm), and no later request brings that key.',
    },
    why: 'On Arc machines the first 401 is normal: it says which file to read. Only who may read that file gets a token.',
    fix: [
      'Let the account of the process read the file: on Linux make it a member of the group himds, on Windows of Hybrid Agent Extension Applications.',
      'Use a library that knows Azure Arc (Azure Identity, MSAL).',
    ],
    references: [
      learn('Managed identity on Azure Arc', '/azure/azure-arc/servers/managed-identity-authentication'),
    ],
  },
  on: 'managed-identity-request',
  check(request, report, story) {
    const challenge = request.answer.challenges.find(({ scheme }) => /^basic$/i.test(scheme));
    if (request.source !== 'arc' || request.answer.status !== 401 || challenge === undefined) return;
    if (hasKey(request)) return;
    const isTried = story
      .messagesOfKind('managed-identity-request')
      .some((each) => isBefore(request, each) && hasKey(each));
    if (isTried) return;
    const last = story.capture.entries.at(-1);
    if (last === undefined || last.index === request.entry.index || !story.facts.authorizationRecorded) {
      report.cannotTell('The capture ends with the challenge, or does not record Authorization headers.');
      return;
    }
    report('unanswered', { entry: request.entry.index }, [primary(request, challenge, 'names the file')]);
  },
});

function hasKey({ entry }: Message): boolean {
  return headerValue(entry.request.headers, 'authorization') !== undefined;
}
