import type { Capture } from '../model/capture.js';
import type { Ports } from '../model/ports.js';
import { type CaptureFacts, findCaptureFacts } from './capture-facts.js';
import { type CertificateFacts, readCertificates } from './certificates.js';
import { classifyEntries } from './classify.js';
import { type ClockSkew, findClockSkew } from './clock.js';
import { describeFlow } from './describe-flow.js';
import type { Flow } from './flows.js';
import { computeHashes, type Hashes } from './hashes.js';
import { joinFlows } from './join-flows.js';
import { findKeySets, type KeySet } from './key-sets.js';
import type { Message, OAuthError } from './messages.js';
import { findRecovery } from './recovery.js';
import { type SignatureVerdict, verifySignatures } from './signatures.js';
import { findTenantNames, type TenantNames } from './tenant-names.js';
import { findCarriers, type TokenCarrier } from './token-carriers.js';
import { collectTokens, type Token } from './tokens.js';

/** The OAuth story of one capture: everything that rules and reports read, computed once. */
export interface Story {
  readonly capture: Capture;
  readonly facts: CaptureFacts;
  /** Time order. */
  readonly messages: readonly Message[];
  readonly flows: readonly Flow[];
  readonly tokens: readonly Token[];
  readonly errors: readonly OAuthError[];
  readonly clockSkew: ClockSkew | undefined;
  readonly tenants: TenantNames;
  readonly hashes: Hashes;
  /** In the order of the file. */
  readonly keySets: readonly KeySet[];
  /** The flow of a message id; undefined for messages outside all flows. */
  readonly flowOf: (messageId: string) => Flow | undefined;
  readonly messageOf: (messageId: string) => Message | undefined;
  /** In time order. */
  readonly messagesOfKind: (kind: Message['kind']) => readonly Message[];
  /** The message of an entry index. */
  readonly messageAt: (entry: number | null) => Message | undefined;
  /** The token with exactly these bytes. */
  readonly tokenOf: (value: string | undefined) => Token | undefined;
  /** By token id. */
  readonly signatureOf: (tokenId: string) => SignatureVerdict;
  /** The certificate in a client assertion, by token id; undefined where it carries none. */
  readonly certificateOf: (tokenId: string) => CertificateFacts | undefined;
  /** Where a token travels beside its uses in the protocol: cookies, other headers, URLs. By token id. */
  readonly carriersOf: (tokenId: string) => readonly TokenCarrier[];
}

/** What is done about signatures. */
export interface SignatureOptions {
  /** Default `check`. */
  readonly signatures?: 'check' | 'ignore' | undefined;
  /** The key of the case: verdicts that `sanitize` recorded count where it vouches for them. */
  readonly key?: Uint8Array | undefined;
}

/** Rebuilds the story of a capture. Asynchronous only for hashing and signatures; the result is plain data. */
export async function buildStory(
  capture: Capture,
  ports: Ports,
  { signatures = 'check', key }: SignatureOptions = {},
): Promise<Story> {
  const facts = findCaptureFacts(capture);
  const messages = classifyEntries(capture, facts);
  const tokens = collectTokens(messages);
  const hashes = await computeHashes(messages, tokens, ports);
  const flows = findRecovery(
    joinFlows(messages, hashes).map((draft, position) => describeFlow(draft, `f${position + 1}`)),
  );
  const keySets = findKeySets(capture.entries, messages);
  const verdicts =
    signatures === 'check'
      ? await verifySignatures(messages, tokens, keySets, key === undefined ? undefined : { key, ports })
      : new Map<string, never>();
  const carriers = findCarriers(capture.entries, messages, tokens);
  const certificates = await readCertificates(tokens, ports, signatures);
  const identityEntries = messages.filter(({ endpoint }) => endpoint !== undefined).map(({ entry }) => entry);
  return {
    capture,
    facts,
    messages,
    flows,
    tokens,
    errors: messages.flatMap((message) => message.errors),
    clockSkew: findClockSkew(identityEntries),
    tenants: findTenantNames(messages),
    hashes,
    keySets,
    ...lookUps(messages, flows, tokens),
    signatureOf: (id) => verdicts.get(id) ?? { status: 'not-checked', reason: 'It is not known.' },
    certificateOf: (id) => certificates.get(id),
    carriersOf: (id) => carriers.get(id) ?? [],
  };
}

function lookUps(messages: readonly Message[], flows: readonly Flow[], tokens: readonly Token[]) {
  const flowByMessage = new Map(flows.flatMap((flow) => flow.messages.map(({ id }) => [id, flow] as const)));
  const messageById = new Map(messages.map((message) => [message.id, message]));
  const messageByEntry = new Map(messages.map((message) => [message.entry.index, message]));
  const messagesByKind = groupByKind(messages);
  const tokenByValue = new Map(tokens.map((token) => [token.value, token]));
  return {
    flowOf: (id: string) => flowByMessage.get(id),
    messageOf: (id: string) => messageById.get(id),
    messagesOfKind: (kind: Message['kind']) => messagesByKind.get(kind) ?? [],
    messageAt: (entry: number | null) => (entry === null ? undefined : messageByEntry.get(entry)),
    tokenOf: (value: string | undefined) => (value === undefined ? undefined : tokenByValue.get(value)),
  };
}

function groupByKind(messages: readonly Message[]): ReadonlyMap<Message['kind'], readonly Message[]> {
  const groups = new Map<Message['kind'], Message[]>();
  for (const message of messages) {
    const group = groups.get(message.kind);
    if (group === undefined) groups.set(message.kind, [message]);
    else group.push(message);
  }
  return groups;
}
