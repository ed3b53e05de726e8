import attributes from '../../data/schema/attributes.schema.json' with { type: 'json' };
import common from '../../data/schema/common.schema.json' with { type: 'json' };
import conditions from '../../data/schema/conditions.schema.json' with { type: 'json' };
import contacts from '../../data/schema/contacts.schema.json' with { type: 'json' };
import entrySets from '../../data/schema/entry-sets.schema.json' with { type: 'json' };
import inferences from '../../data/schema/inferences.schema.json' with { type: 'json' };
import knowledge from '../../data/schema/knowledge.schema.json' with { type: 'json' };
import pay from '../../data/schema/pay.schema.json' with { type: 'json' };
import qualifications from '../../data/schema/qualifications.schema.json' with { type: 'json' };
import retired from '../../data/schema/retired.schema.json' with { type: 'json' };
import role from '../../data/schema/role.schema.json' with { type: 'json' };
import route from '../../data/schema/route.schema.json' with { type: 'json' };
import sources from '../../data/schema/sources.schema.json' with { type: 'json' };
import specialism from '../../data/schema/specialism.schema.json' with { type: 'json' };
import type { FileKind } from './files.js';

/** One JSON Schema for each kind of file, and those that they refer to. */
export type Schemas = { readonly files: Readonly<Record<FileKind, object>>; readonly shared: readonly object[] };

/**
 * The schemas of data/schema, which editors read too. Those next to somebody else's data are not used:
 * a pattern in a foreign schema could stop the program for seconds.
 */
export const builtInSchemas: Schemas = {
  files: {
    knowledge,
    attributes,
    inferences,
    conditions,
    'entry-sets': entrySets,
    qualifications,
    contacts,
    pay,
    retired,
    sources,
    specialism,
    role,
    route,
  },
  shared: [common],
};
