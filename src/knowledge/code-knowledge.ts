/** Who can cure an error (the contract's `owner`). */
export const CODE_OWNERS = [
  'client-app',
  'api',
  'tenant-admin',
  'user',
  'network',
  'capture',
  'service',
] as const;
export type CodeOwner = (typeof CODE_OWNERS)[number];

/**
 * What a client should do with an error: nothing (a normal step), try again later, bring the user, mend the
 * registration or the code, mend a policy or the account, ask support since nothing on this side can cure it.
 */
export type CodeAction =
  | 'none'
  | 'retry'
  | 'interaction'
  | 'registration'
  | 'code'
  | 'policy'
  | 'account'
  | 'support';

/** One cause of a code. A statement, a sign in the capture, a cure: no full stop at the end of any. */
export interface CodeCase {
  readonly cause: string;
  readonly see: string;
  readonly fix: string;
}

/** What entrace knows of one AADSTS or AADB2C code, in its own words. */
export interface CodeKnowledge {
  /** Digits only for AADSTS (`240002`), the whole name for others (`AADB2C90118`). */
  readonly code: string;
  /** Microsoft's symbolic name, where one is published. */
  readonly name?: string;
  /** A few words, no full stop; fits a table cell. */
  readonly title: string;
  /** One or two sentences: what the service is saying. */
  readonly means: string;
  /** Things to compare in the capture, likeliest first. Empty where nothing reliable is known. */
  readonly causes: readonly string[];
  /** What to change, likeliest first. */
  readonly fix: readonly string[];
  /** The causes one by one, each with its sign and its cure; for codes that have many. */
  readonly cases?: readonly CodeCase[];
  /** How neighbours that look alike are told from it. */
  readonly unlike?: readonly string[];
  /** A file in `samples/` that ends in this code. */
  readonly sample?: string;
  readonly owner: CodeOwner;
  readonly action: CodeAction;
  /** Neighbouring codes, digits only. */
  readonly related?: readonly string[];
  /** Ids of entrace rules that look for the cause in the bytes. */
  readonly rules?: readonly string[];
  /**
   * What the server prints, with `{name}` for the values it fills in; matched against real messages to pull the
   * values out. Several variants are possible.
   */
  readonly templates?: readonly string[];
  /** What the code means instead where the server names another `error` beside it than it usually does. */
  readonly otherNames?: readonly NamedMeaning[];
}

/** The meaning of a code under one value of `error`. */
export interface NamedMeaning {
  /** Wire value, such as `authorization_declined`. */
  readonly error: string;
  readonly title: string;
  readonly means: string;
  readonly fix: readonly string[];
  readonly action: CodeAction;
}

/** Codes that are told in one file. */
export interface CodeFamily {
  /** Its codes, with blanks between them. */
  readonly codes: string;
  readonly read: () => readonly CodeKnowledge[];
}
