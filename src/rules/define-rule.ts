import type { Evidence } from '../model/evidence.js';
import type { Flow } from '../oauth/flows.js';
import type { Message } from '../oauth/messages.js';
import type { Story } from '../oauth/story.js';
import type { Category, Owner, Proof, Reference, Severity } from './rule-terms.js';

/** Where the project lives; rule pages hang below it. */
export const HOMEPAGE = 'https://github.com/entrace/entrace';

/**
 * What a rule looks at, one at a time; the runner does the walking. `message-with-errors` is a message whose other side
 * told an error, expected ones included.
 */
export type SubjectKind = Message['kind'] | 'message' | 'message-with-errors' | 'flow' | 'capture';

export type SubjectOf<Kind extends SubjectKind> = Kind extends 'flow'
  ? Flow
  : Kind extends 'capture'
    ? Story
    : Kind extends 'message' | 'message-with-errors'
      ? Message
      : MessageOf<Message, Kind>;

/** The member of the union whose `kind` may be this one. */
type MessageOf<Member extends Message, Kind> = Member extends unknown
  ? Kind extends Member['kind']
    ? Member
    : never
  : never;

/** Data of a rule: all that the catalogue, `explain` and the reports print. */
export interface RuleMeta<MessageId extends string = string> {
  /** Kebab-case noun for the failing state; never renamed. */
  readonly id: string;
  readonly category: Category;
  /** A few words, no full stop. */
  readonly title: string;
  /** How bad it is if true. */
  readonly severity: Severity;
  readonly proof: Proof;
  readonly owner: Owner;
  /** Codes that this fault leads to (`AADSTS…`, `AADB2C…`); they decide which errors a finding explains. */
  readonly codes: readonly string[];
  /** Sentences by id; `{name}` is filled from the data of a report. */
  readonly messages: Readonly<Record<MessageId, string>>;
  /** Why it is a fault, for a developer under stress. */
  readonly why: string;
  /** What to change, likeliest first. */
  readonly fix: readonly string[];
  readonly references: readonly Reference[];
  /** Ids of rules that say less about the same fault; their findings hang below this one's. */
  readonly supersedes?: readonly string[];
  /**
   * Severity that stays although the request was answered or the flow succeeded; without it such a finding is
   * `info`.
   */
  readonly onSuccess?: Severity;
  /** Why `onSuccess` departs from the rest, for the catalogue. */
  readonly kept?: string;
  /** Why and when the rule reports less than `severity`, for the catalogue. */
  readonly lowered?: string;
  /** False for advice that is never the cause of a failed flow. Default true. */
  readonly canBeCause?: boolean;
}

export interface CheckedItem {
  readonly name: string;
  readonly state: 'present' | 'absent' | 'unknown';
  /** Masked by the report like every captured value; undefined where there is none to show. */
  readonly value?: string;
}

/** The request as it should have been, as a change of the one that was sent. */
export interface RequestChange {
  readonly message: Message;
  /** Parameters to add or replace; a value in angle brackets stands for what the reader has to fill in. */
  readonly set?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
  /** Another path or host, where the endpoint was wrong. */
  readonly url?: string;
  readonly method?: string;
}

/** What else a rule may say about one finding. */
export interface ReportOptions {
  /** Lower than `meta.severity`, for a reason `meta.lowered` gives. */
  readonly severity?: Severity;
  /** The flow it belongs to, where the subject does not tell. */
  readonly flow?: Flow | undefined;
  /** Ids of the errors it accounts for, where codes do not tell. */
  readonly explains?: readonly string[];
  readonly checklist?: readonly CheckedItem[];
  readonly change?: RequestChange;
}

export type MessageData = Readonly<Record<string, string | number>>;

/** How a rule reports. Exactly one piece of evidence is primary. */
export interface Reporter<MessageId extends string = string> {
  (messageId: MessageId, data: MessageData, evidence: readonly Evidence[], options?: ReportOptions): void;
  /** The capture cannot show it: kept in `undecided`, once per rule and flow. */
  readonly cannotTell: (reason: string, flow?: Flow) => void;
}

/** A rule as the runner sees it. */
export interface Rule {
  readonly meta: RuleMeta & { readonly docsUrl: string };
  readonly on: SubjectKind | readonly SubjectKind[];
  readonly check: (subject: never, report: Reporter, story: Story) => void;
}

interface RuleDefinition<MessageId extends string, Kind extends SubjectKind> {
  readonly meta: RuleMeta<MessageId>;
  /** The narrowest there is; several kinds are walked one after the other. */
  readonly on: Kind | readonly Kind[];
  /** Pure and synchronous; holds no state, throws nothing, puts no secret into data or notes. */
  readonly check: (subject: SubjectOf<Kind>, report: Reporter<MessageId>, story: Story) => void;
}

/** Defines a rule: a wrong message id, or a subject of the wrong kind, does not compile. */
export function defineRule<MessageId extends string, const Kind extends SubjectKind>(
  definition: RuleDefinition<MessageId, Kind>,
): Rule {
  const { meta, on, check } = definition;
  const docsUrl = `${HOMEPAGE}/blob/main/src/rules/README.md#${meta.id}`;
  // Not spread: the command's bundle has the texts made only where they are read (`lazy-rule-texts.ts`).
  return { meta: Object.assign(meta, { docsUrl }), on, check };
}

/** A section of an RFC, or an appendix, which has a letter. */
export function rfc(number: number, section: string): Reference {
  const kind = /^[A-Z]/.test(section) ? 'appendix' : 'section';
  return {
    title: `RFC ${number} ${kind} ${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#${kind}-${section}`,
  };
}

/** A section of OpenID Connect Core 1.0; `anchor` as in the specification, such as `IDTokenValidation`. */
export function oidc(title: string, anchor: string): Reference {
  return {
    title: `OpenID Connect Core 1.0, ${title}`,
    url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
  };
}

/** A page of Microsoft's documentation, by its path below `/entra/identity-platform/`, or from the root with `/`. */
export function learn(title: string, path: string): Reference {
  const page = path.startsWith('/') ? path : `/entra/identity-platform/${path}`;
  return { title, url: `https://learn.microsoft.com${page}` };
}
