import { CONFIDENTIALITIES, type ChannelRule } from '@shaodao/issue';
import { BILINGUAL, CODE, list, oneOf, record } from './json-schema.js';

/** The schema of a channel that a playbook brings. */
export const CHANNEL = record<ChannelRule>(
  {
    code: CODE,
    name: BILINGUAL,
    by: list({ type: 'string', pattern: '^[A-Z]{2,30}$' }, { minItems: 1, uniqueItems: true }),
    confidentiality: oneOf(CONFIDENTIALITIES),
  },
  { by: true, confidentiality: true },
);
