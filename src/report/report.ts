import type { CaptureFormat, CaptureNote, CaptureQuality, Product } from '../model/capture.js';
import type { FlowKind, FlowOutcome } from '../oauth/flows.js';
import type { TokenType } from '../oauth/tokens.js';
import type { Category, Owner, Proof, Reference, Severity } from '../rules/rule-terms.js';

export type { Category, FlowKind, FlowOutcome, Owner, Proof, Reference, Severity, TokenType };

/**
 * The report: the one contract that all faces, formats and scripts read. Every string in it has passed the
 * redaction layer. A change of a name here is a change of {@link SCHEMA_VERSION}.
 */
export const SCHEMA_VERSION = 1;

export interface Document {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly tool: { readonly name: 'entrace'; readonly version: string };
  readonly reports: readonly Report[];
  readonly unreadable: readonly Unreadable[];
}

/** An input that could not be read: the other inputs are reported all the same. */
export interface Unreadable {
  readonly name: string;
  /** Stable, `ERR_…`. */
  readonly code: string;
  /** Which file, where in it, what is wrong, what to do next. */
  readonly message: string;
}

export interface Report {
  readonly capture: CaptureSummary;
  readonly summary: Summary;
  readonly flows: readonly FlowReport[];
  /** One item per exchange that belongs to the story, in time order. */
  readonly timeline: readonly TimelineItem[];
  readonly tokens: readonly TokenReport[];
  readonly errors: readonly ErrorReport[];
  /** Root causes first, then by severity, then by entry. */
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly handoff: Handoff | null;
}

export interface CaptureSummary {
  readonly name: string;
  readonly format: CaptureFormat;
  readonly sizeBytes: number;
  readonly sha256: string | null;
  readonly creator: Product | null;
  readonly browser: Product | null;
  readonly entryCount: number;
  /** ISO 8601 UTC; null where no entry has a time. */
  readonly startedDateTime: string | null;
  readonly endedDateTime: string | null;
  /** `partial` also where the file was read in full, and a rule says what of the sign-in it lacks. */
  readonly quality: CaptureQuality;
  readonly notes: readonly CaptureNote[];
}

export interface Summary {
  /** One sentence: the root cause, or that nothing is wrong, or what cannot be told. */
  readonly headline: string;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly rootCauses: readonly string[];
  /** Secrets still valid when the capture ended. */
  readonly liveSecrets: number;
}

export interface FlowReport {
  readonly id: string;
  readonly kind: FlowKind;
  /** Wire values of `grant_type`. */
  readonly grantTypes: readonly string[];
  readonly clientId: string | null;
  /** Known first-party name of the client; null for all others. */
  readonly clientName: string | null;
  readonly authority: AuthorityReport | null;
  readonly resource: { readonly id: string; readonly name: string | null } | null;
  readonly scope: { readonly requested: readonly string[]; readonly granted: readonly string[] };
  readonly redirectUri: string | null;
  readonly responseType: string | null;
  readonly responseMode: string | null;
  readonly library: Product | null;
  readonly outcome: FlowOutcome;
  /** The later flow in this capture that succeeded at the same thing. */
  readonly recoveredBy: string | null;
  readonly messages: readonly string[];
  /** Why each message belongs here. */
  readonly joins: readonly { readonly message: string; readonly by: string }[];
  readonly errors: readonly string[];
  readonly correlationIds: readonly string[];
}

export interface AuthorityReport {
  readonly host: string;
  readonly cloud: string;
  /** Tenant id, domain or alias as in the path; null where the path has none. */
  readonly tenant: string | null;
  readonly endpointVersion: string | null;
}

export interface TimelineItem {
  readonly id: string;
  readonly entry: number;
  readonly startedDateTime: string | null;
  /** Milliseconds the exchange took; null where the capture does not say. */
  readonly elapsedMs: number | null;
  readonly kind: string;
  readonly flow: string | null;
  /** Lanes of the sequence diagram. */
  readonly from: string;
  readonly to: string;
  readonly method: string;
  /** Origin and path; query values are in `parameters`, masked. */
  readonly url: string;
  readonly status: number | null;
  /** What happens here, in words a person uses. */
  readonly label: string;
  readonly parameters: readonly ShownParameter[];
  /** What the answer holds, by name: members of its JSON, or parameters of its redirect or form. */
  readonly answered: readonly ShownParameter[];
  readonly tokens: readonly string[];
  readonly errors: readonly string[];
}

/** Masked. */
export interface ShownParameter {
  readonly name: string;
  readonly value: string;
}

export interface TokenReport {
  readonly id: string;
  readonly type: TokenType;
  readonly format: 'jwt' | 'jwe' | 'saml' | 'opaque';
  /** Kind, ordinal and length, such as `refresh_token #2, 412 characters`. Never a hash of the value. */
  readonly fingerprint: string;
  readonly issuedBy: { readonly entry: number; readonly message: string; readonly pointer: string } | null;
  readonly uses: readonly {
    readonly entry: number;
    readonly message: string | null;
    readonly pointer: string;
  }[];
  readonly replacedBy: string | null;
  /** Decoded, identities masked; null for what is no JWT. */
  readonly header: Readonly<Record<string, unknown>> | null;
  readonly claims: Readonly<Record<string, unknown>> | null;
  readonly signature: { readonly status: 'valid' | 'invalid' | 'not-checked'; readonly reason: string };
  /** ISO 8601 UTC. */
  readonly issuedAt: string | null;
  readonly expiresAt: string | null;
}

export interface ErrorReport {
  readonly id: string;
  readonly entry: number;
  readonly message: string;
  readonly flow: string | null;
  /** `AADSTS240002`, `AADB2C90118`; null where the error has no such number. */
  readonly code: string | null;
  /** OAuth `error` member. */
  readonly error: string | null;
  readonly suberror: string | null;
  readonly description: string | null;
  /** A few words on what the code means, from entrace's own knowledge. */
  readonly title: string | null;
  readonly correlationId: string | null;
  readonly traceId: string | null;
  readonly timestamp: string | null;
  readonly retryable: boolean;
  /** Part of a normal course of events, such as polling a device code. */
  readonly expected: boolean;
}

export interface Finding {
  readonly id: string;
  readonly ruleId: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly proof: Proof;
  readonly title: string;
  readonly detail: string;
  readonly flow: string | null;
  readonly rootCause: boolean;
  /** Errors of the server that this finding accounts for. */
  readonly explains: readonly string[];
  /** Findings that follow from this one. */
  readonly consequences: readonly string[];
  readonly evidence: readonly EvidenceReport[];
  readonly codes: readonly string[];
  /** What to check by hand, each item present, absent or unknown; empty for most rules. */
  readonly checklist: readonly ChecklistItem[];
  readonly correctedRequest: CorrectedRequest | null;
  readonly owner: Owner;
  readonly fix: readonly string[];
  readonly references: readonly Reference[];
  readonly docsUrl: string;
}

export interface EvidenceReport {
  readonly role: 'primary' | 'related';
  readonly entry: number | null;
  readonly pointer: string;
  readonly within?: readonly string[];
  /** Masked. Absent where there is nothing at that place, or nothing that may be shown. */
  readonly value?: string;
  readonly note: string;
}

export interface ChecklistItem {
  readonly name: string;
  readonly state: 'present' | 'absent' | 'unknown';
  /** Masked; null where there is none to show. */
  readonly value: string | null;
}

/** Masked; a secret stands as its kind in angle brackets, like all that is left to the reader to fill in. */
export interface CorrectedRequest {
  readonly method: string;
  /** With its query, percent-encoded but for what is in angle brackets. */
  readonly url: string;
  /** Form body, one `name=value` a line, nothing encoded but control characters; empty where there is none. */
  readonly body: string;
  /** The same as one command for a shell. */
  readonly curl: string;
  /** The request as sent and as it should have been, with what changed marked. */
  readonly lines: readonly RequestLine[];
}

/** One line of a request. */
export interface RequestLine {
  readonly part: 'request-line' | 'header' | 'query' | 'body';
  /** `kept`, or `removed` from what was sent, or `added` to it; what is replaced is both, one after the other. */
  readonly change: 'kept' | 'removed' | 'added';
  /** The method, or the name of the header or parameter. */
  readonly name: string;
  /** The address without its query, or the value; nothing encoded. */
  readonly value: string;
}

export interface Undecided {
  readonly ruleId: string;
  readonly flow: string | null;
  /** Why the capture cannot tell. */
  readonly reason: string;
}

/** What a support case needs, for the failing request. */
export interface Handoff {
  readonly tenantId: string | null;
  readonly clientId: string | null;
  readonly resource: string | null;
  readonly errorCode: string | null;
  readonly correlationId: string | null;
  readonly requestId: string | null;
  /** ISO 8601 UTC. */
  readonly timestampUtc: string | null;
  /** KQL for the Entra sign-in logs in Log Analytics; null where no id is known to search for. */
  readonly signInLogQuery: string | null;
  /** What to record next time, so that the open questions can be answered. */
  readonly nextCapture: string | null;
}
