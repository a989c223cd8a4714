import { element } from '../../report/html/element.js';

/** The name of a capture, which leads to its own report where one was made. */
export function captureName(name: string, report: string | null): HTMLElement {
  return report === null ? element('span', {}, name) : element('a', { href: reportHref(report) }, name);
}

/** A path of plain characters below the page; whatever else it were, it could not become a scheme. */
function reportHref(report: string): string {
  return `./${report.split('/').map(encodeURIComponent).join('/')}`;
}
