import { sectionSchema, type Bilingual, type JsonObject, type SideLimit } from '@shaodao/decider';

/**
 * What a playbook says of registers: small state machines as data. A risk, a project, a checklist, a
 * funding ledger, a loop of slips, a streak: all are entries that go from state to state by steps
 * that people take, with facts, items, agreements and tallies on the way.
 */
export interface RegisterSection {
  readonly registers: readonly RegisterRule[];
}

export interface RegisterRule {
  readonly code: string;
  readonly name: Bilingual;
  /** The first is where an entry begins. */
  readonly states: readonly StateRule[];
  readonly steps: readonly StepRule[];
  /** Roles that may register an entry. */
  readonly by: readonly string[];
  readonly facts?: readonly FactRule[];
  /** A checklist: each item is ticked by itself. */
  readonly items?: readonly ItemRule[];
  /** Sides whose agreement a step may need, e.g. opinion and nomination of town and department. */
  readonly sides?: readonly SideRule[];
  readonly tallies?: readonly TallyRule[];
  /** Times with limits of their own, e.g. denser inspection during an event. */
  readonly modes?: readonly ModeRule[];
}

export interface StateRule {
  readonly code: string;
  readonly name: Bilingual;
  /** Nothing follows, unless a step leads on from here. */
  readonly ends?: boolean;
  /** How long an entry may stay; afterwards it is overdue. */
  readonly limit?: SideLimit;
  /** The step that is taken by itself when the limit is over. */
  readonly onDue?: string;
}

export interface StepRule {
  readonly code: string;
  readonly name: Bilingual;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: readonly string[];
  /** Facts that must be known. */
  readonly needs?: readonly string[];
  /** Items that must be ticked: those named, or all. */
  readonly needsItems?: readonly string[] | 'ALL';
  /** Sides that must have agreed. */
  readonly needsSides?: readonly string[];
  /** Tallies that must have reached an amount. */
  readonly needsTallies?: readonly { readonly tally: string; readonly atLeast: number }[];
  /** Taken by another person than took these steps; `REGISTER` is the registration. */
  readonly otherPersonThan?: readonly string[];
  /** Pictures or files it must come with. */
  readonly media?: number;
  /** An issue is reported with it, e.g. an open query. */
  readonly opensIssue?: {
    readonly kind: 'HELP' | 'COMPLAINT' | 'SUGGESTION' | 'CONSULT' | 'ACCUSATION';
    readonly channel: string;
    readonly category?: string;
  };
  /** The first slip of the next round begins: a new entry of this register. */
  readonly opensNext?: string;
}

export interface FactRule {
  readonly code: string;
  readonly name: Bilingual;
  readonly type: 'TEXT' | 'NUMBER' | 'FLAG' | 'DATE' | 'CHOICE' | 'UNIT' | 'TERRITORY' | 'PERSONAL';
  /** Of a CHOICE. */
  readonly options?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** Needed to register an entry at all. */
  readonly required?: boolean;
}

export interface ItemRule {
  readonly code: string;
  readonly name: Bilingual;
}

export interface SideRule extends ItemRule {
  /** Roles that speak for the side; absent: whoever works on the entry. */
  readonly by?: readonly string[];
}

export interface TallyRule {
  readonly code: string;
  readonly name: Bilingual;
  /** SUM adds amounts, COUNT counts occurrences, STREAK counts days since the last occurrence. */
  readonly kind: 'SUM' | 'COUNT' | 'STREAK';
  /** What is added, for people: yuan, hours, households. */
  readonly unit?: Bilingual;
  /** Where an amount comes from, e.g. the four sources of funding. */
  readonly sources?: readonly ItemRule[];
  /** At this total somebody is warned. */
  readonly alertAt?: number;
}

export interface ModeRule {
  readonly code: string;
  readonly name: Bilingual;
  /** By state; in place of the state's own limit while the mode lasts. */
  readonly limits: readonly { readonly state: string; readonly limit: SideLimit }[];
}

const { bilingual, code, limitOf, listOf, named, record } = sectionSchema;
const limit = limitOf(100_000);
const codes = { type: 'array', items: code, uniqueItems: true, maxItems: 100 };
const many = (items: JsonObject, minItems = 0): JsonObject =>
  listOf(items, minItems, { maxItems: 100 });

const STATE = record({ code, name: bilingual, ends: { type: 'boolean' }, limit, onDue: code }, [
  'ends',
  'limit',
  'onDue',
]);

const STEP = record(
  {
    code,
    name: bilingual,
    from: codes,
    to: code,
    by: codes,
    needs: codes,
    needsItems: { anyOf: [{ const: 'ALL' }, codes] },
    needsSides: codes,
    needsTallies: many(record({ tally: code, atLeast: { type: 'number' } })),
    otherPersonThan: codes,
    media: { type: 'integer', minimum: 1, maximum: 20 },
    opensIssue: record(
      {
        kind: { enum: ['HELP', 'COMPLAINT', 'SUGGESTION', 'CONSULT', 'ACCUSATION'] },
        channel: code,
        category: code,
      },
      ['category'],
    ),
    opensNext: code,
  },
  [
    ...['needs', 'needsItems', 'needsSides', 'needsTallies'],
    ...['otherPersonThan', 'media', 'opensIssue', 'opensNext'],
  ],
);

const FACT = record(
  {
    code,
    name: bilingual,
    type: {
      enum: ['TEXT', 'NUMBER', 'FLAG', 'DATE', 'CHOICE', 'UNIT', 'TERRITORY', 'PERSONAL'],
    },
    options: codes,
    min: { type: 'number' },
    max: { type: 'number' },
    required: { type: 'boolean' },
  },
  ['options', 'min', 'max', 'required'],
);

const TALLY = record(
  {
    code,
    name: bilingual,
    kind: { enum: ['SUM', 'COUNT', 'STREAK'] },
    unit: bilingual,
    sources: many(named),
    alertAt: { type: 'number' },
  },
  ['unit', 'sources', 'alertAt'],
);

/** JSON Schema of the section `register`. */
export const REGISTER_SECTION: JsonObject = record({
  registers: many(
    record(
      {
        code,
        name: bilingual,
        by: codes,
        states: many(STATE, 1),
        steps: many(STEP),
        facts: many(FACT),
        items: many(named),
        sides: many(record({ code, name: bilingual, by: codes }, ['by'])),
        tallies: many(TALLY),
        modes: many(
          record({ code, name: bilingual, limits: many(record({ state: code, limit })) }),
        ),
      },
      ['facts', 'items', 'sides', 'tallies', 'modes'],
    ),
    1,
  ),
});
