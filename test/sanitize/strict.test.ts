import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture, sanitize } from '../../src/index.js';
import { textFromBase64 } from '../../src/model/base64.js';
import {
  apiCall,
  authorizeRequest,
  graphToken,
  har,
  managedIdentityRequest,
} from '../support/entra-builder.js';
import { EVERYDAY_STORIES } from '../support/everyday-stories.js';
import { FAILING_STORIES } from '../support/failing-stories.js';
import { HEALTHY_STORIES } from '../support/healthy-stories.js';
import * as ids from '../support/ids.js';

/** What names the customer in the stories: the tenant, the apps, their hosts. */
const TELLING = [
  ...[ids.TENANT, ids.OTHER_TENANT, ids.CIAM_TENANT],
  ...[ids.CLIENT, ids.WEB, ids.NATIVE, ids.API, ids.DAEMON, ids.MANAGED_IDENTITY],
  ...['contoso', 'fabrikam', 'client.example', 'api.example', 'orders-import'],
];

describe('strict mode leaves nothing that names the tenant, an app or a host of the customer', () => {
  for (const [name, exchanges] of Object.entries({
    ...HEALTHY_STORIES,
    ...EVERYDAY_STORIES,
    ...FAILING_STORIES,
  })) {
    test(name, async () => {
      const input = har(exchanges).bytes;
      const options = { name: 'case.har', ports: nodePorts, mode: 'strict' } as const;
      const { bytes, receipt } = await sanitize(input, options);
      const text = viewsOf(new TextDecoder().decode(bytes)).toLowerCase();
      assert.deepEqual(
        TELLING.filter((value) => text.includes(value.toLowerCase())),
        [],
      );
      assert.equal(receipt.proof.equal, true);
      assert.equal((await parseCapture(bytes, options)).isSanitized, true);
    });
  }
});

/** The text, what it says behind percent signs, and what its tokens say. */
function viewsOf(text: string): string {
  const decoded = text.replaceAll(/%[0-9a-f]{2}/gi, (escaped) =>
    String.fromCharCode(Number.parseInt(escaped.slice(1), 16)),
  );
  const tokens = decoded.match(/[A-Za-z0-9_-]{40,}/g) ?? [];
  return [text, decoded, ...tokens.flatMap((token) => textFromBase64(token) ?? [])].join('\n');
}

test('strict mode hides a short name where it stands, in a token, in a page, and in the id of a resource', async () => {
  const token = graphToken({ app_displayname: 'CRM' });
  const page = `<script>$Config={"sAppName":"CRM","sClientId":"${ids.CLIENT}"};</script>`;
  const path =
    '/subscriptions/1/resourcegroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/orders';
  const { bytes } = await sanitize(
    har(
      apiCall({ token }),
      { ...authorizeRequest({ at: 3, answer: 'page' }), responseBody: page },
      managedIdentityRequest({ at: 6, extra: { mi_res_id: path } }),
    ).bytes,
    { name: 'case.har', ports: nodePorts, mode: 'strict' },
  );
  const text = viewsOf(new TextDecoder().decode(bytes));
  assert.deepEqual(text.match(/CRM|resourcegroups\/rg|Identities\/orders/gi), null);
  assert.match(text, /resourcegroups\/name-\d/);
});
