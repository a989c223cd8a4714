/** What a topic of `entrace explain` is about. */
export type TopicKind =
  | 'code'
  | 'oauth-error'
  | 'suberror'
  | 'api-error'
  | 'grant'
  | 'response-type'
  | 'response-mode'
  | 'claim'
  | 'parameter'
  | 'scope'
  | 'amr'
  | 'acr'
  | 'directory-role'
  | 'header'
  | 'endpoint'
  | 'resource'
  | 'client'
  | 'rule';

/** A short list under a heading, such as "Compare in the capture". */
export interface TopicSection {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** One thing that entrace can explain, in its own words. */
export interface Topic {
  readonly kind: TopicKind;
  /** As people type it: the wire spelling of a claim, grant or header, the code, the rule id. */
  readonly name: string;
  /** Other spellings that lead here. */
  readonly aliases?: readonly string[];
  /** A few words, no full stop. */
  readonly title: string;
  /** One or two sentences. */
  readonly summary: string;
  readonly sections: readonly TopicSection[];
  /** Names of other topics. */
  readonly related?: readonly string[];
  /** Ids of rules that look at it. */
  readonly rules?: readonly string[];
}
