import { byId } from './dom.js';

/** The text in a part of the page that is compressed with gzip and written in base64. */
export async function unpack(id: string): Promise<string> {
  const bytes = Uint8Array.from(atob(byId(id).textContent ?? ''), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
