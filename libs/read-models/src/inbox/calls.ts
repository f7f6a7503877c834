import { issueOf, type RecordedIssueEvent } from '../issue-event.js';
import type { InboxState } from './state.js';

type Of<T extends RecordedIssueEvent['type']> = Extract<RecordedIssueEvent, { readonly type: T }>;

interface Given {
  readonly assignment: string;
  readonly unit: string;
  readonly role: 'lead' | 'assist';
  readonly dueAt: string;
}

/** A row of a unit that is given something, before it said anything to it. */
export function newRow(
  event: RecordedIssueEvent,
  given: Given,
  status: InboxState['status'],
): InboxState {
  return {
    issue: issueOf(event),
    ...given,
    status,
    statusBeforeReturn: null,
    replaced: false,
    assignedAt: event.occurredAt,
    signedAt: null,
    contactedAt: null,
    doneAt: null,
    handler: null,
    returnState: 'none',
    revision: event.revision,
  };
}

/** What a called unit finds in its inbox: where it has no assignment yet, one to come for. */
export function calledRows(event: Of<'WhistleBlown' | 'UnitNoShow'>): readonly InboxState[] {
  const [leads, assists] =
    event.type === 'WhistleBlown'
      ? [[event.data.lead], event.data.assists]
      : [event.data.fallback === undefined ? [] : [event.data.fallback], []];
  return [
    ...leads.map((call) => ({ ...call, role: 'lead' as const })),
    ...assists.map((call) => ({ ...call, role: 'assist' as const })),
  ]
    .filter(({ atWork }) => atWork !== true)
    .map(({ assignment, unit, role, respondBy }) =>
      newRow(event, { assignment, unit, role, dueAt: respondBy }, 'CALLED'),
    );
}

/** True while the unit is called and its work has not begun. */
export const isCalled = ({ status }: InboxState): boolean =>
  status === 'CALLED' || status === 'CHECKED_IN';

/** The unit is there: it waits for the others, or takes up what has begun. */
export function checkedIn(row: InboxState, event: Of<'UnitCheckedIn'>): Partial<InboxState> {
  const { takesUp, person, override } = event.data;
  const by = override === undefined ? { handler: person } : {};
  if (takesUp) return { status: 'SIGNED', signedAt: event.occurredAt, ...by };
  return row.status === 'CALLED' ? { status: 'CHECKED_IN', signedAt: event.occurredAt, ...by } : {};
}

/** Work begins: who is in has signed by that, the others still have to. */
export function begun(row: InboxState, event: Of<'CheckInQuorumReached'>): Partial<InboxState> {
  const mine = event.data.begins.find(({ assignment }) => assignment === row.assignment);
  if (mine === undefined) return {};
  const due = isCalled(row) ? { dueAt: event.data.dueAt } : {};
  return mine.isIn
    ? { status: 'SIGNED', signedAt: row.signedAt ?? event.occurredAt, ...due }
    : { status: isCalled(row) ? 'PENDING_SIGN' : row.status, ...due };
}
