import type { Flow } from '../../oauth/flows.js';
import type { AuthorizationRequest } from '../../oauth/messages.js';
import { defineRule, learn } from '../define-rule.js';
import { primary } from '../evidence.js';

/** MSAL waits this long for a hidden frame. */
const PATIENCE_MS = 10_000;

/** Suspects a hidden frame whose answer never came, or that showed a page nobody can see. */
export const silentIframeTimeout = defineRule({
  meta: {
    id: 'silent-iframe-timeout',
    category: 'cors',
    title: 'A hidden sign-in frame got stuck',
    severity: 'info',
    proof: 'heuristic',
    owner: 'client-app',
    codes: [],
    messages: {
      page: 'Entry {entry} (prompt=none) was answered with a page instead of a redirect: in a hidden frame nobody can use it.',
      slow: 'Entry {entry} (prompt=none) took {seconds} seconds; libraries give up on a hidden frame after about ten.',
    },
    why: 'The library waits for the frame to come back to the app, and gives up after some seconds.',
    fix: [
      'Use an empty page as redirect URI for silent requests, and sign in at the top level where third-party cookies are blocked.',
    ],
    references: [learn('Avoid page reloads in MSAL.js', 'msal-js-avoid-page-reloads')],
    canBeCause: false,
  },
  on: 'flow',
  check(flow, report) {
    for (const request of flow.authorizationRequests) {
      if (request.parameters.value('prompt') !== 'none' || isAnswered(request, flow)) continue;
      const place = [primary(request, request.parameters.get('prompt'), 'a silent request')];
      const time = request.entry.time ?? 0;
      if (time > PATIENCE_MS)
        report('slow', { entry: request.entry.index, seconds: Math.round(time / 1000) }, place);
      else if (request.answer.page?.pageId !== undefined && request.errors.length === 0)
        report('page', { entry: request.entry.index }, place);
    }
  },
});

function isAnswered({ answer }: AuthorizationRequest, flow: Flow): boolean {
  return (
    answer.parameters.has('code') || answer.parameters.has('error') || flow.authorizationResponses.length > 0
  );
}
