/** An instant of the capture as UTC: day and time of day; undefined where the text is no date. */
export interface Instant {
  /** `2026-03-01` */
  readonly day: string;
  /** `09:12:03.400` */
  readonly time: string;
}

export function parseInstant(iso: string | null): Instant | undefined {
  const milliseconds = iso === null ? Number.NaN : Date.parse(iso);
  if (Number.isNaN(milliseconds)) return undefined;
  const [day = '', time = ''] = new Date(milliseconds).toISOString().split('T');
  return { day, time: time.replace('Z', '') };
}

/** From one instant to another, the day said once where it is the same; empty where neither is known. */
export function spanOfTime(started: string | null, ended: string | null): string {
  const from = parseInstant(started);
  const to = parseInstant(ended);
  if (from === undefined) return '';
  const first = `${from.day} ${wholeSeconds(from)}`;
  if (to === undefined || (to.day === from.day && to.time === from.time)) return `${first} UTC`;
  const last = to.day === from.day ? wholeSeconds(to) : `${to.day} ${wholeSeconds(to)}`;
  return `${first} to ${last} UTC`;
}

function wholeSeconds(instant: Instant): string {
  return instant.time.slice(0, 8);
}
