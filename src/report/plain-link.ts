/** What a link may consist of: nothing that could end it or say more. */
const LINK = /^https:\/\/[\w.-]+\/[\w./#?=&%-]*$/;

/**
 * Whether a URL of a rule can be made a link. They are entrace's own, or of the user's own rules; what is no plain URL
 * is shown, not linked.
 */
export function isPlainLink(url: string): boolean {
  return LINK.test(url);
}
