import packageJson from '../../package.json' with { type: 'json' };
import type { KnowledgeBase } from '../domain/knowledge-base.js';

/** The versions of the program, of the knowledge with the day of its review, and of Node. */
export const versionText = ({ version, reviewed }: KnowledgeBase): string =>
  `hi-careers ${packageJson.version}\nknowledge ${version}, reviewed ${reviewed}\nnode ${process.versions.node}`;
