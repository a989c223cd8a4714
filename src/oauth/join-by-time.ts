import type { FlowDraft, Joining } from './flow-draft.js';
import type { Message } from './messages.js';

/** A code lives about ten minutes (protocol facts 4.6): later requests are no answer to an earlier one. */
const CODE_LIFE_MS = 10 * 60 * 1000;

/** A sign-in page may stay open longer; after this a step belongs to something else. */
const SIGN_IN_LIFE_MS = 60 * 60 * 1000;

/** A flow, and why a message belongs there. */
interface FoundFlow {
  readonly draft: FlowDraft;
  readonly by: string;
}

/** Steps of the sign-in pages, which name no value of the request that brought them up. */
const PAGE_STEPS: ReadonlySet<Message['kind']> = new Set([
  'sign-in-step',
  'consent-step',
  'other',
  'saml-request',
  'saml-response',
  'ws-federation-request',
  'ws-federation-response',
]);

/** The flow that client, page, host and time point to, where no value does; undefined between parallel requests. */
export function findByTime(message: Message, joining: Joining): FoundFlow | undefined {
  if (PAGE_STEPS.has(message.kind)) return findOpenSignIn(message, joining);
  if (message.kind === 'token-request' && message.grant === 'authorization-code') {
    return findCodeFlow(message, joining);
  }
  if (message.kind === 'managed-identity-request') return findArcChallenge(message, joining);
  return message.kind === 'end-session-request' ? findSignOut(message, joining) : undefined;
}

/** The latest sign-in of the same page (or host) that waits for its answer; only one may be waiting there. */
function findOpenSignIn(message: Message, joining: Joining): FoundFlow | undefined {
  const waiting = joining.open.filter((draft) => isWithin(message, draft, SIGN_IN_LIFE_MS));
  joining.open = waiting.filter((draft) => !draft.isAnswered);
  const { pageref } = message.entry;
  const onPage = joining.open.filter(
    (draft) => pageref !== undefined && draft.messages[0]?.entry.pageref === pageref,
  );
  const candidates =
    onPage.length > 0 ? onPage : joining.open.filter((draft) => sharesEnvironment(message, draft));
  const draft = candidates.at(-1);
  if (draft === undefined || candidates.length > 1) return undefined;
  return { draft, by: onPage.length > 0 ? 'page and time' : 'host and time' };
}

/** A federated hop leaves the host, so only a step on another login environment is kept out. */
function sharesEnvironment(message: Message, draft: FlowDraft): boolean {
  const environment = message.endpoint?.environment;
  const first = draft.messages.find((each) => each.endpoint !== undefined)?.endpoint?.environment;
  if (environment === undefined || message.endpoint?.kind === 'adfs' || message.endpoint?.kind === 'msa')
    return true;
  return first === undefined || first === environment;
}

function isWithin(message: Message, draft: FlowDraft, limitMs: number): boolean {
  const latest = draft.messages.at(-1)?.startedMs;
  if (latest === undefined || message.startedMs === undefined) return true;
  return message.startedMs - latest <= limitMs;
}

/** Last resort for a redemption: one single code flow of the same client and redirect URI without a token leg. */
function findCodeFlow(message: Message, joining: Joining): FoundFlow | undefined {
  const client = message.parameters.value('client_id');
  const redirectUri = message.parameters.value('redirect_uri');
  const code = message.parameters.value('code');
  const candidates = joining.drafts.filter((draft) => {
    const request = draft.messages.find((each) => each.kind === 'authorization-request');
    if (request === undefined || draft.messages.some(({ kind }) => kind === 'token-request')) return false;
    if (code !== undefined && issuedAnotherCode(draft, code)) return false;
    return isSameClient(request, client, redirectUri) && isWithin(message, draft, CODE_LIFE_MS);
  });
  const [draft] = candidates;
  return draft === undefined || candidates.length > 1 ? undefined : { draft, by: 'client and time' };
}

function issuedAnotherCode(draft: FlowDraft, code: string): boolean {
  const codes = draft.messages.flatMap((each) => [
    each.answer.parameters.value('code'),
    each.parameters.value('code'),
  ]);
  return codes.some((each) => each !== undefined && each !== code);
}

function isSameClient(
  request: Message,
  client: string | undefined,
  redirectUri: string | undefined,
): boolean {
  if (client === undefined || request.parameters.value('client_id') !== client) return false;
  const asked = request.parameters.value('redirect_uri');
  return (
    redirectUri === undefined || asked === undefined || asked.toLowerCase() === redirectUri.toLowerCase()
  );
}

/** Azure Arc answers 401 with the path of a key file; the next call brings the key (protocol facts 2.14). */
function findArcChallenge(message: Message, joining: Joining): FoundFlow | undefined {
  const draft = joining.drafts.at(-1);
  const previous = draft?.messages.at(-1);
  if (draft === undefined || previous?.kind !== 'managed-identity-request') return undefined;
  const isAnswer = previous.answer.status === 401 && previous.url.href === message.url.href;
  return isAnswer ? { draft, by: 'answer to the challenge' } : undefined;
}

function findSignOut(message: Message, joining: Joining): FoundFlow | undefined {
  const draft = joining.drafts.findLast((each) =>
    each.messages.some(({ kind }) => kind === 'end-session-request'),
  );
  if (draft === undefined || !isWithin(message, draft, CODE_LIFE_MS) || !sharesEnvironment(message, draft))
    return undefined;
  return { draft, by: 'host and time' };
}
