import type { Head } from '../../domain/advice.js';
import type { IsoDate } from '../../domain/ids.js';
import type { Model } from './model.js';

/** What every report opens with. */
export const headOf = (model: Model, asOf: IsoDate): Head => ({
  knowledge: { version: model.base.version, reviewed: model.base.reviewed },
  asOf,
});
