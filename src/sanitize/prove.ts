import type { Finding, Report } from '../report/report.js';
import type { Proof, ProvenFinding } from './receipt.js';

/** Rules that judge the capture itself, or what no replacement can keep: a signature. */
const SET_ASIDE: ReadonlySet<string> = new Set(['live-secrets-in-capture', 'jwt-signature-invalid']);

/**
 * Compares what two captures are found to hold. `originalOf` gives the index that an entry of the output had in the
 * input.
 */
export function prove(before: Report, after: Report, originalOf: (entry: number) => number): Proof {
  const wanted = before.findings.filter(isCompared).map((finding) => toProven(finding, (entry) => entry));
  const left = after.findings.filter(isCompared).map((finding) => toProven(finding, originalOf));
  const lost: ProvenFinding[] = [];
  for (const finding of wanted) {
    const at = left.findIndex((each) => keyOf(each) === keyOf(finding));
    if (at < 0) lost.push(finding);
    else left.splice(at, 1);
  }
  return {
    equal: lost.length === 0 && left.length === 0,
    findings: wanted.length - lost.length,
    lost,
    gained: left,
  };
}

function isCompared({ ruleId, category }: Finding): boolean {
  return category !== 'capture' && !SET_ASIDE.has(ruleId);
}

function toProven(
  { ruleId, severity, evidence }: Finding,
  originalOf: (entry: number) => number,
): ProvenFinding {
  const entry = evidence.find(({ role }) => role === 'primary')?.entry ?? null;
  return { ruleId, severity, entry: entry === null ? null : originalOf(entry) };
}

function keyOf({ ruleId, entry, severity }: ProvenFinding): string {
  return `${ruleId} ${entry} ${severity}`;
}
