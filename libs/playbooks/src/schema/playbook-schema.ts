import { CHANNEL } from './channel.js';
import { ISSUE_SECTION } from './issue-section.js';
import { BILINGUAL, list, SLUG, type JsonSchema } from './json-schema.js';

/** The form of a playbook file: head, `issue`, and one section for each kind of side stream. */
export function playbookSchema(sections: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Shaodao playbook',
    description: 'A governance mechanism as data. See docs/mechanisms.md.',
    type: 'object',
    additionalProperties: false,
    required: ['id', 'version', 'name', 'mechanisms'],
    properties: {
      id: SLUG,
      version: { type: 'integer', minimum: 1 },
      name: BILINGUAL,
      mechanisms: list(
        { type: 'string', pattern: '^(S[0-4][a-e]?-[0-9]{1,2}|P[0-9]{1,2}[ab]?)$' },
        { uniqueItems: true },
      ),
      basis: { type: 'string', minLength: 1, maxLength: 500 },
      channels: list(CHANNEL),
      issue: ISSUE_SECTION,
      ...sections,
    },
  };
}
