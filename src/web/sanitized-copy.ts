import { element } from '../report/html/element.js';
import type { Report } from '../report/report.js';
import { liveSecretsWords } from './live-secrets.js';
import type { ReportFace } from './report-face.js';
import { saveFile } from './save-file.js';
import type { SanitizedCopy } from './worker-messages.js';

/** Beside a report: how long its credentials live, and a copy of the capture that is fit to be sent. */
export function sanitizedCopyBar(report: Report, face: ReportFace): HTMLElement | undefined {
  const make = face.sanitizerOf(report);
  const live = liveSecretsWords(report, Date.now());
  if (make === undefined && live === undefined) return undefined;
  const bar = element('div', { class: 'copy-bar', role: 'group', 'aria-label': 'Sanitized copy' });
  bar.append(...(live === undefined ? [] : [element('span', {}, live)]));
  if (make !== undefined) bar.append(makeButton(bar, report, make));
  return bar;
}

function makeButton(bar: HTMLElement, report: Report, make: () => Promise<SanitizedCopy>): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'button' }, 'Make a sanitized copy');
  button.addEventListener('click', () => {
    button.disabled = true;
    button.textContent = 'Making a sanitized copy';
    void make().then(
      (copy) => offer(bar, report.capture.name, copy),
      () => refuse(bar),
    );
  });
  return button;
}

/** Two files from one press would make browsers ask: each has its button. */
function offer(
  bar: HTMLElement,
  captureName: string,
  { bytes, format, receipt, proof }: SanitizedCopy,
): void {
  const name = `${baseName(captureName)}.sanitized`;
  const saveCopy = saveButton('Save sanitized capture', () =>
    saveFile(bytes, `${name}.${format}`, 'application/octet-stream'),
  );
  const saveReceipt = saveButton('Save receipt', () =>
    saveFile(receipt, `${name}.receipt.md`, 'text/markdown'),
  );
  bar.replaceChildren(element('span', { role: 'status' }, proof), saveCopy, saveReceipt);
  saveCopy.focus();
}

function refuse(bar: HTMLElement): void {
  const words = 'No sanitized copy could be made of this capture. Send the report: it holds no secrets.';
  bar.replaceChildren(element('span', { role: 'status' }, words));
}

function saveButton(label: string, save: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'button' }, label);
  button.addEventListener('click', save);
  return button;
}

/** Without folders, and without the ending that says what it is. */
function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).replace(/\.(?:har|saz)$/i, '');
}
