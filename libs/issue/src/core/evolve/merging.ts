import { accepted, ContradictoryStream, reportedFacts, type Fold } from './fold.js';

/** The issue rests as it is; only the issue it was merged into goes on. */
export const issueMerged: Fold<'IssueMerged'> = (state, { target }, { occurredAt }) => {
  const rests = state.phase === 'REPORTED' ? state : accepted(state);
  if (rests.phase === 'CLOSED') throw new ContradictoryStream(rests.phase);
  return { ...reportedFacts(rests), phase: 'MERGED', phaseSince: occurredAt, target, rests };
};

export const issueUnmerged: Fold<'IssueUnmerged'> = (state, _data, { occurredAt }) => {
  if (state.phase !== 'MERGED') throw new ContradictoryStream(state.phase);
  return { ...state.rests, phaseSince: occurredAt, clocks: state.clocks };
};

export const appellantJoined: Fold<'AppellantJoined'> = (before, data) => {
  const state = accepted(before);
  const { issue, subject, reporter, noReplyWanted } = data;
  const joined = { issue, subject, reporter, noReplyWanted };
  return { ...state, appellants: [...state.appellants, joined] };
};

export const appellantParted: Fold<'AppellantParted'> = (before, { issue }) => {
  const state = accepted(before);
  return { ...state, appellants: state.appellants.filter((each) => each.issue !== issue) };
};
