import { escapeHidden } from '../report/to-json.js';
import { xmlSafe } from '../report/xml-safe.js';
import { VIEW } from './dashboard-assets.js';
import type { DashboardData } from './dashboard-data.js';
import { countsSentence } from './summary-markdown.js';

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

/** Writes a batch as one file that shows itself in a browser, without a network and without a server. */
export function toDashboard(data: DashboardData): string {
  const { summary } = data;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<meta name="generator" content="entrace ${xmlSafe(summary.tool.version)}">`,
    `<title>${summary.captures.total} captures · entrace</title>`,
    `<style>${VIEW.style}</style>`,
    '</head>',
    '<body>',
    '<main id="dashboard"></main>',
    `<noscript><p>${xmlSafe(countsSentence(summary))}</p><p>Open this file in a browser that runs scripts, or read summary.md.</p></noscript>`,
    `<script type="application/json" id="data">${dataOf(data)}</script>`,
    `<script>${VIEW.script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** JSON without `<`: nothing in it can end the element. */
function dataOf(data: DashboardData): string {
  return escapeHidden(JSON.stringify(data)).replaceAll('<', '\\u003c');
}
