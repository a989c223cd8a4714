/** What the build has packed into the page: gzip in base64, a third of its size. */
export async function unpack(base64: string): Promise<Blob> {
  const packed = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}
