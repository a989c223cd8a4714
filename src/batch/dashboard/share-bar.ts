import { shape } from '../../report/html/element.js';

/** One part of a bar. */
export interface Share {
  readonly kind: 'broken' | 'nothing-wrong' | 'unreadable' | 'other';
  readonly count: number;
}

/** A bar of parts beside each other, as wide as its place. A drawing: the policy of the page allows no styles. */
export function shareBar(shares: readonly Share[], whole: number): SVGSVGElement {
  let start = 0;
  const parts = shares
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => {
      const part = shape('rect', {
        class: `share ${kind}`,
        x: percent(start, whole),
        width: percent(count, whole),
        height: '100%',
      });
      start += count;
      return part;
    });
  return shape('svg', { class: 'share-bar', 'aria-hidden': 'true' }, ...parts);
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : (100 * part) / whole}%`;
}
