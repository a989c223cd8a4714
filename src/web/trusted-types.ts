/** The part of Trusted Types that is used; browsers that lack it take the text itself. */
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

interface Policy {
  createScriptURL(url: string): string;
  createScript(text: string): string;
}

/**
 * An address as the worker's constructor takes it. The policy of the page allows one kind of script beside those whose
 * hash it names, a blob that the page has made itself.
 */
export function trustedWorkerUrl(url: string): string {
  if (!url.startsWith('blob:')) throw new TypeError('The worker is part of this page, and nothing else.');
  return policy?.createScriptURL(url) ?? url;
}

/** A text as a script element takes it: it runs where the policy of the page names its hash, and else not. */
export function trustedScript(text: string): string {
  return policy?.createScript(text) ?? text;
}

const policy = trustedTypes()?.createPolicy('entrace', {
  createScriptURL: (url) => url,
  createScript: (text) => text,
});

function trustedTypes(): TrustedTypes | undefined {
  const found: unknown = Reflect.get(globalThis, 'trustedTypes');
  return isTrustedTypes(found) ? found : undefined;
}

function isTrustedTypes(found: unknown): found is TrustedTypes {
  return typeof found === 'object' && found !== null && 'createPolicy' in found;
}
