import type { CaptureFormat } from '../model/capture.js';
import type { Severity } from '../report/report.js';
import type { Removal } from './replacement-table.js';

/** What `sanitize` did to a capture, for whoever has to let the file out. Holds no captured value. */
export interface Receipt {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'entrace'; readonly version: string };
  readonly input: ReceiptFile & { readonly name: string };
  readonly output: ReceiptFile;
  readonly options: {
    readonly mode: 'support' | 'strict';
    readonly keepHost: boolean;
    readonly onlyIdentity: boolean;
    /** A case key was given: replacements are the same in all captures of the case. */
    readonly keyed: boolean;
  };
  readonly removed: readonly Removal[];
  /** Request and response bodies that were no sign-in traffic. */
  readonly droppedBodies: number;
  readonly droppedEntries: number;
  /** Entries that are too large or too broken to be read: method, URL without query, status and time stay. */
  readonly indexedEntries: number;
  readonly kept: readonly KeptKind[];
  /** What of a capture is never written, whatever it holds. */
  readonly leftOut: readonly KeptKind[];
  /** What cannot be checked again in the output. */
  readonly notCheckable: readonly string[];
  readonly proof: Proof;
}

export interface ReceiptFile {
  readonly format: CaptureFormat;
  readonly sizeBytes: number;
  /** Lower-case hex; null where the platform cannot hash. */
  readonly sha256: string | null;
  readonly entryCount: number;
}

/** What was left in, or out, on purpose. */
export interface KeptKind {
  readonly what: string;
  readonly why: string;
}

/** A finding as the proof compares it. `entry` is its place in the input; null for one about the whole capture. */
export interface ProvenFinding {
  readonly ruleId: string;
  readonly entry: number | null;
  readonly severity: Severity;
}

/** The findings of input and output, compared by rule, entry and severity. */
export interface Proof {
  readonly equal: boolean;
  /** How many findings both have. */
  readonly findings: number;
  /** Findings that the output does not give. */
  readonly lost: readonly ProvenFinding[];
  /** Findings that only the output gives. */
  readonly gained: readonly ProvenFinding[];
}

/** The keep list (contract of the report): support cannot work without it. */
export const KEPT_FOR_SUPPORT: readonly KeptKind[] = [
  { what: 'tenant ids and tenant domains', why: 'they say which directory answered' },
  { what: 'client ids, resources, scopes and roles', why: 'they say what was asked for, and by which app' },
  {
    what: 'correlation, request and trace ids, timestamps',
    why: 'they find the sign-in in the logs of the service',
  },
  { what: 'error codes and messages', why: 'they say what the service refused' },
  { what: 'redirect URIs, origin and path', why: 'they are compared with the registration of the app' },
  {
    what: 'header and claims of tokens',
    why: 'they say what a token is for; without its signature it is worthless',
  },
  {
    what: 'names of cookies, headers and parameters',
    why: 'their presence is evidence, their values are replaced',
  },
];

/** In strict mode nothing stays that names the tenant or the app. */
export const KEPT_IN_STRICT_MODE: readonly KeptKind[] = KEPT_FOR_SUPPORT.slice(2);

/** What no rule reads is not looked into, and what is not looked into is not written. */
export const LEFT_OUT: readonly KeptKind[] = [
  {
    what: 'members whose name begins with _, but for _error, _fromCache, _resourceType, the type of _initiator, and messages of WebSockets',
    why: 'each exporter puts what it likes there, call stacks with whole URLs included',
  },
  { what: 'pages and their titles', why: 'a title may say what somebody was reading' },
  { what: 'attributes in lists of cookies', why: 'the headers that the lists are made from say the same' },
];
