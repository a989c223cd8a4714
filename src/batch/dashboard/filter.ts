import type { DashboardRow } from '../dashboard-data.js';

/** What a capture may be picked by, as the lists of a row are called. */
export type Facet = 'clusters' | 'codes' | 'rules' | 'clients' | 'tenants' | 'resources';

/** Which captures are shown. */
export interface Filter {
  /** Words that all have to stand somewhere in the row; empty for all captures. */
  readonly text: string;
  readonly verdict: DashboardRow['verdict'] | 'all';
  /** A bar or a group that was picked; null for none. */
  readonly picked: { readonly facet: Facet; readonly id: string; readonly words: string } | null;
}

export const NO_FILTER: Filter = { text: '', verdict: 'all', picked: null };

/** A row with the text that it is found by. */
export interface SearchableRow {
  readonly row: DashboardRow;
  readonly text: string;
}

/** Prepares rows once, so that each key stroke only compares. */
export function toSearchable(rows: readonly DashboardRow[]): SearchableRow[] {
  return rows.map((row) => ({ row, text: textOf(row).toLowerCase() }));
}

function textOf({ name, headline, codes, rules, clients, tenants, resources }: DashboardRow): string {
  return [name, headline, ...codes, ...rules, ...clients, ...tenants, ...resources].join('\n');
}

/** The rows that a filter lets through, in their order. */
export function filterRows(
  rows: readonly SearchableRow[],
  { text, verdict, picked }: Filter,
): readonly DashboardRow[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows
    .filter(({ row }) => verdict === 'all' || row.verdict === verdict)
    .filter(({ row }) => picked === null || row[picked.facet].includes(picked.id))
    .filter((each) => words.every((word) => each.text.includes(word)))
    .map(({ row }) => row);
}
