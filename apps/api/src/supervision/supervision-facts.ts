import type { IssueState, SupervisionOrder } from '@shaodao/issue';
import type { BoardRow } from '@shaodao/read-models';

/** Why a matter stands on the supervision list. */
export type Reason =
  'OVERDUE' | 'NEAR_DUE' | 'REMINDED' | 'MEASURE' | 'NO_SHOW' | 'LEDGER_REVIEW_DUE';

/** What a supervisor wants to know of a matter beside its row of the board. */
export interface SupervisionFacts {
  readonly reasons: readonly Reason[];
  /** Cards, orders, interviews and listings that are not lifted. */
  readonly orders: readonly SupervisionOrder[];
  /** Units that were called and did not come. */
  readonly noShows: readonly { readonly unit: string; readonly respondBy: string }[];
  /** When the ledger entry is looked at again. */
  readonly ledgerReviewAt?: string;
}

/** The clock a list is read by, and until when a limit is near. ISO 8601 UTC. */
export interface Reading {
  readonly now: string;
  readonly dueBefore: string;
}

/** The facts of a matter, at the time of the reading. */
export function supervisionFacts(
  row: BoardRow,
  state: IssueState,
  { now, dueBefore }: Reading,
): SupervisionFacts {
  const accepted = 'whistles' in state ? state : undefined;
  const orders = (accepted?.supervision ?? []).filter(({ status }) => status !== 'LIFTED');
  const noShows = (accepted?.whistles ?? [])
    .filter(({ ended }) => ended === undefined)
    .flatMap(({ calls }) => calls.filter(({ status }) => status === 'NO_SHOW'))
    .map(({ unit, respondBy }) => ({ unit, respondBy }));
  const clocks = state.phase === 'NONE' ? [] : state.clocks;
  const ledgerReviewAt = clocks.find(({ kind }) => kind === 'LEDGER_REVIEW')?.dueAt;
  const waiting = row.handledAt === undefined && row.dueAt !== undefined;
  const isDueBy = (instant: string): boolean => waiting && isBefore(row.dueAt, instant);
  const reasons: readonly (readonly [Reason, boolean])[] = [
    ['OVERDUE', isDueBy(now)],
    ['NEAR_DUE', !isDueBy(now) && isDueBy(dueBefore)],
    ['REMINDED', row.supervision === 'reminded'],
    ['MEASURE', row.supervision === 'ordered'],
    ['NO_SHOW', noShows.length > 0],
    ['LEDGER_REVIEW_DUE', isBefore(ledgerReviewAt, dueBefore)],
  ];
  return {
    reasons: reasons.filter(([, holds]) => holds).map(([reason]) => reason),
    orders,
    noShows,
    ...(ledgerReviewAt === undefined ? {} : { ledgerReviewAt }),
  };
}

const isBefore = (at: string | undefined, instant: string): boolean =>
  at !== undefined && Date.parse(at) < Date.parse(instant);
