import {
  type Answer,
  type Exchange,
  type ExchangeOptions,
  encodeForm,
  exchange,
  type Pair,
} from './exchange.js';
import { navigationHeaders } from './traffic-headers.js';

/** What a browser sends when a page of that origin posts its form. */
export function postedForm(
  origin: string,
  url: string,
  fields: readonly Pair[],
  answer: Answer,
  options: ExchangeOptions,
): Exchange {
  const requestHeaders: Pair[] = [
    ...navigationHeaders(`${origin}/`),
    ['Origin', origin],
    ['Content-Type', 'application/x-www-form-urlencoded'],
  ];
  const request = { method: 'POST', url, requestHeaders, requestBody: encodeForm(fields) };
  return exchange({ ...request, _resourceType: 'document' }, answer, options);
}
