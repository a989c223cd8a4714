import { findClientApp, findResource } from '../knowledge/find-app.js';

/** The name of the well-known application or API that an id stands for; undefined for others. */
export function appName(id: string): string | undefined {
  return findClientApp(id)?.name ?? findResource(id)?.name;
}

/** An id with the name that it has everywhere: `04b07795-… (Microsoft Azure CLI)`. */
export function namedApp(id: string): string {
  const name = appName(id);
  return name === undefined || name === id ? id : `${id} (${name})`;
}

/** A GUID that stands alone: not in quotes, and no part of a URI. */
const LONE_GUID =
  /(?<![\w/:.'"`-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w/'"`-])(?! \()/gi;

/** A sentence with the names of well-known applications behind their GUIDs. */
export function withAppNames(sentence: string): string {
  return sentence.replace(LONE_GUID, namedApp);
}

const ANY_GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** More names than these say nothing. */
const MOST_NAMES = 3;

/** The names of well-known applications whose GUIDs stand anywhere in a captured value, each once. */
export function appNamesIn(value: string): string[] {
  const names = (value.match(ANY_GUID) ?? []).flatMap((id) => appName(id) ?? []);
  return [...new Set(names)].slice(0, MOST_NAMES);
}
