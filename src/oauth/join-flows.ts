import type { Hashes } from './hashes.js';
import { keysOffered, keysSought } from './join-keys.js';
import type { Message } from './messages.js';

/** A flow while its messages are being gathered. */
export interface FlowDraft {
  readonly messages: Message[];
  readonly joins: { message: string; by: string }[];
  /** The authorization request has got its code, tokens or error. */
  isAnswered: boolean;
}

interface Joining {
  readonly drafts: FlowDraft[];
  readonly byKey: Map<string, FlowDraft>;
  /** Flows whose last redirect led to a URL, oldest first: each redirect is followed once. */
  readonly byTarget: Map<string, FlowDraft[]>;
  /** Interactive flows that still wait for their answer, oldest first. */
  open: FlowDraft[];
  /** Redirects of an app to the authorize endpoint, waiting for the request itself. */
  readonly introductions: Map<string, Message>;
}

/** A code lives about ten minutes (protocol facts 4.6): later requests are no answer to an earlier one. */
const CODE_LIFE_MS = 10 * 60 * 1000;

/** A sign-in page may stay open longer; after this a step belongs to something else. */
const SIGN_IN_LIFE_MS = 60 * 60 * 1000;

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
    for (const { key, by } of keysOffered(message)) offer(key, by, draft, joining);
    noteAnswer(message, draft, joining);
  }
  joinPreflights(messages, joining.drafts);
  return joining.drafts;
}

function offer(key: string, by: string, draft: FlowDraft, joining: Joining): void {
  if (by !== 'redirect') joining.byKey.set(key, draft);
  else {
    const queue = joining.byTarget.get(key) ?? [];
    queue.push(draft);
    joining.byTarget.set(key, queue);
  }
}

/** The flow that a key leads to. A redirect is used up by the request that follows it. */
function findByKey(key: string, by: string, joining: Joining): FlowDraft | undefined {
  return by === 'redirect' ? joining.byTarget.get(key)?.shift() : joining.byKey.get(key);
}

function place(message: Message, joining: Joining, hashes: Hashes): FlowDraft | undefined {
  for (const { key, by } of keysSought(message, hashes)) {
    const draft = findByKey(key, by, joining);
    if (draft !== undefined && mayJoin(message, draft, by)) return add(message, draft, by);
  }
  const near = findByTime(message, joining);
  if (near !== undefined) return add(message, near.draft, near.by);
  return opens(message) ? openFlow(message, joining) : introduce(message, joining);
}

function add(message: Message, draft: FlowDraft, by: string): FlowDraft {
  draft.messages.push(message);
  draft.joins.push({ message: message.id, by });
  return draft;
}

/** A second authorize request is the same flow only while the first waits: constant states exist (rule 198). */
function mayJoin(message: Message, draft: FlowDraft, by: string): boolean {
  if (message.kind === 'authorization-request') return !draft.isAnswered;
  if (by !== 'client-request-id' && by !== 'redirect') return true;
  const first = draft.messages[0];
  const client = message.parameters.value('client_id');
  const known = first?.parameters.value('client_id');
  return client === undefined || known === undefined || client === known;
}

function openFlow(message: Message, joining: Joining): FlowDraft {
  const draft: FlowDraft = { messages: [], joins: [], isAnswered: false };
  joining.drafts.push(draft);
  const introduction = joining.introductions.get(message.url.href);
  if (introduction !== undefined) {
    joining.introductions.delete(message.url.href);
    add(introduction, draft, 'redirect');
  }
  if (isInteractive(message)) joining.open.push(draft);
  const bearer = 'bearer' in message ? message.bearer : undefined;
  if (bearer !== undefined) joining.byKey.set(`access_token:${bearer.value}`, draft);
  return add(message, draft, beginning(message, joining));
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

function findByTime(message: Message, joining: Joining): { draft: FlowDraft; by: string } | undefined {
  if (PAGE_STEPS.has(message.kind)) return findOpenSignIn(message, joining);
  if (message.kind === 'token-request' && message.grant === 'authorization-code') {
    return findCodeFlow(message, joining);
  }
  if (message.kind === 'managed-identity-request') return findArcChallenge(message, joining);
  return message.kind === 'end-session-request' ? findSignOut(message, joining) : undefined;
}

/** The latest sign-in of the same page (or host) that waits for its answer; only one may be waiting there. */
function findOpenSignIn(message: Message, joining: Joining): { draft: FlowDraft; by: string } | undefined {
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
function findCodeFlow(message: Message, joining: Joining): { draft: FlowDraft; by: string } | undefined {
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
function findArcChallenge(message: Message, joining: Joining): { draft: FlowDraft; by: string } | undefined {
  const draft = joining.drafts.at(-1);
  const previous = draft?.messages.at(-1);
  if (draft === undefined || previous?.kind !== 'managed-identity-request') return undefined;
  const isAnswer = previous.answer.status === 401 && previous.url.href === message.url.href;
  return isAnswer ? { draft, by: 'answer to the challenge' } : undefined;
}

function findSignOut(message: Message, joining: Joining): { draft: FlowDraft; by: string } | undefined {
  const draft = joining.drafts.findLast((each) =>
    each.messages.some(({ kind }) => kind === 'end-session-request'),
  );
  if (draft === undefined || !isWithin(message, draft, CODE_LIFE_MS) || !sharesEnvironment(message, draft))
    return undefined;
  return { draft, by: 'host and time' };
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

/** A preflight belongs where the call it asks for belongs: the next one to the same URL. */
function joinPreflights(messages: readonly Message[], drafts: readonly FlowDraft[]): void {
  const flowOf = new Map<string, FlowDraft>();
  for (const draft of drafts) for (const { id } of draft.messages) flowOf.set(id, draft);
  const waiting = new Map<string, Message[]>();
  for (const message of messages) {
    const url = message.entry.request.url;
    if (message.kind === 'cors-preflight') {
      waiting.set(url, [...(waiting.get(url) ?? []), message]);
      continue;
    }
    const draft = flowOf.get(message.id);
    if (draft === undefined) continue;
    for (const preflight of waiting.get(url) ?? []) add(preflight, draft, 'URL');
    waiting.delete(url);
  }
}
