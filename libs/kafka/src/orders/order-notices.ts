import type { EvolveMeta, JsonObject } from '@shaodao/decider';
import {
  currentLead,
  isAccepted,
  type IssueEvent,
  type IssueEventData,
  type IssueEventType,
  type IssueState,
} from '@shaodao/issue';
import { changedTickets, isLetGo, ticketsOf, type Ticket } from './changed-tickets.js';
import type { OrderFact } from './order-facts.js';

/** A fact for one unit, before it is put in an envelope. */
export interface Notice {
  readonly unit: string;
  readonly fact: OrderFact;
  /** The share it is about; absent where the unit holds none. */
  readonly ticket?: Ticket;
  /** The fact's own words. */
  readonly says: JsonObject;
}

/** What is known around an event. */
interface Situation {
  readonly before: IssueState;
  readonly after: IssueState;
  readonly tickets: ReadonlyMap<string, Ticket>;
}

/** An event's own word to a unit, where it says more than how the unit's share changed. */
interface Word {
  readonly unit: string;
  readonly fact: OrderFact;
  readonly assignment?: string;
  readonly says?: JsonObject;
}

type Words = {
  readonly [T in IssueEventType]?: (
    data: IssueEventData<T>,
    situation: Situation,
  ) => readonly (Word | undefined)[];
};

/** A ruling on what a unit asked for. */
const ruled = (
  fact: OrderFact,
  { assignment, unit }: { readonly assignment?: string; readonly unit: string },
  granted: boolean,
  says: JsonObject = {},
): readonly Word[] => [
  { unit, fact, ...(assignment !== undefined && { assignment }), says: { granted, ...says } },
];

interface Measure {
  readonly order: string;
  readonly unit: string;
  readonly replyBy?: string;
}
const pressed = (measure: string, { order, unit, replyBy }: Measure): readonly Word[] => [
  { unit, fact: 'Pressed', says: { measure, order, ...(replyBy !== undefined && { replyBy }) } },
];

/** The same word to every unit that still works on the matter. */
const toAllAtWork = ({ tickets }: Situation, fact: OrderFact, says: JsonObject = {}): Word[] =>
  [...tickets.values()]
    .filter((ticket) => !isLetGo(ticket) && ticket.assignment.status !== 'DONE')
    .map(({ unit, assignment: { id } }) => ({ unit, fact, assignment: id, says }));

/** A word to whoever leads. */
function toLead({ after }: Situation, fact: OrderFact, says: JsonObject = {}): readonly Word[] {
  const lead = isAccepted(after) ? currentLead(after) : undefined;
  return lead === undefined ? [] : [{ unit: lead.unit, fact, assignment: lead.id, says }];
}

function clockSays(
  fact: OrderFact,
  { kind, subject, unit, dueAt, share }: IssueEventData<'ClockWarned'>,
  { tickets }: Situation,
): readonly Word[] {
  const ticket = subject === undefined ? undefined : tickets.get(subject);
  const whose = unit ?? ticket?.unit;
  if (whose === undefined) return [];
  const says = { clock: kind, dueAt, ...(share !== undefined && { share }) };
  const about = ticket !== undefined && { assignment: ticket.assignment.id };
  return [{ unit: whose, fact, ...about, says }];
}

const WORDS: Words = {
  StreetOrderIssued: ({ units, respondBy, listItem }) =>
    units.map((unit) => ({
      unit,
      fact: 'Ordered',
      says: {
        ...(respondBy !== undefined && { respondBy }),
        ...(listItem !== undefined && { listItem }),
      },
    })),
  AssignmentReturned: (data) => ruled('ReturnRuled', data, true),
  ReturnDenied: (data) => ruled('ReturnRuled', data, false, { final: data.final }),
  ExtensionGranted: (data) =>
    ruled('ExtensionRuled', data, true, { previousDueAt: data.previousDueAt }),
  ExtensionDenied: (data) => ruled('ExtensionRuled', data, false),
  ObjectionRuled: (data) => {
    const { liableUnit, final } = data;
    return ruled('ObjectionRuled', data, liableUnit !== data.unit, { liableUnit, final });
  },
  ExclusionGranted: ({ exclusion, exclusionClass, unit }) =>
    ruled('ExclusionRuled', { unit }, true, { exclusion, exclusionClass }),
  ExclusionDenied: ({ exclusion, exclusionClass, unit }) =>
    ruled('ExclusionRuled', { unit }, false, { exclusion, exclusionClass }),
  WhistleUpheld: (data) => ruled('RefusalRuled', data, false, { whistle: data.whistle }),
  WhistleCancelled: ({ unit, whistle }) =>
    unit === undefined ? [] : ruled('RefusalRuled', { unit }, true, { whistle }),
  TerminationDenied: ({ unit }) => [{ unit, fact: 'TerminationDenied' }],
  UnitNoShow: ({ unit, assignment }) => [{ unit, fact: 'NoShow', assignment }],
  ReminderSent: ({ reminder, unit }) => pressed('REMIND', { order: reminder, unit }),
  SupervisionCardIssued: (data) => pressed(data.colour, data),
  SupervisionOrdered: (data) => pressed('ORDER', data),
  UnitInterviewed: (data) => pressed('INTERVIEW', data),
  CaseListed: (data) => pressed('LISTED', data),
  SupervisionReplied: ({ unit, order }) => [{ unit, fact: 'PressingAnswered', says: { order } }],
  SupervisionLifted: ({ order }, { before }) => {
    const of = isAccepted(before) ? before.supervision.find(({ id }) => id === order) : undefined;
    return of === undefined ? [] : [{ unit: of.unit, fact: 'PressingLifted', says: { order } }];
  },
  ClockWarned: (data, situation) => clockSays('DueNear', data, situation),
  ClockBreached: (data, situation) => clockSays('Overdue', data, situation),
  ResultVerified: (_data, { tickets }) =>
    [...tickets.values()]
      .filter(({ assignment }) => assignment.status === 'DONE')
      .map(({ unit, assignment: { id } }) => ({ unit, fact: 'Verified', assignment: id })),
  ReworkOrdered: ({ round }, situation) =>
    toLead(situation, 'SentBack', { round, reopened: false }),
  IssueReopened: ({ round }, situation) => toLead(situation, 'SentBack', { round, reopened: true }),
  IssueEvaluated: ({ round, contacted, resolution, satisfaction }, situation) =>
    toLead(situation, 'Evaluated', { round, contacted, resolution, satisfaction }),
  IssueSuspended: ({ until }, situation) =>
    toAllAtWork(situation, 'Rested', { because: 'SUSPENDED', until }),
  PutOnLedger: ({ nextReviewAt }, situation) =>
    toAllAtWork(situation, 'Rested', { because: 'LEDGERED', until: nextReviewAt }),
  IssueResumed: (_data, situation) => toAllAtWork(situation, 'Resumed'),
  LedgerCleared: (_data, situation) => toAllAtWork(situation, 'Resumed'),
};

/**
 * What an event tells units, in a fixed order: its own words, then every share of the work that it
 * changed besides. Pure: it follows from the event and the states around it.
 */
export function noticesOf(
  before: IssueState,
  event: IssueEvent & EvolveMeta,
  after: IssueState,
): readonly Notice[] {
  const tickets = ticketsOf(after);
  const situation = { before, after, tickets };
  const words = [...ownWords(event, situation), ...closing(event, situation)];
  const said = words.map((word) => noticeOf(word, tickets));
  const told = new Set(said.map(({ ticket }) => ticket?.assignment.id));
  const changed = changedTickets(ticketsOf(before), tickets)
    .filter(({ ticket }) => !told.has(ticket.assignment.id))
    .map(({ ticket, fact }) => ({ unit: ticket.unit, fact, ticket, says: {} }));
  return [...said, ...changed];
}

function ownWords<T extends IssueEventType>(
  { type, data }: { readonly type: T; readonly data: IssueEventData<T> },
  situation: Situation,
): readonly Word[] {
  return (WORDS[type]?.(data, situation) ?? []).filter((word) => word !== undefined);
}

/** A matter that came to its end, told to everybody who had a part in it. */
function closing({ type, data }: IssueEvent, { before, after }: Situation): readonly Word[] {
  if (!isAccepted(before) || before.phase === 'CLOSED') return [];
  if (isAccepted(after) && after.phase !== 'CLOSED') return [];
  const working = [...ticketsOf(before).values()].filter((ticket) => !isLetGo(ticket));
  const units = new Set([...working.map(({ unit }) => unit), ...before.orderedUnits]);
  const says: JsonObject = type === 'IssueMerged' ? { into: data.target } : {};
  return [...units].map((unit) => ({ unit, fact: 'Closed', says }));
}

/** The word with the share it is about: the one it names, else the newest the unit holds. */
function noticeOf(
  { unit, fact, assignment, says = {} }: Word,
  tickets: ReadonlyMap<string, Ticket>,
): Notice {
  const named = assignment === undefined ? newestOf(unit, tickets) : tickets.get(assignment);
  return { unit, fact, says, ...(named !== undefined && { ticket: named }) };
}

const newestOf = (unit: string, tickets: ReadonlyMap<string, Ticket>): Ticket | undefined =>
  [...tickets.values()].findLast((ticket) => ticket.unit === unit && !isLetGo(ticket));
