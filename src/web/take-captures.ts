import { filesOfInput, filesOfTransfer, type NamedFile } from './dropped-files.js';
import { staticPart, staticPartOf } from './static-part.js';

/** Called with what the user handed over; none where it held no file. */
export type OnCaptures = (files: readonly NamedFile[]) => void;

/** Takes captures in every way that a browser has: dropped anywhere, pasted, chosen as files or as a folder. */
export function takeCaptures(onCaptures: OnCaptures): void {
  takeDropped(onCaptures);
  takePasted(onCaptures);
  takeChosen('files', ['choose-files', 'open-another'], onCaptures);
  takeChosen('folder', ['choose-folder'], onCaptures);
}

function takeDropped(onCaptures: OnCaptures): void {
  const veil = staticPart('veil');
  // Entering a child leaves its parent: what counts is how many were entered and not left.
  let depth = 0;
  const cover = (change: number) => {
    depth = Math.max(0, depth + change);
    veil.hidden = depth === 0;
  };
  document.addEventListener('dragenter', (event) => cover(hasFiles(event) ? 1 : 0));
  document.addEventListener('dragleave', (event) => cover(hasFiles(event) ? -1 : 0));
  document.addEventListener('dragover', (event) => {
    // Without this the browser would open the file in place of the page.
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = hasFiles(event) ? 'copy' : 'none';
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    cover(-depth);
    if (hasFiles(event) && event.dataTransfer !== null) handOver(event.dataTransfer, onCaptures);
  });
}

/** What the browser may not open holds nothing, as far as the page can tell. */
function handOver(transfer: DataTransfer, onCaptures: OnCaptures): void {
  filesOfTransfer(transfer).then(onCaptures, () => onCaptures([]));
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

function takePasted(onCaptures: OnCaptures): void {
  document.addEventListener('paste', (event) => {
    const { clipboardData, target } = event;
    if (clipboardData === null || target instanceof HTMLInputElement) return;
    event.preventDefault();
    const text = clipboardData.getData('text/plain');
    if (clipboardData.files.length > 0) handOver(clipboardData, onCaptures);
    else if (text.trim() !== '') onCaptures([pastedText(text)]);
  });
}

function pastedText(text: string): NamedFile {
  const name = 'pasted.har';
  return { file: new File([text], name), name };
}

function takeChosen(inputId: string, buttonIds: readonly string[], onCaptures: OnCaptures): void {
  const input = staticPartOf(inputId, HTMLInputElement);
  for (const id of buttonIds) staticPart(id).addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const files = filesOfInput(input);
    // The same file can be chosen again; and the page no longer holds on to it.
    input.value = '';
    onCaptures(files);
  });
}
