/** What a sanitizer that was given a name leaves in place of each value of that name. */
const MARK = '[redacted]';

/**
 * A HAR in which each value of one name was replaced by a sanitizer's mark: in query strings, fragments, forms, headers and JSON
 * bodies alike, as tools do that work with a list of words. Undefined where nothing has the name.
 */
export function redactName(har: unknown, name: string): string | undefined {
  let isChanged = false;
  const redactText = textRedactor(name);
  const redacted = redactValue(har, (text, label) => {
    const changed = label.toLowerCase() === name.toLowerCase() ? MARK : redactText(text);
    isChanged ||= changed !== text;
    return changed;
  });
  return isChanged ? JSON.stringify(redacted) : undefined;
}

/** Changes each text, told the name it stands under: that of a pair of name and value, else none. */
function redactValue(value: unknown, change: (text: string, label: string) => string, label = ''): unknown {
  if (typeof value === 'string') return change(value, label);
  if (Array.isArray(value)) return value.map((each) => redactValue(each, change));
  if (typeof value !== 'object' || value === null) return value;
  const named = 'name' in value && 'value' in value && typeof value.name === 'string' ? value.name : '';
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      redactValue(member, change, key === 'value' ? named : ''),
    ]),
  );
}

/** `name=value` of forms and URLs, `"name":"value"` of JSON. */
function textRedactor(name: string): (text: string) => string {
  const quoted = RegExp(`("${escapePattern(name)}"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*(")`, 'g');
  const pair = RegExp(`((?:^|[?&#])${escapePattern(encodeURIComponent(name))}=)[^&#\\s]*`, 'g');
  return (text) => text.replace(quoted, `$1${MARK}$2`).replace(pair, `$1${encodeURIComponent(MARK)}`);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
