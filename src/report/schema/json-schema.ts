/** A JSON Schema (draft 2020-12) as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A JSON Schema and the TypeScript type that it describes. `describes` is never there: it makes the type invariant,
 * so that a schema fits a member only where both say exactly the same.
 */
export interface Schema<Value> {
  readonly json: JsonSchema;
  readonly describes?: (value: Value) => Value;
}

/** A member that may be absent. */
export interface Optional<Value> {
  readonly optional: Schema<Value>;
}

/** A schema for every member of a type, no more and no less. */
export type Members<Type> = {
  readonly [Key in keyof Type]-?: Partial<Pick<Type, Key>> extends Pick<Type, Key>
    ? Optional<Exclude<Type[Key], undefined>>
    : Schema<Type[Key]>;
};

export function text(description: string): Schema<string> {
  return { json: { type: 'string', description } };
}

/** ISO 8601 in UTC. */
export function instant(description: string): Schema<string> {
  return { json: { type: 'string', format: 'date-time', description } };
}

export function flag(description: string): Schema<boolean> {
  return { json: { type: 'boolean', description } };
}

/** A whole number from 0 on. */
export function count(description: string): Schema<number> {
  return { json: { type: 'integer', minimum: 0, description } };
}

export function quantity(description: string): Schema<number> {
  return { json: { type: 'number', description } };
}

export function choice<const Values extends readonly string[]>(
  description: string,
  ...values: Values
): Schema<Values[number]> {
  return { json: { enum: values, description } };
}

export function constant<const Value extends string | number>(
  description: string,
  value: Value,
): Schema<Value> {
  return { json: { const: value, description } };
}

export function listOf<Item>(description: string, items: Schema<Item>): Schema<readonly Item[]> {
  return { json: { type: 'array', description, items: items.json } };
}

/** An object whose members are named by what was captured. */
export function record(description: string): Schema<Readonly<Record<string, unknown>>> {
  return { json: { type: 'object', description } };
}

export function optional<Value>(schema: Schema<Value>): Optional<Value> {
  return { optional: schema };
}

export function orNull<Value>(schema: Schema<Value>): Schema<Value | null> {
  const { type, ...rest } = schema.json;
  if (type !== undefined) return { json: { type: [type, 'null'], ...rest } };
  return { json: { anyOf: [schema.json, { type: 'null' }] } };
}

export function objectOf<Type>(description: string, members: Members<Type>): Schema<Type> {
  const entries: readonly (readonly [string, Member])[] = Object.entries(members);
  const properties = entries.map(([name, member]) => [name, jsonOf(member)]);
  const required = entries.filter(([, member]) => 'json' in member).map(([name]) => name);
  return {
    json: {
      type: 'object',
      description,
      properties: Object.fromEntries(properties),
      required,
      additionalProperties: false,
    },
  };
}

/** A member whatever its type. */
type Member = Json | { readonly optional: Json };
type Json = Pick<Schema<unknown>, 'json'>;

function jsonOf(member: Member): JsonSchema {
  return 'json' in member ? member.json : member.optional.json;
}

/** A schema under a name in `$defs`. */
export interface Definition<Value> {
  readonly name: string;
  readonly json: JsonSchema;
  /** Points at it from elsewhere. */
  readonly ref: Schema<Value>;
}

export function define<Value>(name: string, schema: Schema<Value>): Definition<Value> {
  return { name, json: schema.json, ref: { json: { $ref: `#/$defs/${name}` } } };
}
