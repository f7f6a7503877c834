import type { EvolveMeta } from '@shaodao/decider';
import type { EndingEvents } from '../events/endings.js';
import type { SupervisionEvents } from '../events/supervision.js';
import type { SupervisionOrder } from '../overlay-facts.js';
import { present } from '../present.js';
import type { Assignment, RunningIssue } from '../state.js';
import type { Level } from '../vocabulary.js';
import { accepted, ContradictoryStream, ended, including, moved, type Fold } from './fold.js';

/** Supervision, levels, exclusions and records: what stands beside the phase. */

export const reminderSent: Fold<'ReminderSent'> = (state) => ({
  ...accepted(state),
  reminded: true,
});

type Measured = Omit<SupervisionEvents['SupervisionCardIssued'], 'basis' | 'colour'>;

const measured =
  (measure: SupervisionOrder['measure']) =>
  (state: Parameters<Fold<'CaseListed'>>[0], { order: id, unit, replyBy }: Measured) => {
    const before = accepted(state);
    const order = { id, unit, measure, status: 'OPEN', ...present({ replyBy }) } as const;
    return { ...before, supervision: [...before.supervision, order] };
  };

export const supervisionCardIssued: Fold<'SupervisionCardIssued'> = (state, data) =>
  measured(data.colour)(state, data);
export const supervisionOrdered: Fold<'SupervisionOrdered'> = measured('ORDER');
export const unitInterviewed: Fold<'UnitInterviewed'> = measured('INTERVIEW');
export const caseListed: Fold<'CaseListed'> = measured('LISTED');

const withStatus =
  (status: SupervisionOrder['status']): Fold<'SupervisionReplied' | 'SupervisionLifted'> =>
  (before, { order }) => {
    const state = accepted(before);
    return {
      ...state,
      supervision: state.supervision.map((each) =>
        each.id === order ? { ...each, status } : each,
      ),
    };
  };

export const supervisionReplied: Fold<'SupervisionReplied'> = withStatus('REPLIED');
export const supervisionLifted: Fold<'SupervisionLifted'> = withStatus('LIFTED');

function atLevel(
  state: RunningIssue,
  to: Level,
  unit: string | undefined,
  problemTicket: boolean,
): RunningIssue {
  const { level } = state;
  if (level === undefined) throw new ContradictoryStream(state.phase);
  const left = { level: level.level, ...present({ owner: level.owner }) };
  return {
    ...state,
    level: {
      level: to,
      attempts: [...level.attempts, left],
      problemTicket: level.problemTicket || problemTicket,
      ...present({ owner: unit }),
    },
  };
}

export const issueEscalated: Fold<'IssueEscalated'> = (before, { to, unit, cause }) =>
  atLevel(accepted(before), to, unit, cause === 'TRANSFERS');

export const issueTransferredDown: Fold<'IssueTransferredDown'> = (before, { to, unit }) =>
  atLevel(accepted(before), to, unit, false);

export const evidenceAttached: Fold<'EvidenceAttached'> = (before, { stage, media }) => {
  const state = accepted(before);
  const more = { stage, round: state.handlingRound, media: media.length };
  return { ...state, evidence: [...state.evidence, more] };
};

export const opinionRecorded: Fold<'OpinionRecorded'> = (before, { code }) => {
  const state = accepted(before);
  return { ...state, opinions: including(state.opinions, code) };
};

export const progressTracked: Fold<'ProgressTracked'> = (state) => accepted(state);

export const resultPublished: Fold<'ResultPublished'> = (before) => {
  const state = accepted(before);
  return { ...state, publishedRounds: [...state.publishedRounds, state.handlingRound] };
};

export const exclusionRequested: Fold<'ExclusionRequested'> = (before, data, { actor }) => {
  const state = accepted(before);
  const { exclusion: id, assignment, unit, exclusionClass } = data;
  const asked = { id, assignment, unit, exclusionClass, askedBy: actor.person } as const;
  return { ...state, exclusions: [...state.exclusions, { ...asked, status: 'REQUESTED' }] };
};

const excluded =
  (status: 'GRANTED' | 'DENIED'): Fold<'ExclusionGranted' | 'ExclusionDenied'> =>
  (before, { exclusion }) => {
    const state = accepted(before);
    return {
      ...state,
      exclusions: state.exclusions.map((each) =>
        each.id === exclusion ? { ...each, status } : each,
      ),
    };
  };

export const exclusionGranted: Fold<'ExclusionGranted'> = excluded('GRANTED');
export const exclusionDenied: Fold<'ExclusionDenied'> = excluded('DENIED');

export const reportVerified: Fold<'ReportVerified'> = (state) => ({
  ...accepted(state),
  checkedReport: 'REAL',
});
export const reportFalsified: Fold<'ReportFalsified'> = (state) => ({
  ...accepted(state),
  checkedReport: 'FALSE',
});

/** The community is lead of what it did, so that a check, a rework and a rating find somebody. */
export const communitySettled: Fold<'CommunitySettled'> = (before, data, meta) => {
  const state = accepted(before);
  return moved(state, 'HANDLED', meta.occurredAt, {
    assignments: [...state.assignments, doneAtOnce(data, meta)],
    handledBy: including(state.handledBy, meta.actor.person),
    dispatchRound: state.dispatchRound + 1,
  });
};

function doneAtOnce(
  { assignment: id, unit, dueAt }: EndingEvents['CommunitySettled'],
  { actor, occurredAt }: EvolveMeta,
): Assignment {
  return {
    id,
    unit,
    role: 'lead',
    status: 'DONE',
    replaced: false,
    workedBy: [actor.person],
    assignedAt: occurredAt,
    dueAt,
    contactAttempts: 0,
    contacted: false,
  };
}

export const districtCopied: Fold<'DistrictCopied'> = (before, { district }) => {
  const state = accepted(before);
  return { ...state, watchers: including(state.watchers, district) };
};

export const terminationRequested: Fold<'TerminationRequested'> = (
  before,
  { unit },
  { actor },
) => ({
  ...accepted(before),
  termination: { unit, askedBy: actor.person },
});

export const terminationDenied: Fold<'TerminationDenied'> = (before) => {
  const { termination: _denied, ...state } = accepted(before);
  return state;
};

export const issueTerminated: Fold<'IssueTerminated'> = (state, _data, { occurredAt }) =>
  ended(state, 'TERMINATED', occurredAt);
export const issueVoided: Fold<'IssueVoided'> = (state, _data, { occurredAt }) =>
  ended(state, 'VOIDED', occurredAt);

export const residentConfirmed: Fold<'ResidentConfirmed'> = (before, { confirmed }) => ({
  ...accepted(before),
  confirmed,
});
