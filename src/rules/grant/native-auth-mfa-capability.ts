import type { Evidence } from '../../model/evidence.js';
import type { Parameter } from '../../model/parameters.js';
import { fallsBackToBrowser, type NativeStep, nativeSteps } from '../../oauth/native-chain.js';
import { defineRule, learn } from '../define-rule.js';
import { compared, missing, present } from '../evidence.js';

const CAPABILITIES: ReadonlySet<string> = new Set(['mfa_required', 'registration_required']);

/** Reports a native sign-in that needs what the app did not say it can do, unless it goes on in the browser. */
export const nativeAuthMfaCapability = defineRule({
  meta: {
    id: 'native-auth-mfa-capability',
    category: 'grant',
    title: 'The app did not declare that it can do the next step',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      undeclared:
        'Entry {entry} was answered {capability}, but entry {begin}, which began the sign-in, does not list {capability} among its capabilities.',
    },
    why: 'A second factor or its registration takes more steps. The service asks for them only of apps that said they can take them.',
    fix: [
      'Send capabilities=mfa_required registration_required with the first request, and handle both.',
      'Or go on in the browser when this answer comes.',
    ],
    references: [learn('Native authentication API', 'reference-native-authentication-api')],
  },
  on: 'flow',
  check(flow, report, story) {
    const steps = nativeSteps(flow);
    for (const step of steps) {
      const error = step.errors.find(({ suberror }) => suberror !== undefined && CAPABILITIES.has(suberror));
      const capability = error?.suberror;
      if (error === undefined || capability === undefined || fallsBackToBrowser(step, story.messages))
        continue;
      const begin = steps.find(isBeginning);
      if (begin === undefined) {
        report.cannotTell('The request that began this native sign-in is not in the capture.', flow);
        continue;
      }
      const declared = begin.parameters.get('capabilities') ?? begin.parameters.get('capability');
      if (declared?.value.split(/\s+/).includes(capability) === true) continue;
      const data = { entry: step.entry.index, begin: begin.entry.index, capability };
      const places = [present(step, error.at, 'needed here'), declaration(begin, declared)];
      report('undeclared', data, places, { flow, explains: [error.id] });
    }
  },
});

/** The first request of a chain names the user instead of continuing something. */
function isBeginning({ parameters, kind }: NativeStep): boolean {
  return kind === 'native-authentication-request' && !parameters.has('continuation_token');
}

function declaration(begin: NativeStep, declared: Parameter | undefined): Evidence {
  const note = 'the capability is not declared';
  return declared === undefined
    ? { ...missing(begin, note), role: 'related' }
    : compared(begin, declared, note);
}
