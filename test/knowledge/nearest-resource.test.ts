import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNearestResource } from '../../src/knowledge/nearest-resource.js';

const CASES: readonly (readonly [string, string | undefined])[] = [
  ['https://grpah.microsoft.com', 'https://graph.microsoft.com'],
  ['https://graph.microsoft.co', 'https://graph.microsoft.com'],
  ['https://managment.azure.com/', 'https://management.azure.com/'],
  ['00000003-0000-0000-c000-000000000001', undefined],
  ['https://graph.microsoft.com', undefined],
  ['https://GRAPH.microsoft.com/', undefined],
  ['https://api.example/orders', undefined],
  ['api://orders', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
];

for (const [name, nearest] of CASES) {
  test(`the nearest App ID URI to ${name.slice(0, 40) || 'nothing'}`, () => {
    assert.equal(findNearestResource(name), nearest);
  });
}
