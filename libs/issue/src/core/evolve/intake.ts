import { present } from '../present.js';
import { NO_OVERLAYS, type LevelFacts } from '../overlay-facts.js';
import type { Classification } from '../state.js';
import { NO_CALLS } from '../whistle-facts.js';
import type { Level } from '../vocabulary.js';
import {
  ContradictoryStream,
  accepted,
  ended,
  reportedFacts,
  reportedOnly,
  type Fold,
} from './fold.js';

export const issueReported: Fold<'IssueReported'> = (state, data, { actor, occurredAt }) => {
  if (state.phase !== 'NONE') throw new ContradictoryStream(state.phase);
  const { kind, channel, confidentiality, noReplyWanted } = data;
  return {
    phase: 'REPORTED',
    subject: data.appellant.subject,
    reporter: actor.person,
    kind,
    channel,
    confidentiality,
    noReplyWanted,
    reportedAt: occurredAt,
    phaseSince: occurredAt,
    lastOccurredAt: occurredAt,
    clocks: [],
    ...present({
      accusedUnit: data.accusedUnit,
      category: data.category,
      territory: data.territory,
    }),
  };
};

export const issueRedirected: Fold<'IssueRedirected'> = (state, _data, { occurredAt }) =>
  ended(state, 'REDIRECTED', occurredAt);

export const intakeRejected: Fold<'IntakeRejected'> = (state, _data, { occurredAt }) =>
  ended(state, 'REJECTED', occurredAt);

/** The closing that follows in the same act moves the phase. */
export const issueAnswered: Fold<'IssueAnswered'> = (state) => reportedOnly(state);

export const issueClassified: Fold<'IssueClassified'> = (state, data) => {
  const { category, urgency, complexity } = data;
  const classification: Classification = { category, urgency, complexity };
  return state.phase === 'REPORTED'
    ? { ...state, classification }
    : { ...accepted(state), ...classification };
};

export const issueAccepted: Fold<'IssueAccepted'> = (state, data, { occurredAt }) => {
  const { classification, ...reported } = reportedOnly(state);
  if (classification === undefined) throw new ContradictoryStream(state.phase);
  const { territory, profile, dueAt } = data;
  return {
    ...reportedFacts(reported),
    ...classification,
    territory,
    profile,
    phase: 'ACCEPTED',
    phaseSince: occurredAt,
    orderedUnits: [],
    assignments: [],
    ruledOut: [],
    boundUnits: [],
    askedReturn: [],
    dispatchRound: 0,
    returns: 0,
    reworkRound: 0,
    handlingRound: 1,
    callbackAttempts: 0,
    ...NO_OVERLAYS,
    ...NO_CALLS,
    evaluations: [],
    handledBy: [],
    ...present({ overallDueAt: dueAt, dueAt, tags: data.tags, level: startingLevel(data.level) }),
  };
};

const startingLevel = (level: Level | undefined): LevelFacts | undefined =>
  level === undefined ? undefined : { level, attempts: [], problemTicket: false };

export const issueWithdrawn: Fold<'IssueWithdrawn'> = (state, _data, { occurredAt }) =>
  ended(state, 'WITHDRAWN', occurredAt);
