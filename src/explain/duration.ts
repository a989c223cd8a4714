const UNITS: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** A span of time in its largest unit, and the next where that tells more: `1 hour 5 minutes`, `90 days`. */
export function duration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const at = UNITS.findIndex(([size]) => whole >= size);
  const [size, name] = UNITS[at] ?? [1, 'second'];
  const [nextSize, nextName] = UNITS[at + 1] ?? [1, 'second'];
  const rest = Math.floor((whole % size) / nextSize);
  const first = counted(Math.floor(whole / size), name);
  return rest === 0 || size === 1 ? first : `${first} ${counted(rest, nextName)}`;
}

function counted(count: number, name: string): string {
  return count === 1 ? `1 ${name}` : `${count} ${name}s`;
}
