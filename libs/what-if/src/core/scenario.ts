import type { Bilingual } from '@shaodao/decider';
import type { Alternative } from './alternative.js';

/** Which past is lived again: issues reported from one local day to another, both counted. */
export interface Span {
  /** `YYYY-MM-DD`, days of the default calendar. */
  readonly from: string;
  readonly to: string;
  /** With what lies below. */
  readonly territory?: string;
  readonly category?: string;
}

/** By which figures units are compared: a formula set, and a period of its table. */
export interface RankingWanted {
  /** Id of the formula set; its newest version. */
  readonly set: string;
  /** As the house names its periods: `2026-03`, `2026-Q1`. */
  readonly period: string;
  /** Ranked by this metric alone; absent: by the score the set ranks by. */
  readonly metric?: string;
}

/** A question “what if”, as somebody writes it. */
export interface ScenarioDraft {
  readonly name: Bilingual;
  readonly span: Span;
  readonly alternative: Alternative;
  /** Absent: nobody is ranked. */
  readonly ranking?: RankingWanted;
}
