import { terminalSafe } from '../terminal-safe.js';

/**
 * The attributes that the view sets. Neither `style` nor a handler is among them: the content security policy of the
 * report allows none.
 */
type AttributeName =
  | 'class'
  | 'datetime'
  | 'for'
  | 'hidden'
  | 'href'
  | 'id'
  | 'lang'
  | 'open'
  | 'rel'
  | 'role'
  | 'scope'
  | 'selected'
  | 'tabindex'
  | 'target'
  | 'title'
  | 'type'
  | 'value'
  | `aria-${string}`;

export type Attributes = Readonly<Partial<Record<AttributeName, string | number | boolean | undefined>>>;

/** What may stand inside an element: text is made safe and visible, nothing is ever parsed as HTML. */
export type Child = Node | string | undefined;

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element. `true` sets an attribute without a value; `false` and undefined leave it out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  append(made, children);
  return made;
}

/** Makes a part of a drawing. Lengths may be percentages: drawings fit any width without a script. */
export function shape<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(SVG, tag);
  setAttributes(made, attributes);
  append(made, children);
  return made;
}

/** Text of several lines to be read as it is. */
export function preformatted(text: string, attributes: Attributes = {}): HTMLPreElement {
  const lines = text.trimEnd().split(/\r\n|[\n\r]/);
  const made = element('pre', { tabindex: 0, ...attributes });
  made.append(document.createTextNode(lines.map(terminalSafe).join('\n')));
  return made;
}

export function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined) continue;
    parent.appendChild(typeof child === 'string' ? document.createTextNode(terminalSafe(child)) : child);
  }
}

function setAttributes(made: Element, attributes: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : terminalSafe(String(value)));
  }
}
