/** What a sanitizer that was given a name leaves in place of each value of that name. */
const MARK = '[redacted]';

/**
 * A HAR in which each value of one name was replaced by a sanitizer's mark: in query strings, fragments, forms, headers and JSON
 * bodies alike, as tools do that work with a list of words. Undefined where nothing has the name.
 */
export function redactName(har: string, name: string): string | undefined {
  const redacted = JSON.stringify(redactValue(JSON.parse(har), name));
  return redacted === JSON.stringify(JSON.parse(har)) ? undefined : redacted;
}

function redactValue(value: unknown, name: string): unknown {
  if (typeof value === 'string') return redactText(value, name);
  if (Array.isArray(value)) return value.map((each) => redactValue(each, name));
  if (typeof value !== 'object' || value === null) return value;
  const isNamed = 'name' in value && 'value' in value && isSame(value.name, name);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      isNamed && key === 'value' ? MARK : redactValue(member, name),
    ]),
  );
}

function isSame(found: unknown, name: string): boolean {
  return typeof found === 'string' && found.toLowerCase() === name.toLowerCase();
}

/** `name=value` of forms and URLs, `"name":"value"` of JSON. */
function redactText(text: string, name: string): string {
  const quoted = RegExp(`("${escapePattern(name)}"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*(")`, 'g');
  const pair = RegExp(`((?:^|[?&#])${escapePattern(encodeURIComponent(name))}=)[^&#\\s]*`, 'g');
  return text.replace(quoted, `$1${MARK}$2`).replace(pair, `$1${encodeURIComponent(MARK)}`);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
