import { VIEW } from './html-assets.js';
import type { Document } from './report.js';
import { toJson } from './to-json.js';
import { xmlSafe } from './xml-safe.js';

/** Nothing but the file's own script and style, each by its hash: no connection, image, form or frame. */
const POLICY = [
  "default-src 'none'",
  `script-src '${VIEW.scriptHash}'`,
  `style-src '${VIEW.styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Writes a document as one file that shows itself in a browser, without a network and without a server. */
export function toHtml(document: Document): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<meta name="generator" content="entrace ${xmlSafe(document.tool.version)}">`,
    `<title>${xmlSafe(titleOf(document))}</title>`,
    `<style>${VIEW.style}</style>`,
    '</head>',
    '<body>',
    '<main id="report"></main>',
    `<noscript>${withoutScript(document)}</noscript>`,
    `<script type="application/json" id="document">${dataOf(document)}</script>`,
    `<script>${VIEW.script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function titleOf({ reports, unreadable }: Document): string {
  const count = reports.length + unreadable.length;
  const [only] = reports;
  return count === 1 && only !== undefined ? `${only.capture.name} · entrace` : `${count} captures · entrace`;
}

/** What a reader without scripts needs most, as in the preview of a mail. */
function withoutScript({ reports }: Document): string {
  const headlines = reports.map(
    ({ capture, summary }) => `<p><b>${xmlSafe(capture.name)}</b>: ${xmlSafe(summary.headline)}</p>`,
  );
  return [...headlines, '<p>Open this file in a browser that runs scripts to see the whole report.</p>'].join(
    '',
  );
}

/** The same JSON as `--format json` gives; without `<` nothing in it can end the element. */
function dataOf(document: Document): string {
  return toJson(document).replaceAll('<', '\\u003c');
}
