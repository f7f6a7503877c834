import type { IssueEvent, IssueEventMap } from '../core/events.js';
import { daysAfter, START, type Past } from './given.js';
import {
  acceptedUnder,
  classified,
  dispatched,
  evaluated,
  fedBack,
  handled,
  reported,
  signed,
  verified,
} from './history.js';
import { COMMUNITY, INSPECTOR, SUPERVISOR, WATER } from './small-district.js';

/** Pieces of the past beside the way: measures, levels, mergers, requests. */

/** Under the mechanism that knows everything beside the phase, from acceptance to its end. */
export const IN_LEVELS: readonly Past[] = [
  reported(),
  classified(),
  acceptedUnder('levels', { level: 'COMMUNITY' }),
];
export const SENT: readonly Past[] = [...IN_LEVELS, dispatched({ assists: [] })];
export const AT_WORK: readonly Past[] = [...SENT, signed()];
export const DONE: readonly Past[] = [...AT_WORK, handled()];
export const CHECKED: readonly Past[] = [...DONE, verified()];
export const TOLD: readonly Past[] = [...CHECKED, fedBack()];
export const RATED: readonly Past[] = [...TOLD, evaluated()];

/** The same under the mechanism that asks for everything on record. */
export const STRICT_ACCEPTED: readonly Past[] = [reported(), classified(), acceptedUnder('strict')];
export const STRICT_AT_WORK: readonly Past[] = [
  ...STRICT_ACCEPTED,
  dispatched({ assists: [] }),
  signed(),
];

const by = (event: IssueEvent, actor: NonNullable<Past['by']>): Past => ({ ...event, by: actor });

export const REPLY_BY = daysAfter(START, 8);

export const carded = (changes: Partial<IssueEventMap['SupervisionCardIssued']> = {}): Past =>
  by(
    {
      type: 'SupervisionCardIssued',
      data: {
        order: 'o-card',
        unit: 'water',
        colour: 'YELLOW',
        reason: 'late',
        basis: { by: 'person' },
        ...changes,
      },
    },
    SUPERVISOR,
  );

export const interviewed: Past = by(
  {
    type: 'UnitInterviewed',
    data: { order: 'o-talk', unit: 'water', reason: 'late', replyBy: REPLY_BY },
  },
  SUPERVISOR,
);

export const listed: Past = by(
  {
    type: 'CaseListed',
    data: { order: 'o-list', unit: 'water', reason: 'late', replyBy: REPLY_BY },
  },
  SUPERVISOR,
);

export const escalated = (changes: Partial<IssueEventMap['IssueEscalated']> = {}): Past => ({
  type: 'IssueEscalated',
  data: {
    from: 'COMMUNITY',
    to: 'STREET',
    cause: 'PERSON',
    reason: 'beyond us',
    tried: 'enc1.tried',
    unit: 'street-north',
    sponsors: [],
    ...changes,
  },
});

export const joined = (changes: Partial<IssueEventMap['AppellantJoined']> = {}): Past => ({
  type: 'AppellantJoined',
  data: {
    issue: 'issue-2',
    subject: 'sub-2',
    reporter: 'p-neighbour',
    noReplyWanted: false,
    ...changes,
  },
});

export const terminationAsked: Past = by(
  {
    type: 'TerminationRequested',
    data: { assignment: 'a-water', unit: 'water', reason: 'nobody lives there' },
  },
  WATER,
);

export const exclusionAsked = (changes: Partial<IssueEventMap['ExclusionRequested']> = {}): Past =>
  by(
    {
      type: 'ExclusionRequested',
      data: {
        exclusion: 'e-1',
        assignment: 'a-water',
        unit: 'water',
        exclusionClass: 'BEYOND_DUTY',
        reason: 'list item 7',
        media: ['letter-1'],
        ...changes,
      },
    },
    WATER,
  );

export const reportVerified: Past = by(
  { type: 'ReportVerified', data: { media: ['picture-1'] } },
  INSPECTOR,
);
export const reportFalsified: Past = by(
  { type: 'ReportFalsified', data: { finding: 'enc1.finding', media: ['picture-1'] } },
  INSPECTOR,
);

export const settled: Past = by(
  {
    type: 'CommunitySettled',
    data: {
      assignment: 'a-own',
      unit: 'community-east',
      result: 'enc1.result',
      media: ['picture-1'],
      selfHandled: false,
      round: 1,
      dueAt: REPLY_BY,
    },
  },
  COMMUNITY,
);

export const stepTaken = (step: string, actor: NonNullable<Past['by']> = WATER): Past =>
  by(
    {
      type: 'StepLogged',
      data: { assignment: 'a-water', unit: 'water', note: 'enc1.note', media: ['p'], step },
    },
    actor,
  );

export const merged: Past = {
  type: 'IssueMerged',
  data: { target: 'issue-2', reason: 'the same hole' },
};
