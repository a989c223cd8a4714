import type { TokenReport } from '../report.js';
import { placeLink } from './place-link.js';
import type { ViewContext } from './view-context.js';

/** A link to a token in the inspector, by its fingerprint. */
export function tokenLink({ id, fingerprint }: TokenReport, context: ViewContext): HTMLElement {
  return placeLink(context, { token: context.tokenNumbers.get(id), section: undefined }, fingerprint);
}
