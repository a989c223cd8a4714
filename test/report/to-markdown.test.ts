import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCaseNote, toMarkdown } from '../../src/report/to-markdown.js';
import { documentFullOf } from './hostile-report.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import {
  documentOf,
  exampleFlow,
  exampleItem,
  exampleReport,
  exampleRootCause,
  healthyReport,
} from './report-fixture.js';

test('a case note begins with the headline and what the case needs, and goes on to proof and story', () => {
  const note = toCaseNote(exampleReport);
  assert.deepEqual(
    note.split('\n').filter((line) => /^(?:##|\*\*)/.test(line)),
    [
      '## Sign-in capture `obo.har`',
      '**The on-behalf-of request sends an `id_token` where Entra needs an access token for the API.**',
      '### For the support case',
      '### Root cause: The on-behalf-of assertion is an `id_token`',
      '**The server says**',
      '**Evidence**',
      '**Fix**',
      '**Checked**',
      '**Corrected request**',
      '**Leads to**',
      '**More**',
      '### Timeline',
      '### Flows',
      '### Other findings',
      '### What was checked',
      '**Repaired or missing in the capture**',
      '**Cannot be told from this capture**',
    ],
  );
  assert.match(note, /^\| Correlation id \| `5e1a6c2f-3b0e-4a86-9c53-5f0c3d2a9b11` \|$/m);
  assert.match(
    note,
    /^1\. entry 4 › request body › field assertion: `id_token #1, 1187 characters` \(sent here/m,
  );
  assert.match(note, /^\| ✗ \| 4 \| 09:12:04\.120 \| 2 \| `api\.example` → .* \| 400 `AADSTS240002` \|$/m);
  assert.match(note, /^- The response body was not recorded\. \(entries 0 and 3\)$/m);
  assert.doesNotMatch(note, /Trace ID: x/, 'the ids at the end of the server’s sentence stand in the table');
});

test('a healthy capture has neither hand-off nor root cause', () => {
  const note = toCaseNote(healthyReport);
  assert.doesNotMatch(note, /support case|Root cause|Other findings/);
  assert.match(note, /### Timeline/);
});

test('several captures are parted by rulers, and what could not be read is named', () => {
  const unreadable = [{ name: 'x.har', code: 'ERR_NOT_JSON', message: 'x.har: This is no JSON.' }];
  const text = toMarkdown({ ...documentOf(exampleReport, healthyReport), unreadable });
  assert.equal(text.match(/\n\n---\n\n/g)?.length, 3);
  assert.match(text, /## Not read\n\n- `ERR_NOT_JSON` `x\.har`: This is no JSON\./);
  assert.match(text, /Written by entrace 0\.0\.0\.\n$|Written by entrace `0\.0\.0`\.\n$/);
});

test('repeats are one row, and a long timeline is cut so that it fits into a comment', () => {
  const polls = Array.from({ length: 50 }, (_, entry) => exampleItem(entry));
  assert.match(toCaseNote({ ...healthyReport, timeline: polls }), /\| until entry 49 \| 49 more like it \|/);
  const calls = Array.from({ length: 500 }, (_, entry) => exampleItem(entry, { label: `Step ${entry}` }));
  const long = toCaseNote({ ...exampleReport, timeline: calls });
  assert.match(long, /\n\n380 more rows are left out here\.\n/);
  assert.ok(long.length < 65_536);
});

test('a flow of nothing but calls is called that, and a suspicion is no fact', () => {
  const call = exampleItem(3, { kind: 'protected-resource-request', flow: 'flow-9' });
  const flow = exampleFlow('flow-9', { kind: 'unknown', messages: [call.id] });
  const note = toCaseNote({ ...exampleReport, flows: [flow], timeline: [call] });
  assert.match(note, /^- Flow 1, \*\*API calls\*\*: /m);
  assert.match(note, /\(`pkce-missing-on-public-client`, entry 1, a suspicion\)$/m);
});

test('a link is written only where it is a plain URL', () => {
  const references = [{ title: 'A page', url: 'javascript:alert(1)' }];
  const findings = [{ ...exampleRootCause, references, docsUrl: 'https://as.example/rules#x' }];
  const note = toCaseNote({ ...exampleReport, findings });
  assert.match(note, /^- A page: `javascript:alert\(1\)`$/m);
  assert.match(note, /^- The rule obo-assertion-is-id-token: https:\/\/as\.example\/rules#x$/m);
});

test('a report that shows secrets says so first', () => {
  const notes = [{ code: 'secrets-included', message: 'This report shows secrets.' }];
  const note = toCaseNote({ ...healthyReport, capture: { ...healthyReport.capture, notes } });
  assert.match(note, /^\*\*Warning:\*\* This report shows secrets\.\n/);
});

test('hostile text changes nothing of the structure', () => {
  const plain = skeletonOf(toMarkdown(documentFullOf('plain')));
  for (const hostile of HOSTILE_TEXTS.filter((text) => text.trim() !== '')) {
    const text = toMarkdown(documentFullOf(hostile));
    assert.deepEqual(skeletonOf(text), plain, JSON.stringify(hostile));
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\[\/?code\]/iu);
  }
});

/** The lines of a text without their words: what Markdown makes of them. Whole code blocks are one line. */
function skeletonOf(text: string): string[] {
  const unfenced = text.replace(/^(`{3,})[a-z]+\n[\s\S]*?\n\1$/gm, '(code block)');
  const uncoded = unfenced.replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
  return uncoded
    .split('\n')
    .map((line) => (line.match(/^ *(?:#+|-|\d+\.) |[<>[\]`|*_~#\\]|\(code block\)/g) ?? []).join(''));
}
