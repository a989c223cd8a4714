/** Evidence as rules hand it in, and as reports show it. */
interface Piece {
  readonly role: 'primary' | 'related';
  readonly entry: number | null;
}

/** The place that shows a finding; undefined where it is about the capture as a whole. */
export function primaryEvidence<Each extends Piece>(finding: {
  readonly evidence: readonly Each[];
}): Each | undefined {
  return finding.evidence.find(({ role }) => role === 'primary');
}

/** The entry of that place; null where it is about the capture as a whole. */
export function primaryEntry(finding: { readonly evidence: readonly Piece[] }): number | null {
  return primaryEvidence(finding)?.entry ?? null;
}
