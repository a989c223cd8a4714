import { findHeader, inRequest } from '../model/headers.js';
import type { Location } from '../model/parameters.js';
import type { Flow } from './flows.js';
import type { Message } from './messages.js';

/** Headers in which a browser or broker passes the identity of its device on. */
const HEADERS = ['x-ms-refreshtokencredential', 'x-ms-devicecredential'] as const;

/** A request that shows the identity of a device. */
export interface DeviceIdentity {
  readonly message: Message;
  /** The header; undefined where it is the host that asks for the device's certificate. */
  readonly at: Location | undefined;
}

/** The first request of a flow in which the device showed its identity (protocol facts 1.6, step 7). */
export function findDeviceIdentity(flow: Flow | undefined): DeviceIdentity | undefined {
  for (const message of flow?.messages ?? []) {
    const { request } = message.entry;
    const header = HEADERS.map((name) => findHeader(request.headers, name)).find(
      (each) => each !== undefined,
    );
    if (header !== undefined) return { message, at: inRequest(header) };
    if (isDeviceHost(message)) return { message, at: undefined };
  }
  return undefined;
}

function isDeviceHost({ endpoint, url }: Message): boolean {
  return endpoint?.role === 'device-identity' || /(?:^|\.)device\.login\./.test(url.hostname);
}
