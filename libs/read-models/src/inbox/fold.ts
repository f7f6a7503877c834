import type { AssignedUnit, ClockEffects } from '@shaodao/issue';
import { HistoryMissing, issueOf, type RecordedIssueEvent } from '../issue-event.js';
import { begun, calledRows, checkedIn, isCalled, newRow } from './calls.js';
import { isOpenAssignment, type InboxState } from './state.js';

/** Assignments of one issue by identifier. */
export type InboxOfIssue = ReadonlyMap<string, InboxState>;

type Dispatch = Extract<
  RecordedIssueEvent,
  { readonly type: 'IssueDispatched' | 'IssueRedispatched' }
>;
type Signing = Extract<RecordedIssueEvent, { readonly type: 'AssignmentSigned' }>;
type Unmerging = Extract<RecordedIssueEvent, { readonly type: 'IssueUnmerged' }>;
type Settling = Extract<RecordedIssueEvent, { readonly type: 'CommunitySettled' }>;
type Change = Partial<InboxState>;

/**
 * The issue's assignments after one more event; the same map where nothing changes.
 * @throws HistoryMissing when the event speaks of an assignment nobody was given.
 */
export function foldInbox(inbox: InboxOfIssue, event: RecordedIssueEvent): InboxOfIssue {
  return withMovedLimits(inbox, folded(inbox, event), event);
}

/** Tickets whose limit moved with a clock, whatever event moved it. */
function withMovedLimits(
  before: InboxOfIssue,
  after: InboxOfIssue,
  { data, revision }: RecordedIssueEvent,
): InboxOfIssue {
  const { tickets = [] }: ClockEffects = data;
  const moved = tickets.filter(({ assignment }) => {
    const known = before.get(assignment);
    return known !== undefined && known.revision < revision;
  });
  if (moved.length === 0) return after;
  const next = new Map(after);
  for (const { assignment, dueAt } of moved) {
    const row = next.get(assignment);
    if (row !== undefined) next.set(assignment, { ...row, dueAt, revision });
  }
  return next;
}

function folded(inbox: InboxOfIssue, event: RecordedIssueEvent): InboxOfIssue {
  const at = event.occurredAt;
  switch (event.type) {
    case 'IssueDispatched':
      return assign(inbox, event);
    case 'IssueRedispatched':
      return assign(replace(inbox, event, event.data.replaces), event);
    case 'AssignmentSigned':
      return sign(inbox, event);
    case 'LeadReplaced':
      return withRows(replace(inbox, event, event.data.replaces), [
        given(event, event.data.lead, 'lead'),
      ]);
    case 'AssistAdded':
      return withRows(inbox, [given(event, event.data.assist, 'assist')]);
    case 'SubtaskCreated':
      return withRows(inbox, [given(event, event.data.subtask, 'assist')]);
    case 'WhistleBlown':
      return withRows(inbox, calledRows(event));
    case 'UnitCheckedIn':
      return checkIn(inbox, event);
    case 'CheckInQuorumReached':
      return beginWork(inbox, event);
    case 'UnitNoShow':
      return event.data.fallback === undefined
        ? inbox
        : withRows(changeOne(inbox, event, cancel), calledRows(event));
    case 'WhistleUpheld':
      return changeOne(inbox, event, (row) =>
        isCalled(row) ? { dueAt: event.data.respondBy } : {},
      );
    case 'WhistleCancelled':
      return changeEach(inbox, event, event.data.cancels, cancel);
    case 'WhistleWorkCompleted':
      return changeOne(inbox, event, () => ({ status: 'WORKING' }));
    case 'UnitsReleased':
      return changeEach(inbox, event, event.data.completes, () => ({
        status: 'DONE',
        doneAt: at,
      }));
    case 'AppellantContacted':
      return changeOne(inbox, event, (row) => ({
        ...(event.data.reached && row.status === 'SIGNED' ? { status: 'CONTACTED' } : {}),
        contactedAt: row.contactedAt ?? at,
      }));
    case 'StepLogged':
      return changeOne(inbox, event, () => ({ status: 'WORKING' }));
    case 'ReturnRequested':
      return changeOne(inbox, event, (row) => ({
        status: 'RETURN_REQUESTED',
        statusBeforeReturn: row.status,
        returnState: 'requested',
      }));
    case 'AssignmentReturned':
      return changeOne(inbox, event, () => ({
        status: 'RETURNED',
        statusBeforeReturn: null,
        returnState: 'returned',
      }));
    case 'ReturnDenied':
      return changeOne(inbox, event, (row) => ({
        status: row.statusBeforeReturn ?? row.status,
        statusBeforeReturn: null,
        returnState: event.data.final ? 'final' : 'denied',
      }));
    case 'AssistCompleted':
    case 'IssueHandled':
      return changeOne(inbox, event, () => ({ status: 'DONE', doneAt: at }));
    case 'AssistWaived':
      return changeOne(inbox, event, () => ({ status: 'WAIVED' }));
    case 'ReworkOrdered':
    case 'IssueReopened':
      return changeEach(inbox, event, currentLeads(inbox), () => ({
        status: 'REWORK',
        dueAt: event.data.dueAt,
        doneAt: null,
      }));
    case 'ExtensionGranted':
      return changeOne(inbox, event, () => ({ dueAt: event.data.dueAt }));
    case 'IssueWithdrawn':
    case 'IssueTerminated':
    case 'IssueVoided':
    case 'IssueMerged':
      return changeEach(inbox, event, [...inbox.keys()], cancel);
    case 'IssueUnmerged':
      return changeEach(
        inbox,
        event,
        event.data.restored.map(({ assignment }) => assignment),
        ({ assignment }) => takenUpAgain(event, assignment),
      );
    case 'CommunitySettled':
      return settled(inbox, event);
    default:
      return inbox;
  }
}

type CheckIn = Extract<RecordedIssueEvent, { readonly type: 'UnitCheckedIn' }>;
type Quorum = Extract<RecordedIssueEvent, { readonly type: 'CheckInQuorumReached' }>;
type Giving = Extract<
  RecordedIssueEvent,
  { readonly type: 'LeadReplaced' | 'AssistAdded' | 'SubtaskCreated' }
>;

const given = (event: Giving, unit: AssignedUnit, role: 'lead' | 'assist'): InboxState =>
  newRow(event, { ...unit, role, dueAt: event.data.dueAt }, 'PENDING_SIGN');

/** The inbox with new rows; those it holds already stay as they are. */
function withRows(inbox: InboxOfIssue, rows: readonly InboxState[]): InboxOfIssue {
  const next = new Map(inbox);
  for (const row of rows) if (!next.has(row.assignment)) next.set(row.assignment, row);
  return next;
}

/** Who comes late, when work has begun, takes it up; a lead thereby from the one before. */
function checkIn(inbox: InboxOfIssue, event: CheckIn): InboxOfIssue {
  const here = changeOne(inbox, event, (row) => checkedIn(row, event));
  return event.data.takesUp && currentLeads(here).includes(event.data.assignment)
    ? releaseReplaced(here, event)
    : here;
}

function beginWork(inbox: InboxOfIssue, event: Quorum): InboxOfIssue {
  const { begins, replaces } = event.data;
  const ids = [...new Set([...replaces, ...begins.map(({ assignment }) => assignment)])];
  const next = changeEach(inbox, event, ids, (row) => ({
    ...begun(row, event),
    ...(replaces.includes(row.assignment) && { replaced: true }),
  }));
  const leads = currentLeads(next);
  return begins.some(({ assignment, isIn }) => isIn && leads.includes(assignment))
    ? releaseReplaced(next, event, ids)
    : next;
}

/** What a lead that is there took the place of ends; rows changed by this very event, too. */
function releaseReplaced(
  inbox: InboxOfIssue,
  event: RecordedIssueEvent,
  changed: readonly string[] = [],
): InboxOfIssue {
  const next = new Map(inbox);
  for (const row of inbox.values()) {
    const mine = event.revision > row.revision || changed.includes(row.assignment);
    if (row.replaced && mine)
      next.set(row.assignment, { ...row, ...cancel(row), revision: event.revision });
  }
  return next;
}

/** Replaced assignments stay with their units until the new lead has signed: no gap in liability. */
function replace(
  inbox: InboxOfIssue,
  event: RecordedIssueEvent,
  replaced: readonly string[],
): InboxOfIssue {
  return changeEach(inbox, event, replaced, () => ({ replaced: true }));
}

function sign(inbox: InboxOfIssue, event: Signing): InboxOfIssue {
  const signed = changeOne(inbox, event, () => ({
    status: 'SIGNED',
    signedAt: event.occurredAt,
    handler: event.data.handler,
  }));
  if (!currentLeads(inbox).includes(event.data.assignment)) return signed;
  const released = [...inbox.values()].filter((row) => row.replaced);
  return changeEach(
    signed,
    event,
    released.map((row) => row.assignment),
    cancel,
  );
}

/** Work on an issue that was merged rests; taken out again, it goes on where it stood. */
function takenUpAgain({ data }: Unmerging, assignment: string): Change {
  const known = data.restored.find((each) => each.assignment === assignment);
  return known === undefined
    ? {}
    : { status: known.status, statusBeforeReturn: known.statusBefore ?? null };
}

/** What a community settles is its own share of the work, begun and done in one act. */
function settled(inbox: InboxOfIssue, event: Settling): InboxOfIssue {
  const { assignment, unit, dueAt } = event.data;
  if (inbox.has(assignment)) return inbox;
  return new Map(inbox).set(assignment, {
    issue: issueOf(event),
    assignment,
    unit,
    role: 'lead',
    status: 'DONE',
    statusBeforeReturn: null,
    replaced: false,
    assignedAt: event.occurredAt,
    dueAt,
    signedAt: event.occurredAt,
    contactedAt: null,
    doneAt: event.occurredAt,
    handler: event.meta.actor.person,
    returnState: 'none',
    revision: event.revision,
  });
}

function cancel(row: InboxState): Change {
  return isOpenAssignment(row.status) ? { status: 'CANCELLED', statusBeforeReturn: null } : {};
}

function currentLeads(inbox: InboxOfIssue): readonly string[] {
  const leads = [...inbox.values()].filter(
    (row) =>
      row.role === 'lead' &&
      !row.replaced &&
      !isCalled(row) &&
      (isOpenAssignment(row.status) || row.status === 'DONE'),
  );
  return leads.map((row) => row.assignment);
}

function assign(inbox: InboxOfIssue, event: Dispatch): InboxOfIssue {
  const next = new Map(inbox);
  const add = (given: AssignedUnit, role: 'lead' | 'assist'): void => {
    if (next.has(given.assignment)) return;
    next.set(given.assignment, {
      issue: issueOf(event),
      assignment: given.assignment,
      unit: given.unit,
      role,
      status: 'PENDING_SIGN',
      statusBeforeReturn: null,
      replaced: false,
      assignedAt: event.occurredAt,
      dueAt: event.data.dueAt,
      signedAt: null,
      contactedAt: null,
      doneAt: null,
      handler: null,
      returnState: 'none',
      revision: event.revision,
    });
  };
  add(event.data.lead, 'lead');
  for (const assist of event.data.assists) add(assist, 'assist');
  return next;
}

function changeOne(
  inbox: InboxOfIssue,
  event: RecordedIssueEvent & { readonly data: { readonly assignment: string } },
  change: (row: InboxState) => Change,
): InboxOfIssue {
  return changeEach(inbox, event, [event.data.assignment], change);
}

function changeEach(
  inbox: InboxOfIssue,
  event: RecordedIssueEvent,
  assignments: readonly string[],
  change: (row: InboxState) => Change,
): InboxOfIssue {
  let next: Map<string, InboxState> | undefined;
  for (const assignment of assignments) {
    const row = inbox.get(assignment);
    if (row === undefined) throw new HistoryMissing(event);
    if (event.revision <= row.revision) continue;
    next ??= new Map(inbox);
    next.set(assignment, { ...row, ...change(row), revision: event.revision });
  }
  return next ?? inbox;
}
