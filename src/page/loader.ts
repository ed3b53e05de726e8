/**
 * Runs the program of the page, which stands in it compressed. The policy of the page names the hash of that program, so the browser runs
 * it and no other.
 */
import { ids, LOADER_POLICY } from '../commands/page/ids.js';
import { byId } from './dom.js';
import { unpack } from './unpack.js';

/** Chromium and others take only a text that passed such a policy for a script. It is not in the types of TypeScript yet. */
declare const trustedTypes:
  | { createPolicy(name: string, rules: { createScript(text: string): string }): { createScript(text: string): string } }
  | undefined;

async function load(): Promise<void> {
  const script = document.createElement('script');
  const text = await unpack(ids.program);
  const policy = typeof trustedTypes === 'undefined' ? null : trustedTypes.createPolicy(LOADER_POLICY, { createScript: (code) => code });
  script.textContent = policy === null ? text : policy.createScript(text);
  document.body.append(script);
}

load().catch(() => {
  byId(ids.main).prepend('This browser cannot run the page. Use a browser of 2023 or later. ');
});
