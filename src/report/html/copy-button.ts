import { element } from './element.js';

/** How long a button says that it has copied. */
const SAID_MS = 1600;

/** A button that copies a text. The text is made when it is pressed: a note may be long. */
export function copyButton(label: string, textOf: () => string): HTMLButtonElement {
  const words = element('span', {}, label);
  const button = element('button', { type: 'button', class: 'button' }, words);
  button.addEventListener('click', () => {
    void copyText(textOf()).then((done) => say(words, label, done ? 'Copied' : 'Not allowed here'));
  });
  return button;
}

function say(words: HTMLElement, label: string, said: string): void {
  words.textContent = said;
  announce(said);
  setTimeout(() => {
    words.textContent = label;
  }, SAID_MS);
}

/** Says a few words to those who listen to the page. */
function announce(words: string): void {
  const said = element('div', { role: 'status', class: 'unseen' });
  document.body.append(said);
  // A live region speaks when its text changes, not when it appears.
  setTimeout(() => {
    said.textContent = words;
  }, 50);
  setTimeout(() => said.remove(), SAID_MS);
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Where the clipboard is not given to the page, as over plain http. */
function copyBySelection(text: string): boolean {
  const field = element('textarea', { class: 'unseen', 'aria-hidden': 'true', tabindex: -1 });
  field.value = text;
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
