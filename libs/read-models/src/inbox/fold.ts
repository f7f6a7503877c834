import type { AssignedUnit } from '@shaodao/issue';
import { HistoryMissing, issueOf, type RecordedIssueEvent } from '../issue-event.js';
import { isOpenAssignment, type InboxState } from './state.js';

/** Assignments of one issue by identifier. */
export type InboxOfIssue = ReadonlyMap<string, InboxState>;

type Dispatch = Extract<
  RecordedIssueEvent,
  { readonly type: 'IssueDispatched' | 'IssueRedispatched' }
>;
type Signing = Extract<RecordedIssueEvent, { readonly type: 'AssignmentSigned' }>;
type Change = Partial<InboxState>;

/**
 * The issue's assignments after one more event; the same map where nothing changes.
 * @throws HistoryMissing when the event speaks of an assignment nobody was given.
 */
export function foldInbox(inbox: InboxOfIssue, event: RecordedIssueEvent): InboxOfIssue {
  const at = event.occurredAt;
  switch (event.type) {
    case 'IssueDispatched':
      return assign(inbox, event);
    case 'IssueRedispatched':
      return assign(replace(inbox, event, event.data.replaces), event);
    case 'AssignmentSigned':
      return sign(inbox, event);
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
    case 'IssueWithdrawn':
      return changeEach(inbox, event, [...inbox.keys()], cancel);
    default:
      return inbox;
  }
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

function cancel(row: InboxState): Change {
  return isOpenAssignment(row.status) ? { status: 'CANCELLED', statusBeforeReturn: null } : {};
}

function currentLeads(inbox: InboxOfIssue): readonly string[] {
  const leads = [...inbox.values()].filter(
    (row) =>
      row.role === 'lead' &&
      !row.replaced &&
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
