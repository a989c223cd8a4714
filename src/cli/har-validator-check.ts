import { type Har12Check, har12Check } from '../input/har-conformance.js';
import type { SchemaError, Validator } from '../input/har-departures.js';
import { member, stringMember } from '../model/json.js';

type Validate = (data: unknown, next: (error: { readonly errors: unknown } | null) => void) => void;

/** The check of `--validate`: har-validator itself, over every entry. It compiles its schemas, which takes a moment. */
export async function loadHarValidator(): Promise<Har12Check> {
  const { default: validator } = await import('har-validator/lib/async.js');
  return har12Check(
    { entry: asValidator(validator.entry), log: asValidator(validator.log) },
    { isForAll: true },
  );
}

function asValidator(validate: Validate): Validator {
  let errors: readonly SchemaError[] | null = null;
  const check = (json: unknown) => {
    errors = null;
    validate(json, (error) => {
      errors = error === null ? null : schemaErrors(error.errors);
    });
    return errors === null;
  };
  return Object.defineProperty(Object.assign(check, { errors }), 'errors', { get: () => errors });
}

function schemaErrors(errors: unknown): SchemaError[] {
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [];
  return list.map((error) => ({
    keyword: stringMember(error, 'keyword') ?? '',
    dataPath: stringMember(error, 'dataPath') ?? '',
    params: member(error, 'params'),
  }));
}
