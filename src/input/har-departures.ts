import { stringMember } from '../model/json.js';

/** A validator that Ajv compiled: true, or false and then `errors` says why. */
export interface Validator {
  (json: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** One error of Ajv 6, as far as it is used here. */
export interface SchemaError {
  readonly keyword: string;
  /** Where in the JSON, such as `.request.headers[3].value`. Schema names and positions, no captured names. */
  readonly dataPath: string;
  readonly params: unknown;
}

/** Errors that are looked at; a list of ten thousand bad headers makes twice as many. */
const MOST_ERRORS = 20;

/** Departures that are spelled out in one note. */
const MOST_DEPARTURES = 6;

/** Says in words how a value departs from a schema: paths, never values. Empty where it does not. */
export function departuresOf(validate: Validator, json: unknown): string {
  if (validate(json)) return '';
  const phrases = new Set((validate.errors ?? []).slice(0, MOST_ERRORS).map(phraseOf));
  const shown = [...phrases].slice(0, MOST_DEPARTURES);
  const left = phrases.size - shown.length;
  return shown.join(', ') + (left > 0 ? ` and ${left} more` : '');
}

const FAULTS: ReadonlyMap<string, string> = new Map([
  ['type', 'has the wrong type'],
  ['format', 'is not in the format that HAR asks for'],
  ['pattern', 'is no ISO 8601 date'],
  ['anyOf', 'is none of the kinds that HAR allows'],
  ['oneOf', 'is none of the kinds that HAR allows'],
]);

function phraseOf(error: SchemaError): string {
  // The third of forty headers and the fourth depart in the same way.
  const path = error.dataPath.replace(/^\./, '').replace(/\[\d+\]/g, '[]');
  if (error.keyword === 'required') {
    const missing = missingProperty(error.params);
    return `${path === '' ? missing : `${path}.${missing}`} is missing`;
  }
  return `${path === '' ? 'it' : path} ${FAULTS.get(error.keyword) ?? 'departs from the schema'}`;
}

function missingProperty(params: unknown): string {
  return stringMember(params, 'missingProperty') ?? '';
}
