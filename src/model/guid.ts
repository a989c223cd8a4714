const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether text is a GUID in its plain 8-4-4-4-12 form. */
export function isGuid(text: string | undefined): text is string {
  return text !== undefined && GUID.test(text);
}
