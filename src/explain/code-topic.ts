import type { CodeAction, CodeCase, CodeKnowledge, CodeOwner } from '../knowledge/code-knowledge.js';
import type { Topic, TopicSection } from '../knowledge/topic.js';

const OWNERS = {
  'client-app': 'whoever builds the application',
  api: 'whoever builds the API',
  'tenant-admin': 'an administrator of the tenant',
  user: 'the user',
  network: 'whoever runs the network',
  capture: 'whoever records the capture',
  service: 'Microsoft, or time',
} as const satisfies Record<CodeOwner, string>;

const ACTIONS = {
  none: 'nothing: a normal step of a sign-in',
  retry: 'wait a little and send the same request again',
  interaction: 'bring the user back to the sign-in page; a retry alone changes nothing',
  registration: 'no retry: the registration of the app has to change',
  code: 'no retry: what is sent has to change',
  policy: 'no retry: a policy or a setting of the tenant decides',
  account: 'no retry: the account has to change, or another one be used',
  support: 'no retry; where the capture shows no reason, hand the ids of the answer to Microsoft support',
} as const satisfies Record<CodeAction, string>;

const ELSEWHERE =
  'The cause does not pass through a browser, so no comparison is known. Take the correlation id and UTC time of the answer';

/** Where the cause is to be looked for when a capture cannot show it. */
const NOTHING_TO_COMPARE = {
  'client-app': `${ELSEWHERE}, and look the request up in the sign-in log of the tenant`,
  api: `${ELSEWHERE}: with them the call is found in the log of the API that Entra called, and in the sign-in log`,
  'tenant-admin': `${ELSEWHERE}, and look the sign-in up in the log of the tenant`,
  user: 'No comparison is known: what the user typed or chose is not shown. The next step is theirs',
  network: ELSEWHERE,
  capture: ELSEWHERE,
  service: `${ELSEWHERE}: Microsoft support finds the request by them`,
} as const satisfies Record<CodeOwner, string>;

/** A code of the server as a topic. */
export function codeTopic(code: CodeKnowledge): Topic {
  const name = wholeName(code.code);
  const digits = code.code.replace(/^\D.*\D(?=\d+$)/, '');
  return {
    kind: 'code',
    name,
    aliases: [digits, ...(code.name === undefined ? [] : [code.name])],
    title: code.title,
    summary: code.means,
    sections: sections(code),
    related: (code.related ?? []).map(wholeName),
    rules: code.rules ?? [],
  };
}

/**
 * What can be said of a code that nobody described: its number starts like that of a general one. An observation
 * about the numbers, so it is worded as a guess.
 */
export function familyTopic(asked: string, family: CodeKnowledge): Topic {
  const name = wholeName(asked);
  const general = wholeName(family.code);
  return {
    kind: 'code',
    name,
    title: `Not described; perhaps a case of ${general}`,
    summary: `Low confidence: nothing is known of ${name} itself. Longer numbers often refine the one they begin with, and ${general} stands for: ${family.title}. Trust the words of the server's message over this page.`,
    sections: sections(withoutOwnFacts(family)),
    related: [general],
    rules: family.rules ?? [],
  };
}

/** What the server prints with the general number, and the capture that shows it, are not of this one. */
function withoutOwnFacts({ sample, templates, ...family }: CodeKnowledge): CodeKnowledge {
  return family;
}

/** `50011` is AADSTS50011; `AADB2C90118` and `MSIS9224` have their prefix already. */
function wholeName(code: string): string {
  return /^\d+$/.test(code) ? `AADSTS${code}` : code;
}

function sections(code: CodeKnowledge): TopicSection[] {
  return [
    code.causes.length > 0
      ? { heading: 'Compare in the capture', lines: code.causes }
      : { heading: 'In the capture', lines: code.action === 'none' ? [] : [NOTHING_TO_COMPARE[code.owner]] },
    { heading: 'Cause by cause', lines: (code.cases ?? []).map(caseLine) },
    { heading: 'What to do', lines: code.fix },
    { heading: 'Not to be taken for', lines: code.unlike ?? [] },
    { heading: 'Who can mend it', lines: [OWNERS[code.owner]] },
    { heading: 'What the client should do', lines: [ACTIONS[code.action]] },
    { heading: 'What the server prints', lines: (code.templates ?? []).map((text) => `“${text}”`) },
    { heading: 'Try it', lines: code.sample === undefined ? [] : [sampleLine(code.sample)] },
  ].filter(({ lines }) => lines.length > 0);
}

function caseLine({ cause, see, fix }: CodeCase): string {
  return `${cause}. Sign: ${see}. Cure: ${fix}`;
}

function sampleLine(file: string): string {
  return `\`entrace samples/${file}\`: a made-up capture that ends in this code; the folder \`samples\` comes with the package`;
}
