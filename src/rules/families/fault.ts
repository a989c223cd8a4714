import type { Evidence } from '../../model/evidence.js';
import type { MessageData, ReportOptions } from '../define-rule.js';

/** What a rule found: the sentence, what fills it beside the entry, the places, and what else there is to say. */
export interface Fault<MessageId extends string> {
  readonly messageId: MessageId;
  readonly data?: MessageData;
  readonly evidence: readonly Evidence[];
  readonly options?: ReportOptions;
}
