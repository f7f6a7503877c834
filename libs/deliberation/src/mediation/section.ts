import { sectionSchema, type Bilingual, type JsonObject, type SideLimit } from '@shaodao/decider';

const { bilingual, code, limit, listOf, record } = sectionSchema;

/** Somebody who may mediate on a tier. Ids only. */
export interface RosterEntry {
  readonly person: string;
  /** Kind of host this person can be, where the room asks for several kinds. */
  readonly hostKind?: string;
  /** Local date up to which the training counts, `2026-12-31`. */
  readonly trainedUntil?: string;
}

export interface MediationTier {
  readonly code: string;
  readonly name: Bilingual;
  /** Bodies that mediate here, e.g. the grid's team, the village's committee. */
  readonly bodies: readonly Bilingual[];
  readonly roster: readonly RosterEntry[];
  /** Most open mediations one mediator has at a time. */
  readonly maxLoad: number;
  /** Only those whose training still counts may mediate. */
  readonly trained?: boolean;
}

/** The three-truth room (三理室): who sits in it and what the respected villager answers. */
export interface MediationRoom {
  /** Kinds of hosts that host jointly; one of each. */
  readonly hostKinds: readonly { readonly code: string; readonly name: Bilingual }[];
  /** 明白人 the parties may choose from. */
  readonly wise: readonly string[];
  /** What the 明白人 answers: fairness, common sense, morals … */
  readonly items: readonly { readonly code: string; readonly name: Bilingual }[];
  /** A member of the function concerned must witness. */
  readonly witness: boolean;
}

export interface MediationSection {
  /** Lowest first. */
  readonly tiers: readonly MediationTier[];
  /** Steps of each tier, in order (五步工作法); agreement needs all of them. */
  readonly steps?: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly room?: MediationRoom;
  /** Tribunals that guide: they comment, and never own. Unit codes. */
  readonly guides: readonly string[];
  /** Silence for so long is no consent. */
  readonly consentWithin?: SideLimit;
  /** Joint application for judicial confirmation, counted from the effect (人民调解法 art. 33: 30 days). */
  readonly confirmationWithin: SideLimit;
  /** Referred to litigation after the record of any tier, or of the last one only (诉讼断后). */
  readonly litigationAfter: 'ANY_TIER' | 'LAST_TIER';
  /** Ways that parties are told of when mediation fails (人民调解法 art. 26). */
  readonly routes: readonly { readonly code: string; readonly name: Bilingual }[];
}

const named = record({ code, name: bilingual });

export const MEDIATION_SCHEMA: JsonObject = record(
  {
    tiers: listOf(
      record(
        {
          code,
          name: bilingual,
          bodies: listOf(bilingual),
          roster: listOf(
            record(
              {
                person: code,
                hostKind: code,
                trainedUntil: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
              },
              ['hostKind', 'trainedUntil'],
            ),
          ),
          maxLoad: { type: 'integer', minimum: 1, maximum: 1000 },
          trained: { type: 'boolean' },
        },
        ['trained'],
      ),
      1,
    ),
    steps: listOf(named),
    room: record({
      hostKinds: listOf(named, 1),
      wise: listOf(code, 1),
      items: listOf(named, 1),
      witness: { type: 'boolean' },
    }),
    guides: listOf(code),
    consentWithin: limit,
    confirmationWithin: limit,
    litigationAfter: { type: 'string', enum: ['ANY_TIER', 'LAST_TIER'] },
    routes: listOf(named, 1),
  },
  ['steps', 'room', 'consentWithin'],
);
