/**
 * Runs the program of the page, which stands in it packed, and gives it the knowledge. The policy of the page names the hash of that
 * program, so the browser runs it and no other.
 */
import { ids, LOADER_POLICY } from '../commands/page/element-ids.js';
import { unpack } from '../packing/unpack.js';
import { byId } from './dom.js';

/** Chromium and others take only a text that passed such a policy for a script. It is not in the types of TypeScript yet. */
declare const trustedTypes:
  | { createPolicy(name: string, rules: { createScript(text: string): string }): { createScript(text: string): string } }
  | undefined;

/** What the program of the page is known as once it ran. */
declare const program: typeof import('./program.js');

/** The text in a part of the page that is packed, in base64. */
function textIn(id: string): string {
  const packed = Uint8Array.from(atob(byId(id).textContent ?? ''), (sign) => sign.charCodeAt(0));
  return new TextDecoder().decode(unpack(packed));
}

try {
  const script = document.createElement('script');
  const policy = typeof trustedTypes === 'undefined' ? null : trustedTypes.createPolicy(LOADER_POLICY, { createScript: (code) => code });
  const text = textIn(ids.program);
  script.textContent = policy === null ? text : policy.createScript(text);
  document.body.append(script);
  program.start(textIn(ids.knowledge));
} catch {
  byId(ids.main).prepend('This browser cannot run the page. Use a browser of 2023 or later. ');
}
