import type { ClockKind, ClockSubject, Limit } from '@shaodao/deadlines';
import { currentLead } from '../assignments.js';
import type { IssueProfile } from '../context.js';
import { isNeeded } from '../decide/after-handling.js';
import type { AssignedUnit, Instant, IssueEventMap, IssueEventType } from '../events.js';
import { isAccepted, type IssueState } from '../state.js';

/** A clock about to start, if the mechanism knows it. */
export interface Start {
  readonly kind: ClockKind;
  readonly subject: ClockSubject;
  /** A moment the act itself named; else the mechanism's limit of the kind is counted. */
  readonly dueAt?: Instant;
  /** A limit from elsewhere in the mechanism. */
  readonly limit?: Limit;
}

interface Started {
  readonly after: IssueState;
  readonly profile: IssueProfile;
}

type StartsOf<T extends IssueEventType> = (
  data: IssueEventMap[T],
  situation: Started,
) => readonly Start[];

const ISSUE: ClockSubject = { kind: 'issue' };

const ofIssue = (kind: ClockKind, dueAt?: Instant): Start => ({
  kind,
  subject: ISSUE,
  ...(dueAt !== undefined && { dueAt }),
});

const ofTicket = (kind: ClockKind, { assignment, unit }: AssignedUnit, dueAt?: Instant): Start => ({
  kind,
  subject: { kind: 'assignment', id: assignment, unit },
  ...(dueAt !== undefined && { dueAt }),
});

const newLead = (lead: AssignedUnit, dueAt: Instant): readonly Start[] => [
  ofTicket('SIGN', lead),
  ofTicket('CONTACT', lead),
  ofTicket('RETURN_WINDOW', lead),
  ofTicket('HANDLE', lead, dueAt),
];

/** The appellant is contacted by the lead; an assist owes the lead its result in time. */
const newAssist = (assist: AssignedUnit): readonly Start[] => [
  ofTicket('SIGN', assist),
  ofTicket('RETURN_WINDOW', assist),
  ofTicket('ASSIST_REPORT', assist),
];

const newTickets = ({
  lead,
  assists,
  dueAt,
}: Pick<IssueEventMap['IssueDispatched'], 'lead' | 'assists' | 'dueAt'>): readonly Start[] => [
  ...newLead(lead, dueAt),
  ...assists.flatMap(newAssist),
];

/** The next step on the way to closing gets the clock: check, reply, or the appellant's own word. */
function nextAfterHandling({ after, profile }: Started): readonly Start[] {
  if (!isAccepted(after)) return [];
  const { phase } = after;
  const needed = (stage: 'VERIFIED' | 'FED_BACK' | 'EVALUATED'): boolean =>
    isNeeded(stage, after, profile);
  if (phase === 'HANDLED' && needed('VERIFIED')) return [ofIssue('VERIFY')];
  if ((phase === 'HANDLED' || phase === 'VERIFIED') && needed('FED_BACK')) {
    return [ofIssue('FEEDBACK')];
  }
  return needed('EVALUATED') ? [ofIssue('CALLBACK'), ofIssue('EVAL_WINDOW')] : [];
}

function leadTicket({ after }: Started): AssignedUnit | undefined {
  const lead = isAccepted(after) ? currentLead(after) : undefined;
  return lead === undefined ? undefined : { assignment: lead.id, unit: lead.unit };
}

function workedAgain(dueAt: Instant, situation: Started): readonly Start[] {
  const lead = leadTicket(situation);
  return lead === undefined ? [] : [ofTicket('REWORK', lead, dueAt)];
}

/** Steps of the template whose turn has come: all they follow are taken. */
function openSteps({ after, profile }: Started): readonly Start[] {
  if (!isAccepted(after) || profile.steps === undefined) return [];
  const taken = after.stepsTaken.map(({ step }) => step);
  const unit = currentLead(after)?.unit;
  return profile.steps.flatMap(({ id, limit, after: behind = [] }) =>
    limit === undefined || taken.includes(id) || !behind.every((step) => taken.includes(step))
      ? []
      : [
          {
            kind: 'STEP' as const,
            subject: { kind: 'issue' as const, id, ...(unit !== undefined && { unit }) },
            limit,
          },
        ],
  );
}

const ofCard = (order: string, unit: string, replyBy: Instant | undefined): readonly Start[] =>
  replyBy === undefined
    ? []
    : [{ kind: 'SUP_REPLY', subject: { kind: 'card', id: order, unit }, dueAt: replyBy }];

const ofCall = (whistle: string, unit: string, respondBy: Instant): Start => ({
  kind: 'CHECKIN',
  subject: { kind: 'whistle', id: whistle, unit },
  dueAt: respondBy,
});

const ofLedger = (ledger: string, unit: string, dueAt: Instant): Start => ({
  kind: 'LEDGER_REVIEW',
  subject: { kind: 'issue', id: ledger, unit },
  dueAt,
});

/** Which clocks an event starts (domain.md §3.4, column “Clocks”). */
const STARTS: { readonly [T in IssueEventType]?: StartsOf<T> } = {
  // Records of another system bring deadlines of their own.
  IssueReported: ({ channel }) => (channel === 'import' ? [] : [ofIssue('ACCEPT')]),
  IssueAccepted: ({ dueAt }) => [
    ofIssue('OVERALL', dueAt),
    ofIssue('VERIFY_REPORT'),
    ofIssue('DISPATCH'),
    ofIssue('LEVEL'),
  ],
  CommunityRequestPlaced: () => [ofIssue('ORDER')],
  StreetOrderIssued: ({ units, respondBy }) => [
    ofIssue('DISPATCH'),
    ...units.map((unit): Start => ({
      kind: 'RESPOND',
      subject: { kind: 'issue', unit },
      ...(respondBy !== undefined && { dueAt: respondBy }),
    })),
  ],
  IssueDispatched: newTickets,
  IssueRedispatched: newTickets,
  LeadReplaced: ({ lead, dueAt }) => newLead(lead, dueAt),
  AssistAdded: ({ assist }) => newAssist(assist),
  SubtaskCreated: ({ subtask }) => newAssist(subtask),
  AssignmentSigned: (_data, situation) => openSteps(situation),
  StepLogged: (_data, situation) => openSteps(situation),
  ReturnRequested: (data) => [ofTicket('ARBITRATE', data)],
  ObjectionRaised: (data) => [ofTicket('ARBITRATE', data)],
  WhistleBlown: ({ whistle, lead, assists }) =>
    [lead, ...assists].map(({ unit, respondBy }) => ofCall(whistle, unit, respondBy)),
  WhistleUpheld: ({ whistle, unit, respondBy }) => [ofCall(whistle, unit, respondBy)],
  UnitNoShow: ({ whistle, fallback }) =>
    fallback === undefined ? [] : [ofCall(whistle, fallback.unit, fallback.respondBy)],
  // A unit that had a ticket before it was called keeps that one, and the clock of it.
  CheckInQuorumReached: ({ begins, dueAt }, { after }) =>
    begins.flatMap(({ assignment, unit, role }) => {
      if (role !== 'lead') return [ofTicket('ASSIST_REPORT', { assignment, unit })];
      const ticket = isAccepted(after) && after.assignments.find(({ id }) => id === assignment);
      return ticket !== false && ticket?.dueAt === dueAt
        ? [ofTicket('HANDLE', { assignment, unit }, dueAt)]
        : [];
    }),
  ExtensionRequested: (data) => [ofTicket('EXT_DECISION', data)],
  // Whoever has to wait longer than told hears in between (invariant 8).
  ExtensionGranted: () => [ofIssue('INTERIM')],
  IssueSuspended: ({ until }) => [ofIssue('SUSPENSION', until), ofIssue('INTERIM')],
  PutOnLedger: ({ ledger, lead, nextReviewAt }) => [
    ofLedger(ledger, lead, nextReviewAt),
    ofIssue('INTERIM'),
  ],
  LedgerReviewed: ({ ledger, nextReviewAt }, { after }) => {
    const hold = isAccepted(after) ? after.hold : undefined;
    return hold?.kind === 'LEDGERED' ? [ofLedger(ledger, hold.lead, nextReviewAt)] : [];
  },
  InterimReported: ({ nextAt }) => [ofIssue('INTERIM', nextAt)],
  IssueEscalated: () => [ofIssue('LEVEL')],
  IssueTransferredDown: () => [ofIssue('LEVEL')],
  SupervisionCardIssued: ({ order, unit, replyBy }) => ofCard(order, unit, replyBy),
  SupervisionOrdered: ({ order, unit, replyBy }) => ofCard(order, unit, replyBy),
  UnitInterviewed: ({ order, unit, replyBy }) => ofCard(order, unit, replyBy),
  CaseListed: ({ order, unit, replyBy }) => ofCard(order, unit, replyBy),
  CommunitySettled: (_data, situation) => nextAfterHandling(situation),
  IssueHandled: (_data, situation) => [...nextAfterHandling(situation), ofIssue('EXCL_WINDOW')],
  ResultVerified: (_data, situation) => nextAfterHandling(situation),
  IssueFedBack: (_data, situation) => nextAfterHandling(situation),
  // While it was part of another matter nobody rated this one: its window is whole again.
  IssueUnmerged: (_data, situation) =>
    nextAfterHandling(situation).filter(({ kind }) => kind === 'EVAL_WINDOW'),
  ReworkOrdered: ({ dueAt }, situation) => workedAgain(dueAt, situation),
  IssueReopened: ({ dueAt }, situation) => workedAgain(dueAt, situation),
  IssueClosed: () => [ofIssue('REOPEN_WINDOW')],
};

/** The clocks an event calls for, whether or not the mechanism has limits for them. */
export function startsOf<T extends IssueEventType>(
  type: T,
  data: IssueEventMap[T],
  situation: Started,
): readonly Start[] {
  const starts: StartsOf<T> | undefined = STARTS[type];
  return starts === undefined ? [] : starts(data, situation);
}
