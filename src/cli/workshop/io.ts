import type { WorkshopIo } from '../../commands/workshop/io.js';
import { isSame } from '../same-file.js';
import { openLines } from './lines.js';
import { screenAndKeys } from './screen.js';
import { openSheets } from './sheets.js';

/** The terminal and the files of a workshop. */
export const workshopIo = (): WorkshopIo => ({ ...screenAndKeys(), sheets: openSheets, lines: openLines, isSame });
