import { isObject, type JsonObject, member, parseJson } from '../model/json.js';
import type { Parameter } from '../model/parameters.js';
import { isRedacted } from '../model/redacted-value.js';

/** An HTML answer of a login host, as far as it matters to the protocol. */
export interface SignInPage {
  /** Members of `$Config` (Entra) or `ServerData` (personal accounts); empty where the page has none. */
  readonly config: JsonObject;
  /** Name of the variable, for evidence. */
  readonly configName: '$Config' | 'ServerData';
  /** `$Config.pgid`, such as `ConvergedError`. */
  readonly pageId: string | undefined;
  /** Target of a form that submits itself (`response_mode=form_post`, SAML, WS-Federation). */
  readonly formAction: string | undefined;
  /** Hidden inputs of that form. */
  readonly formFields: readonly Parameter[];
}

/** Pages seen in the field stay under 1 MB; a longer text is cut there before any pattern runs. */
const LONGEST_PAGE = 2 * 1024 * 1024;

/** More hidden inputs are no sign-in page. */
const MOST_INPUTS = 200;

const PAGE_TEXT = '/response/content/text';

/** Reads a sign-in page; undefined where the text is no HTML. */
export function parseSignInPage(html: string): SignInPage | undefined {
  const text = html.slice(0, LONGEST_PAGE);
  if (!/<(?:!doctype|html|head|body|form|script)\b/i.test(text.slice(0, 4096))) return undefined;
  const config = findConfig(text);
  return { ...config, ...findForm(text), pageId: pageIdOf(config.config, text) };
}

function pageIdOf(config: JsonObject, text: string): string | undefined {
  const fromConfig = member(config, 'pgid');
  if (typeof fromConfig === 'string') return fromConfig;
  return /<meta name="PageID" content="([\w.]{1,80})"/i.exec(text)?.[1];
}

function findConfig(text: string): { config: JsonObject; configName: '$Config' | 'ServerData' } {
  for (const configName of ['$Config', 'ServerData'] as const) {
    const config = parseAssignment(text, configName);
    if (config !== undefined) return { config, configName };
  }
  return { config: {}, configName: '$Config' };
}

/** Parses the JSON object that a script assigns to a variable: `$Config={…};`. */
function parseAssignment(text: string, name: string): JsonObject | undefined {
  const assigned = new RegExp(`${name.replace('$', '\\$')}\\s{0,8}=\\s{0,8}\\{`).exec(text);
  if (assigned === null) return undefined;
  const start = assigned.index + assigned[0].length - 1;
  const end = endOfObject(text, start);
  const parsed = end === undefined ? undefined : parseJson(text.slice(start, end));
  return isObject(parsed) ? parsed : undefined;
}

/** The offset behind the brace that closes the object at `start`; strings are skipped. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

function findForm(text: string): Pick<SignInPage, 'formAction' | 'formFields'> {
  const form = /<form\b[^>]{0,2000}>/i.exec(text);
  if (form === null) return { formAction: undefined, formFields: [] };
  const formAction = attribute(form[0], 'action');
  return { formAction, formFields: hiddenInputs(text.slice(form.index)) };
}

function hiddenInputs(text: string): Parameter[] {
  const fields: Parameter[] = [];
  for (const [tag] of text.matchAll(/<input\b[^>]{0,300000}>/gi)) {
    if (fields.length === MOST_INPUTS) break;
    const name = attribute(tag, 'name');
    const value = attribute(tag, 'value');
    if (name === undefined || value === undefined || !/type\s{0,4}=\s{0,4}["']?hidden/i.test(tag)) continue;
    const at = { pointer: PAGE_TEXT, within: ['html', 'form', name] };
    fields.push({ name, value, raw: value, source: 'html', at, isRedacted: isRedacted(value) });
  }
  return fields;
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s{0,4}=\\s{0,4}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : decodeEntities(value);
}

const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Decodes the character references that sign-in pages use (five names, decimal and hexadecimal numbers). */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return NAMED_ENTITIES.get(name.toLowerCase()) ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
