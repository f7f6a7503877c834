import type { components } from '../../api/document.js';

/** What a play of the board tells, line by line (docs/api.md, 回放与对比). */

export type FieldChange = components['schemas']['FieldChange'];
export type ShownEvent = components['schemas']['ShownEvent'];
export type ShownDifference = components['schemas']['ShownDifference'];

/** A row as it is at the picture's moment. */
export interface PlayedRow {
  readonly issue: string;
  readonly title: string | null;
  readonly category?: string;
}

export interface PlayedChange {
  readonly issue: string;
  readonly fields: readonly FieldChange[];
  readonly events: readonly ShownEvent[];
}

export interface Counts {
  readonly total: number;
  readonly byPhase: Readonly<Record<string, number>>;
  readonly byTerritory: Readonly<Record<string, number>>;
}

/** A picture, or a part of one: `more` says that its rest follows. */
export interface Frame {
  readonly id?: string;
  readonly event: 'key' | 'step';
  readonly at: { readonly instant: string };
  readonly issues: readonly PlayedRow[];
  readonly gone?: readonly string[];
  readonly changes?: readonly PlayedChange[];
  readonly counts: Counts;
  readonly more: boolean;
}
