import { htmlAttribute, htmlInputs, objectEnd } from '../model/html.js';
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
  const end = objectEnd(text, start);
  const parsed = end === undefined ? undefined : parseJson(text.slice(start, end));
  return isObject(parsed) ? parsed : undefined;
}

function findForm(text: string): Pick<SignInPage, 'formAction' | 'formFields'> {
  const form = /<form\b[^>]{0,2000}>/i.exec(text);
  if (form === null) return { formAction: undefined, formFields: [] };
  const formAction = htmlAttribute(form[0], 'action');
  return { formAction, formFields: hiddenInputs(text.slice(form.index)) };
}

function hiddenInputs(text: string): Parameter[] {
  const hidden = htmlInputs(text).filter(({ isHidden }) => isHidden);
  return hidden.slice(0, MOST_INPUTS).map(({ name, value }) => {
    const at = { pointer: PAGE_TEXT, within: ['html', 'form', name] };
    return { name, value, raw: value, source: 'html', at, isRedacted: isRedacted(value) };
  });
}
