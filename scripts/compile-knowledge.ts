import { failureText } from '../src/cli/failure-message.js';
import { shownKnowledge } from '../src/commands/page/shown-knowledge.js';
import { Failure } from '../src/domain/failure.js';
import { compileKnowledge } from '../src/knowledge/compiled/write.js';
import { inspectKnowledge, readFolder } from '../src/knowledge/index.js';

export { pack } from '../src/packing/pack.js';

/** The knowledge in a folder, checked and compiled, and as the page has it; or what is wrong with it. */
export function compile(folder: string): { readonly knowledge: string; readonly page: string } | { readonly faults: string } {
  const { loaded, files } = inspectKnowledge([readFolder(folder)]);
  if (loaded.ok) return { knowledge: compileKnowledge(loaded.base, files), page: compileKnowledge(shownKnowledge(loaded.base), []) };
  const { diagnostics } = loaded;
  return {
    faults: failureText(new Failure('bad-knowledge', 'The knowledge has errors.', 'Correct what is listed above.', { diagnostics })),
  };
}
