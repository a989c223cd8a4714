import { explainToken, explainTokens, type TokenOptions } from '../../explain/explain-token.js';
import { type Explanation, explain } from '../../explain/explanation.js';
import { explanationsAsJson } from '../../explain/explanations-as-json.js';
import { findTopics } from '../../explain/find-topics.js';
import { whyNoToken } from '../../explain/not-a-token.js';
import { pagesAsMarkdown } from '../../explain/page-markdown.js';
import { pagesAsText } from '../../explain/page-text.js';
import { toPages } from '../../explain/to-pages.js';
import { readText as readTextOf } from '../../input/capture-text.js';
import { InputError } from '../../input/input-error.js';
import { collectRepairs } from '../../input/repairs.js';
import { codesIn } from '../../oauth/server-codes.js';
import { joinWords } from '../../report/text/entry-list.js';
import { deliver } from '../deliver.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import type { ExplainFormat } from '../explain-options.js';
import { readCapture, refuseOverwriting, STANDARD_STREAM, tell } from '../io.js';
import type { OutputArguments } from '../output-arguments.js';
import { UsageError } from '../usage-error.js';
import { viewOf } from '../view.js';

/** The arguments of `entrace explain`, as the command line gives them. */
export interface ExplainArguments extends OutputArguments {
  readonly topics: readonly string[];
  /** Standard input is a token. */
  readonly jwt: boolean;
  readonly format: ExplainFormat;
  readonly identities: 'mask' | 'keep';
}

/** Explains topics: data to standard output or a file; what is not known, and its neighbours, to standard error. */
export async function explainCommand(given: ExplainArguments): Promise<ExitCode> {
  refuseUnusable(given);
  await refuseOverwriting(given, []);
  const explanations = await explainAll(given);
  if (explanations.some(isKnown) || given.format === 'json')
    await deliver(written(explanations, given), given);
  for (const explanation of explanations) await tellUnknown(explanation);
  return explanations.every(isKnown) ? EXIT_CODES.done : EXIT_CODES.unusable;
}

function refuseUnusable({ topics, jwt }: ExplainArguments): void {
  if (topics.length === 0 && !jwt) {
    throw new UsageError(
      'No topic given. Try: entrace explain 50011, entrace explain scp, or pipe a whole error message into entrace explain -.',
    );
  }
  if (topics.filter((topic) => topic === STANDARD_STREAM).length > 1) {
    throw new UsageError('Standard input (-) can be read only once.');
  }
  if (topics.some((topic) => /^(?:bearer\s+)?ey[\w-]{20,}\./i.test(topic))) {
    throw new UsageError(
      'A token on the command line stays in the history of the shell. Pipe it in: entrace explain --jwt -',
    );
  }
}

async function explainAll(given: ExplainArguments): Promise<Explanation[]> {
  const texts = wholeMessage(given.topics) ?? given.topics;
  const explanations = given.jwt ? tokensOf(await readText(), given) : [];
  for (const text of texts) {
    if (text !== STANDARD_STREAM) explanations.push(explain(text, given.identities));
    else if (!given.jwt) explanations.push(...explainInput(await readText(), given));
  }
  return explanations;
}

/** What was piped in: a token is told from a message by its look, and a message goes before the tokens in it. */
function explainInput(text: string, given: ExplainArguments): Explanation[] {
  const token = explainToken(text, tokenOptions(given));
  if (token !== undefined) return [{ about: 'token', ...token }];
  const explanation = explain(text, given.identities);
  const tokens = explanation.about === 'unknown' ? explainTokens(text, tokenOptions(given)) : [];
  return tokens.length === 0 ? [explanation] : tokens.map((each) => ({ about: 'token', ...each }));
}

function tokensOf(text: string, given: ExplainArguments): Explanation[] {
  const tokens = explainTokens(text, tokenOptions(given));
  if (tokens.length > 0) return tokens.map((token) => ({ about: 'token', ...token }));
  throw new UsageError(`--jwt: standard input holds no JWT. ${whyNoToken(text)}`);
}

function tokenOptions({ identities }: ExplainArguments): TokenOptions {
  return { identities, nowSeconds: Math.floor(Date.now() / 1000) };
}

/** A message that was pasted without quotes arrives as a hundred words. */
function wholeMessage(topics: readonly string[]): string[] | undefined {
  const isBegun = topics.length > 1 && topics.some((word) => /^AADSTS\d{4,8}:$/i.test(word));
  return isBegun || isSentence(topics) ? [topics.join(' ')] : undefined;
}

/** Fewer words are topics of which some are misspelt. */
const FEWEST_WORDS = 5;

/** Words of which most are no topics, and a code among them. */
function isSentence(words: readonly string[]): boolean {
  if (words.length < FEWEST_WORDS || codesIn(words.join(' ')).length === 0) return false;
  return words.filter((word) => findTopics(word).length === 0).length > words.length / 2;
}

/** UTF-8, or UTF-16 as PowerShell saves it; what is neither is read as well as can be. */
async function readText(): Promise<string> {
  try {
    return readTextOf(await readCapture(STANDARD_STREAM), collectRepairs());
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(`standard input: ${error.message}`);
    throw error;
  }
}

function isKnown({ about }: Explanation): boolean {
  return about !== 'unknown';
}

function written(explanations: readonly Explanation[], given: ExplainArguments): string {
  switch (given.format) {
    case 'json':
      return explanationsAsJson(explanations);
    case 'markdown':
      return pagesAsMarkdown(toPages(explanations));
    case 'text':
      return pagesAsText(toPages(explanations), viewOf(given));
  }
}

async function tellUnknown(explanation: Explanation): Promise<void> {
  if (explanation.about !== 'unknown') return;
  const { asked, nearest } = explanation;
  const name = asked ?? 'this text';
  const way =
    nearest.length === 0
      ? 'Try a code, a rule id, a claim, a grant, an error, a header, an endpoint or an application.'
      : `Nearest: ${joinWords(nearest, 'or')}.`;
  await tell(`entrace: Nothing is known of ${name}. ${way}`);
}
