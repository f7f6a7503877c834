import type { Check } from '../issue-facts.js';
import type { CheckDraft, Draft, FeedbackDraft, VoteDraft } from './draft.js';
import type { FactFold, When } from './fact-event.js';
import { assistsOf, leadOf } from './tickets.js';

/** A vote of this round of which nothing is known yet. */
const newVote = ({ round }: Draft, unit: string | undefined): VoteDraft => ({
  round,
  unit,
  appellant: undefined,
  assists: undefined,
  reported: undefined,
  attempts: undefined,
  triedAt: undefined,
  reached: undefined,
  votedAt: undefined,
  contacted: undefined,
  resolution: undefined,
  satisfaction: undefined,
  source: undefined,
  eased: undefined,
});

function withVote(
  facts: Draft,
  appellant: string | undefined,
  change: (vote: VoteDraft) => void,
): void {
  const mine = facts.votes.filter(
    (each) =>
      each.round === facts.round && each.appellant === appellant && each.source !== 'inspector',
  );
  if (mine.length === 0) {
    const lead = leadOf(facts);
    const assists = assistsOf(facts);
    const vote = newVote(facts, lead?.unit);
    vote.appellant = appellant;
    if (assists.length > 0) vote.assists = assists;
    vote.reported = lead?.outcome;
    facts.votes.push(vote);
    mine.push(vote);
  }
  mine.forEach(change);
}

function called(facts: Draft, reached: boolean, { at }: When): void {
  withVote(facts, undefined, (vote) => {
    vote.attempts = (vote.attempts ?? 0) + 1;
    vote.triedAt = at;
    vote.reached = vote.reached === true || reached;
  });
}

export const callbackMade: FactFold<'CallbackMade'> = (facts, _data, when) => {
  called(facts, true, when);
};
export const callbackUnreached: FactFold<'CallbackUnreached'> = (facts, _data, when) => {
  called(facts, false, when);
};

export const issueEvaluated: FactFold<'IssueEvaluated'> = (facts, data, { at }) => {
  withVote(facts, data.appellant, (vote) => {
    vote.reached = true;
    vote.votedAt = at;
    vote.contacted = data.contacted;
    vote.resolution = data.resolution;
    vote.satisfaction = data.satisfaction;
    vote.source = data.source;
    if (data.eased !== undefined) vote.eased = data.eased;
  });
};

/** Who had handled what is now checked, told and rated; as it was where nobody leads. */
function madeResponsible(each: CheckDraft | FeedbackDraft, facts: Draft): void {
  each.unit = leadOf(facts)?.unit ?? each.unit;
}

/** The check of this round that is not over; else a new one. */
function withCheck(facts: Draft, of: Check['of'], change: (check: CheckDraft) => void): void {
  let check = facts.checks.findLast((each) => each.of === of && each.at === undefined);
  if (check === undefined) {
    check = {
      of,
      round: facts.round,
      unit: undefined,
      due: undefined,
      at: undefined,
      passed: undefined,
      by: undefined,
    };
    facts.checks.push(check);
  }
  madeResponsible(check, facts);
  change(check);
}

function checked(facts: Draft, of: Check['of'], passed: boolean, { at, person }: When): void {
  withCheck(facts, of, (check) => {
    check.at = at;
    check.passed = passed;
    check.by = person;
  });
}

/** Where there is no appellant, the inspector's finding says whether it is solved. */
function found(facts: Draft, passed: boolean, { at }: When): void {
  if (facts.source === 'APPELLANT') return;
  const vote = newVote(facts, leadOf(facts)?.unit);
  vote.reached = true;
  vote.votedAt = at;
  vote.source = 'inspector';
  vote.resolution = passed ? 'RESOLVED' : 'UNRESOLVED';
  facts.votes.push(vote);
}

export const resultVerified: FactFold<'ResultVerified'> = (facts, _data, when) => {
  checked(facts, 'RESULT', true, when);
  found(facts, true, when);
};
export const verificationFailed: FactFold<'VerificationFailed'> = (facts, _data, when) => {
  checked(facts, 'RESULT', false, when);
  found(facts, false, when);
};
export const reportVerified: FactFold<'ReportVerified'> = (facts, _data, when) => {
  checked(facts, 'REPORT', true, when);
};
export const reportFalsified: FactFold<'ReportFalsified'> = (facts, _data, when) => {
  checked(facts, 'REPORT', false, when);
  facts.falsified = true;
};

/** The reply owed in this round; else one nobody had set a limit for. */
function withFeedback(
  facts: Draft,
  appellant: string | undefined,
  change: (feedback: FeedbackDraft) => void,
): void {
  let feedback = facts.feedbacks.findLast(
    (each) => each.appellant === appellant && each.at === undefined,
  );
  if (feedback === undefined) {
    feedback = {
      round: facts.round,
      unit: undefined,
      appellant,
      due: undefined,
      at: undefined,
      reached: undefined,
      by: undefined,
    };
    madeResponsible(feedback, facts);
    facts.feedbacks.push(feedback);
  }
  change(feedback);
}

export const issueFedBack: FactFold<'IssueFedBack'> = (facts, { appellant, reached }, when) => {
  withFeedback(facts, appellant, (feedback) => {
    feedback.at = when.at;
    feedback.reached = reached;
    feedback.by = when.person;
  });
};

/** The limit of a check, as its clock has it. */
export function checkDue(facts: Draft, of: Check['of'], due: string): void {
  withCheck(facts, of, (check) => {
    check.due = due;
  });
}

/** The limit of a reply, as its clock has it. */
export function feedbackDue(facts: Draft, due: string): void {
  withFeedback(facts, undefined, (feedback) => {
    feedback.due = due;
  });
}
