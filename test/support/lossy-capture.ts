import * as made from './entra-builder.js';

/**
 * A capture that loses a finding with its secrets: an API says in plain text why it refuses, and texts of APIs are left out, since
 * nobody knows what else they say.
 */
export function lossyCapture(): Uint8Array {
  const { accessTokenV2, apiCall, API_URL, har } = made;
  const refusal = {
    status: 403,
    headers: [['Content-Type', 'text/plain']],
    body: 'You lack the role Orders.Approve.',
  } as const;
  return har(apiCall({ url: API_URL, token: accessTokenV2() }, refusal)).bytes;
}
