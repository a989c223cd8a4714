/** The part of Trusted Types that is used; browsers that lack it take the text itself. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): {
    createScriptURL(url: string): string;
  };
}

/**
 * An address as the worker's constructor takes it. The policy of the page allows one kind of script beside its own
 * text, a blob that the page has made itself.
 */
export function trustedWorkerUrl(url: string): string {
  if (!url.startsWith('blob:')) throw new TypeError('The worker is part of this page, and nothing else.');
  return policy?.createScriptURL(url) ?? url;
}

const policy = trustedTypes()?.createPolicy('entrace', { createScriptURL: (url) => url });

function trustedTypes(): TrustedTypes | undefined {
  const found: unknown = Reflect.get(globalThis, 'trustedTypes');
  return isTrustedTypes(found) ? found : undefined;
}

function isTrustedTypes(found: unknown): found is TrustedTypes {
  return typeof found === 'object' && found !== null && 'createPolicy' in found;
}
