import type { EvolveMeta } from '@shaodao/decider';
import type { PublishedTableEvent, PublishedTableEventMap } from './events.js';
import type { PublishedTable, PublishedTableState, TableAppeal, TableRevision } from './state.js';

/**
 * The table after one more event.
 * @throws Error where an event stands before the publication, which no decider wrote
 */
export function evolvePublishedTable(
  state: PublishedTableState,
  event: PublishedTableEvent & EvolveMeta,
): PublishedTableState {
  if (event.type === 'TablePublished') {
    const { set, period, appealDays, ...frozen } = event.data;
    const first = { ...frozen, revision: 1, content: '', appeals: [], ...publishedBy(event) };
    return { status: 'PUBLISHED', set, period, appealDays, revisions: [first], appeals: [] };
  }
  if (state.status === 'NONE') throw new Error(`${event.type} stands before the publication`);
  switch (event.type) {
    case 'TableContentKept':
      return kept(state, event.data);
    case 'AppealFiled':
      return { ...state, appeals: [...state.appeals, filed(event.data, event)] };
    case 'AppealGranted': {
      const { appeal, leaveOut, reason } = event.data;
      return decided(state, appeal, { status: 'GRANTED', leaveOut, ...ruling(reason, event) });
    }
    case 'AppealDenied': {
      const { appeal, reason } = event.data;
      return decided(state, appeal, { status: 'DENIED', ...ruling(reason, event) });
    }
    case 'TableRevised':
      return revised(state, { ...event.data, content: '', ...publishedBy(event) });
  }
}

const publishedBy = ({ occurredAt, actor }: EvolveMeta) => ({
  publishedAt: occurredAt,
  publishedBy: actor.person,
});

const filed = (
  data: PublishedTableEventMap['AppealFiled'],
  { occurredAt, actor }: EvolveMeta,
): TableAppeal => ({ ...data, status: 'FILED', filedAt: occurredAt, filedBy: actor.person });

const ruling = (decision: string, { occurredAt, actor }: EvolveMeta) => ({
  decision,
  decidedAt: occurredAt,
  decidedBy: actor.person,
});

function kept(
  state: PublishedTable,
  { revision, text }: PublishedTableEventMap['TableContentKept'],
): PublishedTable {
  const revisions = state.revisions.map((each) =>
    each.revision === revision ? { ...each, content: each.content + text } : each,
  );
  return { ...state, revisions };
}

function decided(
  state: PublishedTable,
  appeal: string,
  change: Partial<TableAppeal>,
): PublishedTable {
  const appeals = state.appeals.map((each) =>
    each.appeal === appeal ? { ...each, ...change } : each,
  );
  return { ...state, appeals };
}

function revised(state: PublishedTable, revision: TableRevision): PublishedTable {
  const appeals = state.appeals.map((each) =>
    revision.appeals.includes(each.appeal) ? { ...each, revision: revision.revision } : each,
  );
  return { ...state, revisions: [...state.revisions, revision], appeals };
}
