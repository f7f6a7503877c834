import type { Bilingual, JsonObject } from '@shaodao/decider';

/** 接待下访: on which days who receives, and how (浦江经验, 三访一解一疏). */
export interface ReceptionSection {
  readonly kinds: readonly ReceptionKind[];
}

export interface ReceptionKind {
  readonly code: string;
  readonly name: Bilingual;
  /** Roles that may plan and hold it. */
  readonly by: readonly string[];
  readonly modes: readonly ReceptionMode[];
  /** Every month on this day, or every week on this day (1 Monday … 7 Sunday); absent: any day. */
  readonly dayOfMonth?: number;
  readonly weekday?: number;
  /** What becomes of a fixed day that is a day off. */
  readonly onHoliday: 'SKIP' | 'NEXT_WORKDAY' | 'KEEP';
  readonly minutesNeeded: boolean;
}

/** At the desk, in the village, or by invitation: 接访, 下访, 约访. */
export const RECEPTION_MODES = ['RECEIVE', 'GO_DOWN', 'INVITE'] as const;
export type ReceptionMode = (typeof RECEPTION_MODES)[number];

const code = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$' };
const text = { type: 'string', minLength: 1, maxLength: 200 };
const name = {
  type: 'object',
  additionalProperties: false,
  required: ['zh', 'en'],
  properties: { zh: text, en: text },
};

/** JSON Schema of the section `reception`. */
export const RECEPTION_SECTION: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['kinds'],
  properties: {
    kinds: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code', 'name', 'by', 'modes', 'onHoliday', 'minutesNeeded'],
        properties: {
          code,
          name,
          by: { type: 'array', minItems: 1, items: code },
          modes: { type: 'array', minItems: 1, items: { enum: [...RECEPTION_MODES] } },
          dayOfMonth: { type: 'integer', minimum: 1, maximum: 28 },
          weekday: { type: 'integer', minimum: 1, maximum: 7 },
          onHoliday: { enum: ['SKIP', 'NEXT_WORKDAY', 'KEEP'] },
          minutesNeeded: { type: 'boolean' },
        },
      },
    },
  },
};
