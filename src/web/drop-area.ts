import { element } from '../report/html/element.js';
import { passwordForm } from './password-form.js';
import type { RunProgress } from './run.js';
import { staticPart } from './static-part.js';

/** The box that captures are dropped on: it also shows how far the work is, and why it ended in nothing. */
export interface DropArea {
  showIdle(): void;
  /** Shows a run; the first call draws it, the next ones move its bar. */
  showProgress(progress: RunProgress, onCancel: () => void): void;
  showProblem(problem: Problem): void;
}

/** Why nothing could be shown, in a sentence with the remedy. */
export interface Problem {
  readonly title: string;
  readonly message: string;
  /** Present where a password would help. */
  readonly onPassword?: (password: string) => void;
  readonly onDismiss: () => void;
}

export function createDropArea(): DropArea {
  const idle = staticPart('drop-idle');
  const busy = staticPart('drop-busy');
  const error = staticPart('drop-error');
  let bar: ProgressBar | undefined;

  function showOnly(part: HTMLElement): void {
    for (const each of [idle, busy, error]) each.hidden = each !== part;
    if (part !== busy) {
      busy.replaceChildren();
      bar = undefined;
    }
    if (part !== error) error.replaceChildren();
  }

  return {
    showIdle: () => showOnly(idle),
    showProgress(progress, onCancel) {
      if (bar === undefined) {
        bar = progressBar(onCancel);
        busy.replaceChildren(bar.element);
        showOnly(busy);
      }
      bar.show(progress);
    },
    showProblem(problem) {
      showOnly(error);
      error.replaceChildren(problemCard(problem));
      error.querySelector<HTMLElement>('input, button')?.focus();
    },
  };
}

interface ProgressBar {
  readonly element: HTMLElement;
  show(progress: RunProgress): void;
}

function progressBar(onCancel: () => void): ProgressBar {
  const name = element('p', { class: 'busy-name' });
  const bar = element('progress', { 'aria-label': 'Reading' });
  const words = element('p', { class: 'faint' });
  const cancel = element('button', { type: 'button', class: 'button' }, 'Cancel');
  cancel.addEventListener('click', onCancel);
  return {
    element: element('div', { class: 'busy' }, name, bar, words, cancel),
    show({ name: file, position, files, done, total }) {
      name.textContent = files === 1 ? file : `${file} (${position} of ${files})`;
      const isRead = done >= total;
      // Without a value the bar only says that something goes on.
      if (isRead) bar.removeAttribute('value');
      else bar.value = total === 0 ? 0 : done / total;
      words.textContent = isRead
        ? 'Rebuilding the sign-in'
        : `${megabytes(done)} of ${megabytes(total)} MB read`;
    },
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0);
}

function problemCard({ title, message, onPassword, onDismiss }: Problem): HTMLElement {
  const dismiss = element('button', { type: 'button', class: 'button' }, 'Choose another capture');
  dismiss.addEventListener('click', onDismiss);
  return element(
    'div',
    { class: onPassword === undefined ? 'problem failed' : 'problem', role: 'alert' },
    element('h2', {}, title),
    element('p', {}, message),
    onPassword === undefined ? undefined : passwordForm(onPassword),
    element('div', { class: 'buttons' }, dismiss),
  );
}
