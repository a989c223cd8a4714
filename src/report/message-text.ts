import type { MessageData } from '../rules/define-rule.js';

/** Fills `{name}` in a rule's sentence from its data; a name without data stays as it is. */
export function fillMessage(template: string, data: MessageData): string {
  return template.replace(/\{(\w+)\}/g, (whole, name) =>
    String((Object.hasOwn(data, name) ? data[name] : undefined) ?? whole),
  );
}
