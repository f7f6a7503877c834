import type { IssueEventMap, IssueEventType } from '../core/events.js';
import { daysAfter, START, type Past } from './given.js';
import { AGENT, COMMUNITY, FIRE, INSPECTOR, STREET, WATER } from './small-district.js';

/** Pieces of the past that most tests start from. Each can be changed where the test is about it. */

/** The deadline on the first ticket. */
export const FIRST_DUE = daysAfter(START, 10);

export type Builder<T extends IssueEventType> = (
  changes?: Partial<IssueEventMap[T]>,
  when?: Pick<Past, 'at' | 'by'>,
) => Past;

/** A piece of the past with facts of its own where a test names none. */
export function builder<T extends IssueEventType>(
  type: T,
  data: IssueEventMap[T],
  by: Past['by'] = AGENT,
): Builder<T> {
  return (changes = {}, when = {}) =>
    ({ type, data: { ...data, ...changes }, by, ...when }) as unknown as Past;
}

export const reported = builder('IssueReported', {
  channel: 'hotline',
  kind: 'HELP',
  title: 'enc1.title',
  appellant: { subject: 'sub-1' },
  noReplyWanted: false,
  confidentiality: 'NORMAL',
  category: 'pothole',
  media: [],
  receiptCode: 'R-0001',
});

export const classified = builder('IssueClassified', {
  category: 'pothole',
  urgency: 'NORMAL',
  complexity: 'ORDINARY',
});

export const acceptedUnder = (
  id: string,
  changes: Partial<IssueEventMap['IssueAccepted']> = {},
): Past =>
  builder('IssueAccepted', {
    territory: 'north',
    profile: { id, version: 1 },
    directoryVersion: 7,
  })(changes);

export const requested = builder(
  'CommunityRequestPlaced',
  { community: 'community-east', need: 'enc1.need', tried: 'enc1.tried' },
  COMMUNITY,
);

export const ordered = builder(
  'StreetOrderIssued',
  { street: 'street-north', units: ['water', 'fire'], basis: 'list item 12' },
  STREET,
);

/** To water as lead (`a-water`), with fire assisting (`a-fire`). */
export const dispatched = builder('IssueDispatched', {
  lead: { assignment: 'a-water', unit: 'water' },
  assists: [{ assignment: 'a-fire', unit: 'fire' }],
  dueAt: FIRST_DUE,
  basis: { by: 'person' },
  round: 1,
});

/** From water to sanitation (`a-sanitation`). */
export const redispatched = builder('IssueRedispatched', {
  lead: { assignment: 'a-sanitation', unit: 'sanitation' },
  assists: [],
  dueAt: FIRST_DUE,
  basis: { by: 'person', reason: 'it is a matter of cleaning' },
  round: 2,
  reason: 'it is a matter of cleaning',
  replaces: ['a-water'],
});

export const signed = builder(
  'AssignmentSigned',
  { assignment: 'a-water', unit: 'water', handler: WATER.person },
  WATER,
);

export const signedByFire = builder(
  'AssignmentSigned',
  { assignment: 'a-fire', unit: 'fire', handler: FIRE.person },
  FIRE,
);

export const stepLogged = builder(
  'StepLogged',
  { assignment: 'a-water', unit: 'water', note: 'enc1.note', media: [] },
  WATER,
);

export const returnRequested = builder(
  'ReturnRequested',
  { assignment: 'a-water', unit: 'water', basis: 'list item 3' },
  WATER,
);

export const returned = builder('AssignmentReturned', {
  assignment: 'a-water',
  unit: 'water',
  reason: 'not its duty',
});

export const returnDenied = builder('ReturnDenied', {
  assignment: 'a-water',
  unit: 'water',
  reason: 'it is its duty',
  final: false,
});

export const assistCompleted = builder(
  'AssistCompleted',
  { assignment: 'a-fire', unit: 'fire', result: 'enc1.result' },
  FIRE,
);

export const handled = builder(
  'IssueHandled',
  {
    assignment: 'a-water',
    unit: 'water',
    result: 'enc1.result',
    outcome: 'RESOLVED',
    media: [],
    round: 1,
  },
  WATER,
);

export const verified = builder('ResultVerified', { media: [] }, INSPECTOR);

export const fedBack = builder(
  'IssueFedBack',
  { content: 'enc1.content', method: 'phone', reached: true },
  WATER,
);

export const evaluated = builder('IssueEvaluated', {
  contacted: true,
  resolution: 'RESOLVED',
  satisfaction: 'SATISFIED',
  source: 'callback',
  round: 1,
});

export const reworkOrdered = builder('ReworkOrdered', {
  round: 1,
  reason: 'enc1.reason',
  dueAt: FIRST_DUE,
});

export const supervised = builder('SupervisionOrdered', {
  order: 'o-1',
  unit: 'water',
  reason: 'overdue',
  replyBy: FIRST_DUE,
});

export const closed = builder('IssueClosed', { outcome: 'HANDLED', evaluationLapsed: false });

/** Histories by the phase they end in, under the hotline's mechanism; no assists from here on. */
export const ACCEPTED: readonly Past[] = [reported(), classified(), acceptedUnder('hotline')];
export const DISPATCHED: readonly Past[] = [...ACCEPTED, dispatched({ assists: [] })];
export const IN_PROGRESS: readonly Past[] = [...DISPATCHED, signed()];
export const HANDLED: readonly Past[] = [...IN_PROGRESS, handled()];
export const VERIFIED: readonly Past[] = [...HANDLED, verified()];
export const FED_BACK: readonly Past[] = [...VERIFIED, fedBack()];
export const EVALUATED: readonly Past[] = [...FED_BACK, evaluated()];
export const CLOSED: readonly Past[] = [...EVALUATED, closed()];

/** Accepted under another mechanism. */
export const acceptedIn = (profile: string): readonly Past[] => [
  reported(),
  classified(),
  acceptedUnder(profile),
];

/** Handled by water under another mechanism, or with another report. */
export const handledIn = (
  profile: string,
  report: Partial<IssueEventMap['IssueReported']> = {},
): readonly Past[] => [
  reported(report),
  classified(),
  acceptedUnder(profile),
  dispatched({ assists: [] }),
  signed(),
  handled(),
];
