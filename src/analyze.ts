import type { Capture } from './model/capture.js';
import type { Ports } from './model/ports.js';
import { buildStory } from './oauth/story.js';
import { createKeyedMasker, createMasker, type Masker } from './redact/masker.js';
import { buildReport } from './report/build-report.js';
import type { Report, Severity } from './report/report.js';
import { allRules } from './rules/all-rules.js';
import type { Rule } from './rules/define-rule.js';
import { runRules } from './rules/run-rules.js';

export interface AnalyzeOptions {
  /** Hashing and inflating, as the face can do them. */
  readonly ports: Ports;
  /** Default `check`. `ignore`: no signature is verified, and nothing is concluded from one. */
  readonly signatures?: 'check' | 'ignore';
  /**
   * The key of the case: for what `sanitize` recorded of the signatures it replaced, and for names that are the same in all
   * captures of the case.
   */
  readonly key?: Uint8Array;
  /** Default `mask`. */
  readonly identities?: 'mask' | 'keep';
  /** Default false. True shows captured secrets: the caller owes a loud warning. */
  readonly includeSecrets?: boolean;
  /** Severities set by rule id; `off` silences a rule. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>;
  /** The user's own rules, run after entrace's. */
  readonly extraRules?: readonly Rule[];
}

/** A rule failed: a fault in entrace (or in the user's own rule), told after the report is made. */
export interface AnalysisFault {
  readonly ruleId: string;
  /** The kind of exception; never its text, which may hold a captured value. */
  readonly message: string;
}

/** A report, and what went wrong in making it. */
export interface Analysis {
  readonly report: Report;
  readonly faults: readonly AnalysisFault[];
}

/** Analyses a capture: rebuilds the story, runs the rules, words and masks the report. Pure but for the ports. */
export async function runAnalysis(capture: Capture, options: AnalyzeOptions): Promise<Analysis> {
  const story = await buildStory(capture, options.ports, options);
  const rules = [...allRules, ...(options.extraRules ?? [])];
  const run = runRules(rules, story, options.severities);
  const masker = await maskerFor(capture, options);
  return { report: buildReport(story, run, masker), faults: run.faults };
}

/** Masks as the options say; with the key of a case what cannot be guessed is called the same in all its captures. */
export async function maskerFor(
  capture: Capture,
  { identities = 'mask', includeSecrets = false, key, ports }: AnalyzeOptions,
): Promise<Masker> {
  const options = { identities, includeSecrets };
  return key === undefined ? createMasker(capture, options) : createKeyedMasker(capture, options, key, ports);
}

/**
 * Analyses a capture and gives its report: the same bytes always give the same report.
 *
 * @example
 * const report = await analyze(await parseCapture(bytes, { name: 'sign-in.har', ports }), { ports });
 */
export async function analyze(capture: Capture, options: AnalyzeOptions): Promise<Report> {
  return (await runAnalysis(capture, options)).report;
}
