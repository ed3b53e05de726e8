/** What the page takes from the program to advise somebody, for a bundle like its own. */
export { advise, buildModel, firstSteps } from '../../src/engine/index.js';
export { reviveKnowledge } from '../../src/knowledge/compiled/read.js';
export { adviceJson } from '../../src/presentation/index.js';
