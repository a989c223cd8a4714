import { element } from '../report/html/element.js';

let made = 0;

/** Asks for the password of encrypted captures. It goes to the worker and is kept nowhere. */
export function passwordForm(onPassword: (password: string) => void): HTMLElement {
  made += 1;
  const id = `password-${made}`;
  const field = element('input', { type: 'password', id, class: 'field' });
  field.autocomplete = 'off';
  // Without a name nothing of it could be submitted, and the policy of the page forbids that anyway.
  const form = element(
    'form',
    { class: 'password' },
    element('label', { for: id }, 'Password'),
    field,
    element('button', { type: 'submit', class: 'button primary' }, 'Open'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { value } = field;
    field.value = '';
    if (value !== '') onPassword(value);
  });
  return form;
}
