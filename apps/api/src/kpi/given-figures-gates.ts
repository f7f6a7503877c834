import type { FigureEntry, FigureSubject } from '@shaodao/assessment';
import type { JsonSchema } from '@shaodao/doors';
import { BodyGate } from '../http/body-gate.js';

/** More at once is several orders; a city has some thousands of units. */
const MOST = 5_000;
const CODE: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$' };
const REASON: JsonSchema = { type: 'string', minLength: 1, maxLength: 1_000 };

const SUBJECT: Readonly<Record<string, JsonSchema>> = {
  unit: CODE,
  territory: CODE,
  /** Code of one of the staff. */
  person: CODE,
};

const listOf = (
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
): JsonSchema => ({
  type: 'array',
  minItems: 1,
  maxItems: MOST,
  items: {
    type: 'object',
    properties: { ...properties },
    required: [...required],
    additionalProperties: false,
  },
});

/** As people write a subject: who is not named is left out. */
type Named<T extends FigureSubject> = Omit<T, 'unit'> & { readonly unit?: string };

export const figuresGate = new BodyGate<{
  readonly source: string;
  readonly entries: readonly Named<FigureEntry>[];
  readonly reason?: string;
}>({
  type: 'object',
  properties: {
    source: CODE,
    entries: listOf({ ...SUBJECT, value: { type: 'string', minLength: 1, maxLength: 30 } }, [
      'value',
    ]),
    reason: REASON,
  },
  required: ['source', 'entries'],
  additionalProperties: false,
});

export const withdrawalGate = new BodyGate<{
  readonly subjects: readonly Named<FigureSubject>[];
  readonly reason: string;
}>({
  type: 'object',
  properties: { subjects: listOf(SUBJECT, []), reason: REASON },
  required: ['subjects', 'reason'],
  additionalProperties: false,
});

/** A subject as the core has it. */
export const subjectOf = <T extends FigureSubject>(named: Named<T>): T =>
  ({ ...named, unit: named.unit ?? null }) as T;
