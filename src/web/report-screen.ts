import type { Report } from '../report/report.js';
import { element } from './element.js';
import type { ReportFace } from './report-face.js';
import { saveFile } from './save-file.js';
import { documentOf } from './to-document.js';

/** A screen that is shown until it is closed; then it holds nothing any more. */
export interface OpenScreen {
  close(): void;
}

/** Shows one report; `position` where it is one of several. */
export function openReport(
  root: HTMLElement,
  report: Report,
  _position: number | undefined,
  face: ReportFace,
): OpenScreen {
  const save = element('button', { type: 'button', class: 'button' }, 'JSON');
  save.addEventListener('click', () => {
    void face
      .render(documentOf([report]), 'json')
      .then((text) => saveFile(text, `${report.capture.name}.json`, 'application/json'));
  });
  root.replaceChildren(
    element('h1', {}, report.summary.headline),
    element('p', { class: 'faint' }, report.capture.name),
    save,
  );
  return { close: () => root.replaceChildren() };
}
