import { sectionSchema, type Bilingual, type JsonObject } from '@shaodao/decider';

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

const { bilingual, code, listOf, record } = sectionSchema;

/** JSON Schema of the section `reception`. */
export const RECEPTION_SECTION: JsonObject = record({
  kinds: listOf(
    record(
      {
        code,
        name: bilingual,
        by: listOf(code, 1),
        modes: listOf({ enum: [...RECEPTION_MODES] }, 1),
        dayOfMonth: { type: 'integer', minimum: 1, maximum: 28 },
        weekday: { type: 'integer', minimum: 1, maximum: 7 },
        onHoliday: { enum: ['SKIP', 'NEXT_WORKDAY', 'KEEP'] },
        minutesNeeded: { type: 'boolean' },
      },
      ['dayOfMonth', 'weekday'],
    ),
    1,
  ),
});
