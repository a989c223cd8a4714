import { findCode } from '../../knowledge/find-code.js';
import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a sign-in that ended on Microsoft’s own error page: the app never hears of it. */
export const errorPageInsideEntra = messageRule({
  meta: {
    id: 'error-page-inside-entra',
    category: 'protocol',
    title: 'The sign-in ended on an error page of Microsoft',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: [],
    messages: {
      page: 'Entry {entry} shows an error page with {code}{title}; no answer ever reaches the app.',
    },
    why: 'Some errors make it unsafe to send the browser back: client or redirect URI are not trusted. The HTTP status is 200 all the same.',
    fix: ['{fix}'],
    references: [learn('Error codes', 'reference-error-codes')],
    supersedes: ['entra-error-observed'],
  },
  on: 'message-with-errors',
  findFault(message, story) {
    const error = message.errors.find((each) => each.channel === 'page' && !each.isExpected);
    if (error === undefined || !isErrorPage(message) || isAnswered(message, story)) return undefined;
    const known = findCode(error.code);
    const data = {
      code: error.code ?? 'no code',
      title: known === undefined ? '' : ` (${known.title})`,
      fix: known?.fix[0] ?? 'Search the sign-in logs for the ids of this page.',
    };
    return {
      messageId: 'page',
      data,
      evidence: [primary(message, error.at, 'the error on the page')],
      options: { explains: [error.id] },
    };
  },
});

function isErrorPage({ answer }: Message): boolean {
  const page = answer.page;
  return (
    page !== undefined &&
    (page.pageId === 'ConvergedError' || page.config.strServiceExceptionMessage !== undefined)
  );
}

function isAnswered(message: Message, story: Story): boolean {
  const flow = story.flowOf(message.id);
  return flow?.authorizationResponses.some(({ parameters }) => parameters.list.length > 0) ?? false;
}
