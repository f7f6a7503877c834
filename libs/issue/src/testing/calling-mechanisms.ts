import type { IssueProfile } from '../core/context.js';
import type { RatingInstrument, WhistleRules } from '../core/profile.js';

/** What mechanisms of the tests say of whistles, responses, disputes and ratings. */

const INSTRUMENT: RatingInstrument = {
  items: [
    { code: 'speed', name: { zh: '速度', en: 'speed' } },
    { code: 'result', name: { zh: '效果', en: 'result' } },
  ],
  minimum: 1,
  maximum: 5,
};
const RATINGS = { reverse: INSTRUMENT, whistle: INSTRUMENT };

/** Come within two hours; to an emergency within half an hour. */
const WHISTLES: WhistleRules = {
  kinds: ['JOINT_ENFORCEMENT', 'EMERGENCY', 'KEY_ISSUE'],
  blowers: ['STREET', 'DISPATCHER'],
  headReview: false,
  emergencyUnreviewed: true,
  fromIntake: false,
  quorum: 'LEAD',
  checkIn: { amount: 2, unit: 'NAT_HOUR' },
  checkInByKind: { EMERGENCY: { amount: 30, unit: 'NAT_MIN' } },
  nobodyLeavesUnfinished: false,
  maxOpen: 1,
};

/** 点单—下单—响应—评单, with reviewed whistles and two chairs who rule. */
export const RESPONSES: Partial<IssueProfile> = {
  respondToOrder: true,
  returns: { citesListItem: true, pausesHandling: false },
  disputes: { consultFirst: true, rulers: 2 },
  ratings: RATINGS,
  whistle: { ...WHISTLES, headReview: true, triedFirst: true },
};

/** Several whistles at once; the lead alone makes the quorum. */
export const SEVERAL_WHISTLES: Partial<IssueProfile> = {
  whistle: { ...WHISTLES, maxOpen: 3 },
  disputes: { consultFirst: false, rulers: 1 },
  ratings: RATINGS,
};

/** 居民吹哨: before acceptance, all must come, nobody leaves, and the street takes over. */
export const RESIDENTS_BLOW: Partial<IssueProfile> = {
  ratings: RATINGS,
  whistle: {
    ...WHISTLES,
    kinds: ['RESIDENT_TO_PROPERTY', 'EMERGENCY'],
    blowers: ['RESIDENT', 'COMMUNITY', 'STREET', 'DISPATCHER'],
    fromIntake: true,
    quorum: 'LEAD_AND_ASSISTS',
    nobodyLeavesUnfinished: true,
    fallbackLevel: 'STREET',
  },
};

/** Whoever comes first begins. */
export const ANY_COMES: Partial<IssueProfile> = {
  whistle: { ...WHISTLES, quorum: 'ANY' },
};
