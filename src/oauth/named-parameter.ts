/** AADSTS900144 and 90014 put the parameter they miss in quotes. */
const NAMED = /(?:following parameter: |required field )['"‘]([\w-]{1,60})['"’]/i;

/** The parameter that a server says is missing; undefined where the text names none. */
export function findNamedParameter(description: string | undefined): string | undefined {
  return NAMED.exec((description ?? '').slice(0, 2000))?.[1];
}
