import { HOUSE_CHANNELS, type ChannelRule } from '../core/channels.js';
import {
  compileCalendar,
  OFFICE_HOURS_CN,
  SHIPPED_CALENDARS,
  type CalendarFinder,
} from '@shaodao/deadlines';
import type { Actor } from '@shaodao/decider';
import type { CategoryDefaults, DirectoryView, IssueProfile } from '../core/context.js';
import { TIMED, TIMED_TICKETS } from './clocked-mechanism.js';
import { ANY_COMES, RESIDENTS_BLOW, RESPONSES, SEVERAL_WHISTLES } from './calling-mechanisms.js';

/** A district small enough to keep in mind: who there is in the tests of the core. */

const UNIT_PARENTS: Readonly<Record<string, string>> = {
  district: 'government',
  water: 'district',
  'water-repair': 'water',
  fire: 'district',
  sanitation: 'district',
  parks: 'district',
  'street-north': 'district',
  'community-east': 'street-north',
  'old-office': 'district',
};
const OUT_OF_SERVICE = ['old-office'];
const TERRITORY_PARENTS: Readonly<Record<string, string>> = {
  north: 'city',
  east: 'north',
  south: 'city',
};

const CATEGORIES: Readonly<Record<string, CategoryDefaults>> = {
  pothole: { urgency: 'NORMAL', complexity: 'ORDINARY', limitDays: 7 },
  noise: { urgency: 'NORMAL', complexity: 'HARD', limitDays: 20 },
  question: { urgency: 'NORMAL', complexity: 'SIMPLE', limitDays: 2 },
  'fire-passage': { urgency: 'CRITICAL', complexity: 'SIMPLE', limitDays: 1 },
};

function isWithin(parents: Readonly<Record<string, string>>, code: string, above: string): boolean {
  if (code === above) return true;
  const parent = parents[code];
  return parent !== undefined && isWithin(parents, parent, above);
}

export const DIRECTORY: DirectoryView = {
  version: 7,
  isActiveUnit: (code) => code in UNIT_PARENTS && !OUT_OF_SERVICE.includes(code),
  isUnitWithin: (code, ancestor) => isWithin(UNIT_PARENTS, code, ancestor),
  isTerritory: (code) => code === 'city' || code in TERRITORY_PARENTS,
  isTerritoryWithin: (code, ancestor) => isWithin(TERRITORY_PARENTS, code, ancestor),
  isCategory: (code) => code in CATEGORIES,
  categoryDefaults: (code) => CATEGORIES[code],
  unitKind: (code) => UNIT_KINDS[code],
  unitOf: (kind, territory) => {
    const [level] = OFFICES.filter(
      (office) => office.kind === kind && isWithin(TERRITORY_PARENTS, territory, office.territory),
    );
    return level?.unit;
  },
  offer: (code) => OFFERS.find((offer) => offer.code === code),
  isListItem: (id) => LIST_ITEMS.some((item) => item.id === id),
  listKindFor: (category, unit) =>
    LIST_ITEMS.find((item) => item.category === category && item.unit === unit)?.kind,
};

const UNIT_KINDS: Readonly<Record<string, string>> = {
  district: 'government',
  water: 'department',
  'water-repair': 'section',
  fire: 'department',
  sanitation: 'department',
  parks: 'department',
  'street-north': 'street',
  'community-east': 'community',
  'old-office': 'department',
};

/** Who answers for which territory, the nearest first. */
const OFFICES = [
  { kind: 'community', territory: 'east', unit: 'community-east' },
  { kind: 'street', territory: 'north', unit: 'street-north' },
  { kind: 'government', territory: 'city', unit: 'district' },
];

/** What departments publish; the second is closed, the third for another place. */
const OFFERS = [
  { code: 'offer-lamps', unit: 'water', open: true },
  { code: 'offer-trees', unit: 'parks', open: false },
  { code: 'offer-south', unit: 'water', open: true, territories: ['south'] },
];

/** The responsibility lists. */
const LIST_ITEMS = [
  { id: 'item-road', kind: 'DUTY', category: 'pothole', unit: 'water' },
  { id: 'item-road-help', kind: 'ASSIST', category: 'pothole', unit: 'community-east' },
  { id: 'item-fire', kind: 'NEGATIVE', category: 'fire-passage', unit: 'community-east' },
  { id: 'item-noise', kind: 'RETAKEN', category: 'noise', unit: 'street-north' },
] as const;

const LIMITS = {
  version: 1,
  maxReturns: 2,
  maxReworkRounds: 2,
  evaluationWindowDays: 7,
  reopenWindowDays: 30,
  returnWindowHours: 48,
  reworkDays: 5,
  retentionClass: 'ten-years',
  overallLimitFromCatalogue: true,
};

/** Everything that may stand beside the phase: a ladder, levels, exclusions, publicity … */
const BESIDE_THE_PHASE: Partial<IssueProfile> = {
  supervision: {
    ladder: [
      { measure: 'REMIND', atShare: 0.5 },
      { measure: 'BLUE', atShare: 0.8 },
      { measure: 'YELLOW', afterDue: { amount: 0, unit: 'NAT_HOUR' } },
      {
        measure: 'RED',
        afterDue: { amount: 24, unit: 'NAT_HOUR' },
        replyWithin: { amount: 48, unit: 'NAT_HOUR' },
      },
      { measure: 'ORDER', replyWithin: { amount: 48, unit: 'NAT_HOUR' } },
      { measure: 'INTERVIEW', replyWithin: { amount: 48, unit: 'NAT_HOUR' } },
      { measure: 'LISTED', replyWithin: { amount: 48, unit: 'NAT_HOUR' } },
    ],
    replyToOwner: true,
  },
  escalation: {
    levels: ['COMMUNITY', 'STREET', 'DISTRICT'],
    reworkRounds: 2,
    transfers: 2,
    appellants: 2,
  },
  exclusion: { classes: ['EMERGENCY_LINE', 'BEYOND_DUTY', 'OBJECTIVE_LIMIT'], windowDays: 10 },
  publicity: { scope: 'territory', days: 7 },
  selfHandled: { roles: ['COMMUNITY', 'GRID', 'INSPECTOR'], media: 1 },
  residentConfirms: true,
};

/** Everything a mechanism may ask to have on record, and of whom. */
const STRICT_SECTIONS: Partial<IssueProfile> = {
  verifyReport: { media: 1 },
  segregation: { finderIsNotVerifier: true, finderIsNotHandler: true },
  evidence: { handledMedia: 2, verifyMedia: 1, unitHeadSigns: false },
  steps: [
    { id: 'look', name: { zh: '踏勘', en: 'look' }, by: ['UNIT', 'INSPECTOR'], evidence: true },
    {
      id: 'mend',
      name: { zh: '修复', en: 'mend' },
      by: ['UNIT'],
      after: ['look'],
      required: false,
    },
    {
      id: 'sign',
      name: { zh: '签认', en: 'sign' },
      by: ['UNIT', 'head-of-works'],
      after: ['mend'],
      otherPersonThan: ['mend'],
      required: false,
    },
  ],
  outcomes: [{ code: 'MENDED', name: { zh: '已修复', en: 'mended' } }],
  easing: true,
  tags: [{ code: 'MAJOR', name: { zh: '重大', en: 'major' }, requires: ['LEGAL_OPINION'] }],
};

function mechanism(
  id: string,
  skips: IssueProfile['skips'],
  otherwise: Partial<IssueProfile> = {},
): IssueProfile {
  return { ...LIMITS, id, name: { zh: `机制 ${id}`, en: `Mechanism ${id}` }, skips, ...otherwise };
}

/** One mechanism for each way of leaving phases out. */
export const PROFILES: readonly IssueProfile[] = [
  mechanism('hotline', ['REQUESTED', 'ORDERED']),
  mechanism('orders', []),
  mechanism('street-only', ['REQUESTED']),
  mechanism('community-only', ['ORDERED']),
  mechanism('records', ['REQUESTED', 'ORDERED', 'VERIFIED', 'FED_BACK', 'EVALUATED'], {
    overallLimitFromCatalogue: false,
  }),
  mechanism('no-feedback', ['REQUESTED', 'ORDERED', 'FED_BACK']),
  mechanism('rating-only', ['REQUESTED', 'ORDERED', 'VERIFIED', 'FED_BACK']),
  mechanism('levels', [], BESIDE_THE_PHASE),
  mechanism('strict', ['REQUESTED', 'ORDERED'], STRICT_SECTIONS),
  mechanism('everything', [], { ...TIMED, ...SEVERAL_WHISTLES, ...BESIDE_THE_PHASE }),
  mechanism('timed', ['REQUESTED', 'ORDERED'], TIMED),
  mechanism('timed-orders', [], TIMED),
  mechanism('timed-rating', ['REQUESTED', 'ORDERED', 'VERIFIED', 'FED_BACK'], TIMED),
  mechanism('timed-tickets', ['REQUESTED', 'ORDERED'], {
    ...TIMED_TICKETS,
    overallLimitFromCatalogue: false,
  }),
  mechanism('responses', [], RESPONSES),
  mechanism('whistles', ['REQUESTED', 'ORDERED'], SEVERAL_WHISTLES),
  mechanism('residents', ['REQUESTED', 'ORDERED', 'FED_BACK'], RESIDENTS_BLOW),
  mechanism('any-comes', ['REQUESTED', 'ORDERED'], ANY_COMES),
];

/** The calendars of the district; office hours where none is named. */
export const calendarOf: CalendarFinder = (id = OFFICE_HOURS_CN.id) => {
  const found = SHIPPED_CALENDARS.find((each) => each.id === id);
  if (found === undefined) throw new Error(`The tests know no calendar ${id}`);
  return compileCalendar(found);
};

const UNANNOUNCED = compileCalendar({
  ...OFFICE_HOURS_CN,
  version: OFFICE_HOURS_CN.version - 1,
  weekdays: [1, 2, 3, 4, 5, 6],
  exceptions: [],
  knownYears: [],
});

/** The same before any notice, with another week: what counts working days is provisional. */
export const calendarBefore: CalendarFinder = (id = OFFICE_HOURS_CN.id) =>
  id === OFFICE_HOURS_CN.id ? UNANNOUNCED : calendarOf(id);

export function profileOf(id: string): IssueProfile {
  const found = PROFILES.find((profile) => profile.id === id);
  if (found === undefined) throw new Error(`The tests know no profile ${id}`);
  return found;
}

const actor = (person: string, role: string, unit?: string): Actor => ({
  person,
  roles: [role],
  ...(unit !== undefined && { unit }),
});

export const RESIDENT = actor('p-resident', 'RESIDENT');
export const AGENT = actor('p-agent', 'AGENT', 'district');
export const DISPATCHER = actor('p-dispatcher', 'DISPATCHER', 'district');
export const COMMUNITY = actor('p-community', 'COMMUNITY', 'community-east');
export const STREET = actor('p-street', 'STREET', 'street-north');
export const WATER = actor('p-water', 'UNIT', 'water');
/** The head of the water bureau. */
export const WATER_LEAD = actor('p-water-chief', 'UNITLEAD', 'water');
export const WATER_REPAIR = actor('p-repair', 'UNIT', 'water-repair');
export const FIRE = actor('p-fire', 'UNIT', 'fire');
export const ARBITER = actor('p-arbiter', 'ARBITER', 'district');
export const INSPECTOR = actor('p-inspector', 'INSPECTOR', 'district');
export const CALLER = actor('p-caller', 'CALLER', 'district');
export const SYSTEM = actor('system', 'SYSTEM');
export const CHIEF_OF_WATER = actor('p-water-chief', 'UNITLEAD', 'water');
export const DISTRICT = actor('p-district', 'DISTRICT', 'district');
export const SUPERVISOR = actor('p-supervisor', 'SUPERVISOR', 'district');
/** 四岗一肩挑: the inspector's person, now in a post of the water bureau. */
export const INSPECTOR_AT_WATER = actor('p-inspector', 'UNIT', 'water');

/** The channels of the house, and one that only couriers' partners use. */
export const CHANNELS_OPEN: readonly ChannelRule[] = [
  ...HOUSE_CHANNELS,
  {
    code: 'partner',
    name: { zh: '骑手上报', en: 'riders' },
    by: ['TEAM'],
    confidentiality: 'HIDE_CONTACT',
  },
];
