import type { Check, Feedback, IssueFacts, Ticket, Vote, WatchedClock } from '../issue-facts.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export type TicketDraft = Writable<Ticket>;
export type VoteDraft = Writable<Vote>;
export type FeedbackDraft = Writable<Feedback>;
export type CheckDraft = Writable<Check>;

/**
 * Facts on their way through events: nobody else holds the draft, nor its tickets, votes, feedbacks and
 * checks, so that a fold writes into them. All other lists belong to facts that others may hold: they
 * are replaced.
 */
export interface Draft extends Writable<
  Omit<IssueFacts, 'tickets' | 'votes' | 'feedbacks' | 'checks' | 'clocks'>
> {
  tickets: TicketDraft[];
  votes: VoteDraft[];
  feedbacks: FeedbackDraft[];
  checks: CheckDraft[];
  readonly clocks: Map<string, WatchedClock>;
}

/** A draft of facts; those that were kept as JSON have all their names again. */
export function draftOf(facts: IssueFacts): Draft {
  return copied(facts, {
    tickets: facts.tickets.map(ticketOf),
    votes: facts.votes.map(voteOf),
    feedbacks: facts.feedbacks.map(feedbackOf),
    checks: facts.checks.map(checkOf),
    clocks: new Map(Object.entries(facts.clocks)),
  });
}

/** What the draft has come to; it is not to be written into any more. */
export function factsOfDraft(draft: Draft): IssueFacts {
  const { tickets, votes, feedbacks, checks } = draft;
  return copied(draft, {
    ...{ tickets, votes, feedbacks, checks },
    clocks: Object.fromEntries(draft.clocks),
  });
}

type Lists = 'tickets' | 'votes' | 'feedbacks' | 'checks' | 'clocks';

/** Name by name and always in this order: the JSON of the same facts is the same text. */
const copied = <L extends object>(
  facts: Omit<IssueFacts, Lists>,
  lists: L & Record<Lists, unknown>,
): Writable<Omit<IssueFacts, Lists>> & { [K in Lists]: L[K & keyof L] } =>
  ({
    issue: facts.issue,
    revision: facts.revision,
    channel: facts.channel,
    appealKind: facts.appealKind,
    source: facts.source,
    reportedAt: facts.reportedAt,
    anonymous: facts.anonymous,
    noReply: facts.noReply,
    category: facts.category,
    territory: facts.territory,
    urgency: facts.urgency,
    complexity: facts.complexity,
    profile: facts.profile,
    collector: facts.collector,
    acceptDue: facts.acceptDue,
    acceptedAt: facts.acceptedAt,
    acceptor: facts.acceptor,
    acceptorUnit: facts.acceptorUnit,
    dispatchDue: facts.dispatchDue,
    due: facts.due,
    closedAt: facts.closedAt,
    closer: facts.closer,
    closerUnit: facts.closerUnit,
    outcome: facts.outcome,
    endedAt: facts.endedAt,
    mergedAt: facts.mergedAt,
    repeat: facts.repeat,
    repeatedAt: facts.repeatedAt,
    level: facts.level,
    falsified: facts.falsified,
    district: facts.district,
    round: facts.round,
    dispatches: facts.dispatches,
    reopenings: facts.reopenings,
    joined: facts.joined,
    tickets: lists.tickets,
    votes: lists.votes,
    feedbacks: lists.feedbacks,
    checks: lists.checks,
    whistles: facts.whistles,
    calls: facts.calls,
    returns: facts.returns,
    objections: facts.objections,
    extensions: facts.extensions,
    exclusions: facts.exclusions,
    ledger: facts.ledger,
    pressed: facts.pressed,
    ratings: facts.ratings,
    clocks: lists.clocks,
  }) as Writable<Omit<IssueFacts, Lists>> & { [K in Lists]: L[K & keyof L] };

const ticketOf = (ticket: Ticket): TicketDraft => ({
  id: ticket.id,
  unit: ticket.unit,
  role: ticket.role,
  dispatchedAt: ticket.dispatchedAt,
  dispatcher: ticket.dispatcher,
  due: ticket.due,
  dispatcherUnit: ticket.dispatcherUnit,
  assistDue: ticket.assistDue,
  signDue: ticket.signDue,
  signedAt: ticket.signedAt,
  handler: ticket.handler,
  contactDue: ticket.contactDue,
  triedAt: ticket.triedAt,
  contactedAt: ticket.contactedAt,
  handledAt: ticket.handledAt,
  stoodAt: ticket.stoodAt,
  outcome: ticket.outcome,
  reworks: ticket.reworks,
  reworkDue: ticket.reworkDue,
  returnAsked: ticket.returnAsked,
  misdispatched: ticket.misdispatched,
  selfHandled: ticket.selfHandled,
  replaced: ticket.replaced,
  breachedAt: ticket.breachedAt,
  extensions: ticket.extensions,
  supervisions: ticket.supervisions,
  pauses: ticket.pauses,
  end: ticket.end,
  endedAt: ticket.endedAt,
});

const voteOf = (vote: Vote): VoteDraft => ({
  round: vote.round,
  unit: vote.unit,
  appellant: vote.appellant,
  assists: vote.assists,
  reported: vote.reported,
  attempts: vote.attempts,
  triedAt: vote.triedAt,
  reached: vote.reached,
  votedAt: vote.votedAt,
  contacted: vote.contacted,
  resolution: vote.resolution,
  satisfaction: vote.satisfaction,
  source: vote.source,
  eased: vote.eased,
});

const feedbackOf = (feedback: Feedback): FeedbackDraft => ({
  round: feedback.round,
  unit: feedback.unit,
  appellant: feedback.appellant,
  due: feedback.due,
  at: feedback.at,
  reached: feedback.reached,
  by: feedback.by,
});

const checkOf = (check: Check): CheckDraft => ({
  of: check.of,
  round: check.round,
  unit: check.unit,
  due: check.due,
  at: check.at,
  passed: check.passed,
  by: check.by,
});
