import type { Chance } from './chance.js';

/** Raw JSON text of bodies of four kinds, cut from a pool that is made once. */
export interface Bodies {
  script(): readonly Uint8Array[];
  html(): readonly Uint8Array[];
  json(): readonly Uint8Array[];
  base64(): readonly Uint8Array[];
  bytesOf(body: readonly Uint8Array[]): number;
}

const FRAGMENT_BYTES = 16_384;
const FRAGMENTS = 24;

export function createBodies(chance: Chance, hasBodies: boolean): Bodies {
  const pool = (line: () => string) =>
    hasBodies ? Array.from({ length: FRAGMENTS }, () => fragment(line)) : [new Uint8Array()];
  const scripts = pool(() => scriptLine(chance));
  const pages = pool(() => htmlLine(chance));
  const answers = pool(() => jsonLine(chance));
  const images = pool(() => chance.base64url(400).replaceAll('-', '+').replaceAll('_', '/'));
  const some = (fragments: readonly Uint8Array[], most: number) =>
    Array.from({ length: chance.between(1, most) }, () => chance.pick(fragments));
  return {
    script: () => some(scripts, 8),
    html: () => some(pages, 3),
    json: () => some(answers, 2),
    base64: () => some(images, 4),
    bytesOf: (body) => body.reduce((sum, piece) => sum + piece.length, 0),
  };
}

function fragment(line: () => string): Uint8Array {
  let text = '';
  while (text.length < FRAGMENT_BYTES) text += line();
  return Buffer.from(JSON.stringify(text).slice(1, -1));
}

function scriptLine(chance: Chance): string {
  const [a, b, c] = [chance.word(), chance.word(), chance.word()];
  return chance.pick([
    `function ${a}(e,t){var n=e.${b};return n&&t(n,"${c}-${a}")?n:null}`,
    `t.${a}=function(){return this.${b}.${c}(e=>e.${a}===${chance.between(0, 999)})},`,
    `/^(?:\\d{1,3}\\.){3}\\d+$/.test(${a})||(${b}=${c}.replace(/\\s+/g," "));`,
    `throw new Error("${chance.words(5)}: "+${a});`,
    `(0,r.jsx)("div",{className:"${a}-${b}",children:${c}.map((e=>(0,r.jsx)(i,{${a}:e},e.id)))}),`,
    `headers:{Authorization:"Bearer "+${a}},authority:"https://login.microsoftonline.com/common",`,
    `har='{"log":{"entries":[{"request":{"url":"https://login.microsoftonline.com/"}}]}}';\n`,
  ]);
}

function htmlLine(chance: Chance): string {
  const [a, b] = [chance.word(), chance.word()];
  return chance.pick([
    `  <div class="${a} ${b}" id="${a}-${chance.between(1, 999)}"><span>${chance.words(8)}</span></div>\n`,
    `\t<a href="/${a}/${b}?id=${chance.between(1, 99_999)}&amp;v=2" title='${a}'>${chance.words(3)}</a>\r\n`,
    `<p>${chance.words(20)} — ${chance.pick(['é', 'ü', '漢字', '€', '😀'])} ${chance.words(4)}</p>\n`,
  ]);
}

function jsonLine(chance: Chance): string {
  const item = {
    id: chance.guid(),
    displayName: chance.words(2),
    [chance.word()]: chance.between(0, 99_999),
    createdDateTime: '2026-01-01T00:00:00Z',
    path: `C:\\Users\\${chance.word()}`,
    html: `<p class="x">${chance.words(4)}</p>`,
    nested: { active: true, tags: [chance.word(), chance.word()], none: null },
  };
  return `${JSON.stringify(item)},`;
}
