import type { Evidence } from '../../model/evidence.js';
import type { Parameter } from '../../model/parameters.js';
import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import type { MessageData, ReportOptions, Rule, RuleMeta, SubjectOf } from '../define-rule.js';
import { inside, missing, present, primary } from '../evidence.js';
import type { Fault } from './fault.js';
import { type MessageSubject, messageRule } from './message.js';

/** What is wrong with a parameter. */
export interface ParameterFault<MessageId extends string> {
  readonly messageId: MessageId;
  readonly data?: MessageData;
  /** A few words beside the parameter, or beside the place where it is not. */
  readonly note: string;
  /** Its being there is the fault, whatever its value. */
  readonly byPresence?: boolean;
  /** The claim that is at fault, where the parameter is a JWT. */
  readonly claim?: string;
  /** Places beside that of the parameter. */
  readonly others?: readonly Evidence[];
  readonly options?: ReportOptions;
}

type Judge<Subject, MessageId extends string> = (
  parameter: Parameter,
  message: Subject,
  story: Story,
) => ParameterFault<MessageId> | undefined;

interface ParameterRule<MessageId extends string, Kind extends MessageSubject> {
  readonly meta: RuleMeta<MessageId>;
  readonly on: Kind | readonly Kind[];
  /** Wire name, or which parameter of the message is meant. */
  readonly parameter: string | ((message: SubjectOf<Kind>) => Parameter | undefined);
  /** Looks at the parameter where it is there; its value may be empty. */
  readonly findFault?: Judge<SubjectOf<Kind>, NoInfer<MessageId>>;
  /** Why it is a fault that it is not there. */
  readonly findAbsence?: (
    message: SubjectOf<Kind>,
    story: Story,
  ) => ParameterFault<NoInfer<MessageId>> | undefined;
}

/**
 * A rule about one parameter of a message that is missing or malformed. The primary evidence is the parameter, or where it was
 * looked for; `{entry}` is always there for the sentence.
 */
export function parameterRule<MessageId extends string, const Kind extends MessageSubject>(
  rule: ParameterRule<MessageId, Kind>,
): Rule {
  return messageRule<MessageId, Kind>({
    meta: rule.meta,
    on: rule.on,
    findFault(message, story) {
      const parameter = findParameter(rule, message);
      const fault =
        parameter === undefined
          ? rule.findAbsence?.(message, story)
          : rule.findFault?.(parameter, message, story);
      return fault === undefined ? undefined : toFault(fault, parameter, message);
    },
  });
}

function findParameter<MessageId extends string, Kind extends MessageSubject>(
  { parameter }: ParameterRule<MessageId, Kind>,
  message: SubjectOf<Kind> & Message,
): Parameter | undefined {
  return typeof parameter === 'string' ? message.parameters.get(parameter) : parameter(message);
}

function toFault<MessageId extends string>(
  fault: ParameterFault<MessageId>,
  parameter: Parameter | undefined,
  message: Message,
): Fault<MessageId> {
  const { others = [], note, byPresence = false, claim, ...rest } = fault;
  return { ...rest, evidence: [placeOf(), ...others] };

  function placeOf(): Evidence {
    if (parameter === undefined) return missing(message, note);
    const place = claim === undefined ? parameter : inside(parameter, 'payload', claim);
    return (byPresence ? present : primary)(message, place, note);
  }
}
