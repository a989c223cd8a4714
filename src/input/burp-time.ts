/** `Tue Jan 10 17:55:22 EST 2023`: how Java prints a date, in the zone of the machine. */
const JAVA_DATE =
  /^[A-Za-z]{3} (?<month>[A-Za-z]{3}) (?<day>\d{1,2}) (?<clock>\d\d:\d\d:\d\d) (?<zone>[\w:+-]{1,10}) (?<year>\d{4})$/;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Abbreviations that mean one zone only. Of the others (IST, CST of China, BST of Bangladesh) UTC is assumed. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['UTC', 'Z'],
  ['GMT', 'Z'],
  ['Z', 'Z'],
  ['WET', '+00:00'],
  ['WEST', '+01:00'],
  ['CET', '+01:00'],
  ['CEST', '+02:00'],
  ['MET', '+01:00'],
  ['MEST', '+02:00'],
  ['EET', '+02:00'],
  ['EEST', '+03:00'],
  ['MSK', '+03:00'],
  ['JST', '+09:00'],
  ['KST', '+09:00'],
  ['AEST', '+10:00'],
  ['AEDT', '+11:00'],
  ['NZST', '+12:00'],
  ['NZDT', '+13:00'],
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['CDT', '-05:00'],
  ['MST', '-07:00'],
  ['MDT', '-06:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
]);

/** The date in ISO 8601, without a zone where its name says too little; undefined where it is none. */
export function parseBurpTime(text: string): string | undefined {
  const { month = '', day = '', clock = '', zone = '', year = '' } = JAVA_DATE.exec(text)?.groups ?? {};
  const number = MONTHS.indexOf(month) + 1;
  if (number === 0) return undefined;
  const offset = ZONES.get(zone) ?? /^(?:GMT)?([+-]\d\d:?\d\d)$/.exec(zone)?.[1] ?? '';
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}T${clock}${offset}`;
}
