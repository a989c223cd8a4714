import type { Flow } from '../oauth/flows.js';
import type { Story } from '../oauth/story.js';

/** What to record next time, so that the questions this capture leaves open can be answered; null where none is. */
export function nextCaptureAdvice(story: Story, flow: Flow | undefined): string | null {
  const advice = [
    story.facts.isSanitizedByBrowser ? SANITIZED : undefined,
    missesBodies(flow) ? BODIES : undefined,
    startsMidFlow(flow) ? FROM_START : undefined,
    isServerSide(flow) ? SERVER_SIDE : undefined,
  ].filter((line) => line !== undefined);
  return advice.length === 0 ? null : advice.join(' ');
}

const SANITIZED =
  'The browser left cookies and Authorization headers out; export the HAR "with sensitive data", and send what entrace says of it, not the file.';
const BODIES =
  'Open the developer tools before the first click, so that request and response bodies are kept.';
const FROM_START = 'Start recording in a private window before the sign-in begins, with "Preserve log" on.';
const SERVER_SIDE =
  'The app redeems the code on its server: record there as well, for example with Fiddler as its proxy.';

function missesBodies(flow: Flow | undefined): boolean {
  return flow?.tokenRequests.some(({ bodyIsRecorded }) => !bodyIsRecorded) ?? false;
}

function startsMidFlow(flow: Flow | undefined): boolean {
  const redeems = flow?.tokenRequests.some(({ grant }) => grant === 'authorization-code') ?? false;
  return redeems && flow?.authorizationRequests.length === 0;
}

function isServerSide(flow: Flow | undefined): boolean {
  if (flow === undefined || flow.tokenRequests.length > 0) return false;
  return flow.authorizationResponses.some(({ parameters }) => parameters.has('code'));
}
