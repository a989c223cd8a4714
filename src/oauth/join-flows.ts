import { boundToken } from './bound-token.js';
import { type FlowDraft, type Joining, join, type Redirect } from './flow-draft.js';
import type { Hashes } from './hashes.js';
import { findByTime } from './join-by-time.js';
import { keysOffered, keysSought } from './join-keys.js';
import { joinPreflights } from './join-preflights.js';
import type { Message } from './messages.js';

/**
 * Groups messages into flows. Each message looks up the values it shares with an earlier one in an index; client
 * and time decide only where no value does, and never between parallel requests.
 */
export function joinFlows(messages: readonly Message[], hashes: Hashes): FlowDraft[] {
  const joining: Joining = {
    drafts: [],
    byKey: new Map(),
    byTarget: new Map(),
    open: [],
    introductions: new Map(),
  };
  for (const message of messages) {
    if (message.kind === 'cors-preflight') continue;
    const draft = place(message, joining, hashes);
    if (draft === undefined) continue;
    joining.byKey.set(itselfKey(message.id), draft);
    for (const { key, by } of keysOffered(message))
      offer(key, by, { draft, endedMs: endOf(message) }, joining);
    noteAnswer(message, draft, joining);
  }
  joinPreflights(messages, joining.drafts);
  return joining.drafts;
}

/** What a message is found by that the recorder kept twice. */
function itselfKey(id: string): string {
  return `message:${id}`;
}

function offer(key: string, by: string, redirect: Redirect, joining: Joining): void {
  if (by !== 'redirect') joining.byKey.set(key, redirect.draft);
  else joining.byTarget.set(key, [...(joining.byTarget.get(key) ?? []), redirect]);
}

function endOf({ startedMs, entry }: Message): number | undefined {
  return startedMs === undefined ? undefined : startedMs + (entry.time ?? 0);
}

/** The flow that a key leads to. A redirect is used up by the request that follows it. */
function findByKey(key: string, by: string, message: Message, joining: Joining): FlowDraft | undefined {
  if (by !== 'redirect') return joining.byKey.get(key);
  const redirects = joining.byTarget.get(key) ?? [];
  const followed = followedRedirect(redirects, message.startedMs);
  joining.byTarget.set(
    key,
    redirects.filter((redirect) => redirect !== followed),
  );
  return followed?.draft;
}

/** Clocks of captures tell milliseconds, and round them. */
const CLOCK_GRAIN_MS = 1;

/**
 * A browser follows a redirect at once, so that of several to one URL the last that had arrived is followed; one in a
 * frame that no request shows must not wait for the answer of another sign-in.
 */
function followedRedirect(
  redirects: readonly Redirect[],
  startedMs: number | undefined,
): Redirect | undefined {
  if (startedMs === undefined) return redirects[0];
  const arrived = redirects.filter(
    ({ endedMs }) => endedMs !== undefined && endedMs <= startedMs + CLOCK_GRAIN_MS,
  );
  return (
    arrived.reduce<Redirect | undefined>(
      (last, each) => ((last?.endedMs ?? Number.NEGATIVE_INFINITY) > (each.endedMs ?? 0) ? last : each),
      undefined,
    ) ?? redirects[0]
  );
}

function place(message: Message, joining: Joining, hashes: Hashes): FlowDraft | undefined {
  const { duplicateOf } = message;
  const recorded = duplicateOf === undefined ? undefined : joining.byKey.get(itselfKey(duplicateOf));
  if (recorded !== undefined) return join(message, recorded, 'recorded twice');
  for (const { key, by } of keysSought(message, hashes)) {
    const draft = findByKey(key, by, message, joining);
    if (draft !== undefined && mayJoin(message, draft, by)) return join(message, draft, by);
  }
  const near = findByTime(message, joining);
  if (near !== undefined) return join(message, near.draft, near.by);
  return opens(message) ? openFlow(message, joining) : introduce(message, joining);
}

/** A second authorize request is the same flow only while the first waits: constant states exist (rule 198). */
function mayJoin(message: Message, draft: FlowDraft, by: string): boolean {
  if (message.kind === 'authorization-request') return !draft.isAnswered;
  if (by !== 'client-request-id' && by !== 'redirect' && by !== 'nonce') return true;
  if (by === 'nonce' && isRedeemed(message, draft)) return false;
  const first = draft.messages[0];
  const client = message.parameters.value('client_id');
  const known = first?.parameters.value('client_id');
  return client === undefined || known === undefined || client === known;
}

/** Constant nonces exist: one that has led to tokens leads to no others. */
function isRedeemed(message: Message, { messages }: FlowDraft): boolean {
  return message.kind === 'token-request' && messages.some(({ kind }) => kind === 'token-request');
}

function openFlow(message: Message, joining: Joining): FlowDraft {
  const draft: FlowDraft = { messages: [], joins: [], isAnswered: false };
  joining.drafts.push(draft);
  const introduction = joining.introductions.get(message.url.href);
  if (introduction !== undefined) {
    joining.introductions.delete(message.url.href);
    join(introduction, draft, 'redirect');
  }
  if (isInteractive(message)) joining.open.push(draft);
  const bearer = 'bearer' in message ? message.bearer : undefined;
  if (bearer !== undefined)
    joining.byKey.set(`access_token:${boundToken(bearer)?.value ?? bearer.value}`, draft);
  return join(message, draft, beginning(message, joining));
}

/** A refresh or an exchange is a flow of its own; the reason names the flow that issued what it starts from. */
function beginning(message: Message, joining: Joining): string {
  for (const name of ['refresh_token', 'assertion'] as const) {
    const value = message.kind === 'token-request' ? message.parameters.value(name) : undefined;
    const origin = ['refresh_token', 'access_token', 'id_token'].map((issued) =>
      joining.byKey.get(`${issued}:${value}`),
    );
    const draft = value === undefined ? undefined : origin.find((each) => each !== undefined);
    if (draft !== undefined) return `${name} issued in f${joining.drafts.indexOf(draft) + 1}`;
  }
  return 'first message of the flow';
}

/** An app's redirect to sign in waits until the authorization request it leads to is seen. */
function introduce(message: Message, joining: Joining): undefined {
  const target = message.kind === 'other' ? message.answer.location?.url : undefined;
  if (target !== undefined) joining.introductions.set(target, message);
  return undefined;
}

function opens(message: Message): boolean {
  switch (message.kind) {
    case 'authorization-request':
    case 'authorization-response':
    case 'authorization-error-response':
    case 'token-request':
    case 'device-authorization-request':
    case 'native-authentication-request':
    case 'managed-identity-request':
    case 'end-session-request':
    case 'saml-request':
    case 'saml-response':
    case 'ws-federation-request':
    case 'ws-federation-response':
    case 'consent-step':
      return true;
    case 'protected-resource-request':
    case 'userinfo-request':
      return message.bearer !== undefined && !message.bearer.isRedacted;
    case 'sign-in-step':
      return message.errors.some((error) => !error.isExpected);
    default:
      return false;
  }
}

function isInteractive(message: Message): boolean {
  if (message.kind === 'authorization-request') return message.parameters.value('prompt') !== 'none';
  return (
    message.kind === 'saml-request' ||
    message.kind === 'ws-federation-request' ||
    message.kind === 'consent-step'
  );
}

function noteAnswer(message: Message, draft: FlowDraft, joining: Joining): void {
  if (message.kind === 'authorization-response' || message.kind === 'authorization-error-response')
    draft.isAnswered = true;
  const { parameters } = message.answer;
  const delivers = ['code', 'id_token', 'access_token', 'error', 'SAMLResponse', 'wresult'];
  const isDelivery = message.kind !== 'token-request' && delivers.some((name) => parameters.has(name));
  if (isDelivery && message.endpoint !== undefined) draft.isAnswered = true;
  if (draft.isAnswered) joining.open = joining.open.filter((each) => each !== draft);
}
