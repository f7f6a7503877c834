import { CLOCK_KINDS, LIMIT_UNITS, type ClockSpec, type Limit } from '@shaodao/deadlines';
import {
  COMPLEXITIES,
  EXCLUSION_CLASSES,
  ISSUE_COMMANDS,
  LEVELS,
  SEALED_FIELDS,
  SUPERVISION_MEASURES,
  SUSPENSION_CAUSES,
  URGENCIES,
  WHISTLE_KINDS,
  type DisputeRules,
  type EscalationRules,
  type EvidenceRules,
  type ExtensionRules,
  type IssueProfile,
  type LedgerRules,
  type LinkRule,
  type OutcomeRule,
  type RatingInstrument,
  type RatingRules,
  type ReturnRules,
  type StepRule,
  type SupervisionRules,
  type SupervisionRung,
  type SuspensionRules,
  type WhistleRules,
} from '@shaodao/issue';
import {
  BILINGUAL,
  CODE,
  COUNT,
  DAYS,
  FLAG,
  keyed,
  list,
  oneOf,
  record,
  SHARE,
  SLUG,
  TEXT,
  type JsonSchema,
} from './json-schema.js';

/** What a playbook says of the issue that runs under it; id, version and name stand outside. */
export type IssueSection = Omit<IssueProfile, 'id' | 'version' | 'name'>;

type Part<K extends keyof IssueSection> = NonNullable<IssueSection[K]>;

export const LIMIT = record<Limit>(
  {
    amount: { type: 'integer', minimum: 1, maximum: 100_000 },
    unit: oneOf(LIMIT_UNITS),
    calendar: SLUG,
    rollOnHoliday: FLAG,
  },
  { calendar: true, rollOnHoliday: true },
);

const CLOCK = record<ClockSpec>(
  {
    limit: LIMIT,
    byUrgency: keyed(URGENCIES, LIMIT),
    byComplexity: keyed(COMPLEXITIES, LIMIT),
    warnAt: list({ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }),
    cumulative: FLAG,
  },
  { byUrgency: true, byComplexity: true, warnAt: true, cumulative: true },
);

const ROLES = list(
  { type: 'string', pattern: '^[A-Z]{2,30}$' },
  { minItems: 1, uniqueItems: true },
);

const WHISTLE = record<WhistleRules>(
  {
    kinds: list(oneOf(WHISTLE_KINDS), { minItems: 1, uniqueItems: true }),
    blowers: ROLES,
    headReview: FLAG,
    fromIntake: FLAG,
    quorum: oneOf(['LEAD', 'LEAD_AND_ASSISTS', 'ANY']),
    checkIn: LIMIT,
    nobodyLeavesUnfinished: FLAG,
    maxOpen: { type: 'integer', minimum: 1, maximum: 100 },
    fallbackLevel: oneOf(LEVELS),
    checkInByKind: keyed(WHISTLE_KINDS, LIMIT),
    emergencyUnreviewed: FLAG,
    triedFirst: FLAG,
  },
  { fallbackLevel: true, checkInByKind: true, emergencyUnreviewed: true, triedFirst: true },
);

const INSTRUMENT = record<RatingInstrument>(
  {
    items: list(record<RatingInstrument['items'][number]>({ code: CODE, name: BILINGUAL }, {}), {
      minItems: 1,
    }),
    minimum: { type: 'integer', minimum: 0, maximum: 1000 },
    maximum: { type: 'integer', minimum: 1, maximum: 1000 },
  },
  {},
);

const STEP = record<StepRule>(
  {
    id: CODE,
    name: BILINGUAL,
    by: list(CODE, { minItems: 1 }),
    after: list(CODE),
    evidence: FLAG,
    otherPersonThan: list(CODE),
    limit: LIMIT,
    required: FLAG,
  },
  { after: true, evidence: true, otherPersonThan: true, limit: true, required: true },
);

const RUNG = record<SupervisionRung>(
  {
    measure: oneOf(SUPERVISION_MEASURES),
    atShare: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    afterDue: LIMIT,
    replyWithin: LIMIT,
  },
  { atShare: true, afterDue: true, replyWithin: true },
);

const EVENTS = list(oneOf(Object.keys(SEALED_FIELDS)), { minItems: 1, uniqueItems: true });

const LINK = record<LinkRule>(
  { code: CODE, name: BILINGUAL, enters: EVENTS, withFirstClock: FLAG, leaves: EVENTS, by: ROLES },
  { enters: true, withFirstClock: true, leaves: true, by: true },
);

/** The schema of the section `issue` of a playbook. */
export const ISSUE_SECTION: JsonSchema = record<IssueSection>(
  {
    skips: list(oneOf(['REQUESTED', 'ORDERED', 'VERIFIED', 'FED_BACK', 'EVALUATED']), {
      uniqueItems: true,
    }),
    maxReturns: COUNT,
    maxReworkRounds: COUNT,
    evaluationWindowDays: DAYS,
    reopenWindowDays: DAYS,
    returnWindowHours: { type: 'integer', minimum: 0, maximum: 8760 },
    reworkDays: DAYS,
    retentionClass: SLUG,
    overallLimitFromCatalogue: { type: 'boolean', default: true },
    links: list(LINK, { minItems: 1 }),
    clocks: keyed(CLOCK_KINDS, CLOCK),
    whistle: WHISTLE,
    respondToOrder: FLAG,
    returns: record<ReturnRules>({ citesListItem: FLAG, pausesHandling: FLAG }, {}),
    disputes: record<DisputeRules>(
      { consultFirst: FLAG, rulers: { type: 'integer', minimum: 1, maximum: 9 } },
      {},
    ),
    ratings: record<RatingRules>(
      { reverse: INSTRUMENT, whistle: INSTRUMENT },
      { reverse: true, whistle: true },
    ),
    extensions: record<ExtensionRules>({ maxCount: COUNT, maxTotal: LIMIT }, {}),
    suspension: record<SuspensionRules>(
      {
        causes: list(oneOf(SUSPENSION_CAUSES), { minItems: 1, uniqueItems: true }),
        maxDays: DAYS,
        pauses: list(oneOf(CLOCK_KINDS), { uniqueItems: true }),
      },
      { pauses: true },
    ),
    ledger: record<LedgerRules>({ reviewEveryDays: DAYS, causes: list(CODE, { minItems: 1 }) }, {}),
    escalation: record<EscalationRules>(
      {
        levels: list(oneOf(LEVELS), { minItems: 1, uniqueItems: true }),
        reworkRounds: COUNT,
        transfers: COUNT,
        appellants: COUNT,
      },
      { appellants: true },
    ),
    supervision: record<SupervisionRules>(
      {
        ladder: list(RUNG, { minItems: 1 }),
        clocks: list(oneOf(CLOCK_KINDS), { minItems: 1, uniqueItems: true }),
        replyToOwner: FLAG,
        fromDispatch: record<NonNullable<SupervisionRules['fromDispatch']>>(
          {
            complexities: list(oneOf(COMPLEXITIES), { minItems: 1, uniqueItems: true }),
            replyWithin: LIMIT,
          },
          {},
        ),
      },
      { clocks: true, replyToOwner: true, fromDispatch: true },
    ),
    verifyReport: record<Part<'verifyReport'>>({ media: COUNT }, {}),
    exclusion: record<Part<'exclusion'>>(
      {
        classes: list(oneOf(EXCLUSION_CLASSES), { minItems: 1, uniqueItems: true }),
        windowDays: DAYS,
      },
      {},
    ),
    segregation: record<Part<'segregation'>>(
      { finderIsNotVerifier: FLAG, finderIsNotHandler: FLAG, finderDoesNotTell: FLAG },
      { finderIsNotVerifier: true, finderIsNotHandler: true, finderDoesNotTell: true },
    ),
    residentConfirms: FLAG,
    evidence: record<EvidenceRules>(
      { handledMedia: COUNT, verifyMedia: COUNT, unitHeadSigns: FLAG },
      {},
    ),
    steps: list(STEP),
    outcomes: list(record<OutcomeRule>({ code: CODE, name: BILINGUAL }, {})),
    actors: keyed(Object.keys(ISSUE_COMMANDS), ROLES),
    activation: list(oneOf(['DUTY_LIST', 'NAMED_HOLDERS', 'RULE_VERSION']), { uniqueItems: true }),
    autoDispatchAt: SHARE,
    publicity: record<Part<'publicity'>>({ scope: oneOf(['territory', 'unit']), days: DAYS }, {}),
    selfHandled: record<Part<'selfHandled'>>({ roles: ROLES, media: COUNT }, {}),
    tags: list(
      record<Part<'tags'>[number]>(
        { code: CODE, name: BILINGUAL, requires: list(TEXT) },
        { requires: true },
      ),
    ),
    easing: FLAG,
  },
  {
    overallLimitFromCatalogue: true,
    links: true,
    clocks: true,
    whistle: true,
    respondToOrder: true,
    returns: true,
    disputes: true,
    ratings: true,
    extensions: true,
    suspension: true,
    ledger: true,
    escalation: true,
    supervision: true,
    verifyReport: true,
    exclusion: true,
    segregation: true,
    residentConfirms: true,
    evidence: true,
    steps: true,
    outcomes: true,
    actors: true,
    activation: true,
    autoDispatchAt: true,
    publicity: true,
    selfHandled: true,
    tags: true,
    easing: true,
  },
);
