export { type Analysis, type AnalysisFault, type AnalyzeOptions, analyze, runAnalysis } from './analyze.js';
export { InputError, type InputErrorCode } from './input/input-error.js';
export { parseCapture, parseCaptures, parseHarStream } from './input/parse-capture.js';
export type { Capture, CaptureNote, Entry } from './model/capture.js';
export type { Evidence } from './model/evidence.js';
export type { Ports } from './model/ports.js';
export type { Document, Finding, Report, Severity } from './report/report.js';
export { reportSchema } from './report/report-schema.js';
export { defineRule, learn, oidc, type Rule, type RuleMeta, rfc } from './rules/define-rule.js';
