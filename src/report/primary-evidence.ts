import type { EvidenceReport, Finding } from './report.js';

/** The place that shows a finding; undefined where it is about the capture as a whole. */
export function primaryEvidence({ evidence }: Finding): EvidenceReport | undefined {
  return evidence.find(({ role }) => role === 'primary');
}
