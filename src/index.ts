export { type Analysis, type AnalysisFault, type AnalyzeOptions, analyze, runAnalysis } from './analyze.js';
export { attach, attachLarge, type CaseFile, type LargeCase, type SafeCaptureFile } from './attach.js';
export { InputError, type InputErrorCode } from './input/input-error.js';
export { parseCapture, parseCaptures, parseHarStream } from './input/parse-capture.js';
export type { Capture, CaptureNote, Entry } from './model/capture.js';
export type { Evidence } from './model/evidence.js';
export type { Ports } from './model/ports.js';
export type { Document, Finding, Report, Severity } from './report/report.js';
export { reportSchema } from './report/report-schema.js';
export { defineRule, learn, oidc, type Rule, type RuleMeta, rfc } from './rules/define-rule.js';
export { checkSecrets, type SecretCheck } from './sanitize/check-secrets.js';
export type { Receipt } from './sanitize/receipt.js';
export { LeakError } from './sanitize/refuse-leak.js';
export {
  type InputFile,
  type LargeCapture,
  type SafeFile,
  type Sanitized,
  type SanitizeOptions,
  sanitize,
  sanitizeLarge,
} from './sanitize.js';
export { type Shown, showExchanges, type Wanted } from './show-exchanges.js';
