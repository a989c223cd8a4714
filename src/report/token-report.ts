import type { Story } from '../oauth/story.js';
import type { Token, TokenUse } from '../oauth/tokens.js';
import type { SecretKind } from '../redact/kinds.js';
import type { Masker } from '../redact/masker.js';
import type { TokenReport } from './report.js';
import { toIsoTime } from './time-text.js';

/** One token with its lineage; its bytes stay behind, its claims are masked. */
export function toTokenReport(token: Token, story: Story, masker: Masker): TokenReport {
  const { issuedBy, jwt } = token;
  const { status, reason } = story.signatureOf(token.id);
  return {
    id: token.id,
    type: token.type,
    format: token.format,
    fingerprint: masker.secret(secretKind(token), token.value),
    issuedBy: issuedBy === undefined ? null : toPlace(issuedBy),
    uses: allUses(token, story),
    replacedBy: token.replacedBy ?? null,
    header: jwt === undefined ? null : masker.header(jwt.header),
    claims: jwt === undefined || jwt.format === 'jwe' ? null : masker.claims(jwt.payload),
    signature: { status, reason },
    issuedAt: toIsoTime(toMs(token.issuedAt)),
    expiresAt: toIsoTime(toMs(token.expiresAt)),
  };
}

/** Uses in the protocol, and whatever else carries the token, in time order; what has no time stays where it is. */
function allUses(token: Token, story: Story): TokenReport['uses'] {
  const inProtocol = token.uses.map((use) => ({ entry: use.message.entry, place: toPlace(use) }));
  const beside = story.carriersOf(token.id).map(({ entry, message, pointer }) => ({
    entry,
    place: { entry: entry.index, message: message?.id ?? null, pointer },
  }));
  return [...inProtocol, ...beside]
    .toSorted((a, b) => (a.entry.startedMs ?? 0) - (b.entry.startedMs ?? 0))
    .map(({ place }) => place);
}

function toPlace({ message, at }: TokenUse) {
  return { entry: message.entry.index, message: message.id, pointer: at.pointer };
}

function toMs(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}

/** The kind under which redaction counts a token. */
function secretKind(token: Token): SecretKind {
  if (token.type !== 'other') return token.type;
  if (token.kind === 'prt-cookie') return 'prt_cookie';
  return token.issuedBy?.name === 'continuation_token' ? 'continuation_token' : 'token';
}
