/** A part of the page that stands in its HTML. Throws where there is none: the page would be built wrongly. */
export function staticPart(id: string): HTMLElement {
  return staticPartOf(id, HTMLElement);
}

/** The same, of one kind. */
export function staticPartOf<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new TypeError(`The page lacks its part ${id}.`);
}
