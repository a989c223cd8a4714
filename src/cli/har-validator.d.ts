declare module 'har-validator/lib/async.js' {
  /** `next` gets an error with `errors` of Ajv 6, or null. */
  type Validate = (
    data: unknown,
    next: (error: { readonly errors: unknown } | null, valid: boolean) => void,
  ) => void;
  const validator: { readonly entry: Validate; readonly log: Validate };
  export default validator;
}
