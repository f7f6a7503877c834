import { evolveByFolds } from '@shaodao/decider';
import { balanceOf } from './balance.js';
import type { PointsEventMap } from './events.js';
import type { Entry, OpenedLedger } from './state.js';

function changed(
  { entries }: OpenedLedger,
  id: string,
  change: Partial<Entry>,
): Partial<OpenedLedger> {
  const after = entries.map((each) => (each.id === id ? { ...each, ...change } : each));
  return { entries: after, balance: balanceOf(after) };
}

/** How each event of a ledger changes its state. */
export const evolvePoints = evolveByFolds<OpenedLedger, PointsEventMap, 'LedgerOpened'>({
  opening: 'LedgerOpened',
  open: ({ playbook, household, territory, pact }) => ({
    ...{ status: 'OPEN', playbook, household, territory, pact, entries: [], balance: 0 },
  }),
  folds: {
    PointsEntered: ({ entries }, { entry: id, rule, clause, points }, { actor }) => ({
      entries: [
        ...entries,
        { id, rule, clause, points, status: 'ENTERED', enteredBy: actor.person },
      ],
    }),
    HouseholdNotified: (state, { entry, appealUntil }) =>
      changed(state, entry, { status: 'NOTIFIED', appealUntil }),
    EntryAppealed: (state, { entry }) => changed(state, entry, { status: 'APPEALED' }),
    EntryUpheld: (state, { entry }) => changed(state, entry, { status: 'UPHELD' }),
    EntryReversed: (state, { entry }) => changed(state, entry, { status: 'REVERSED' }),
    EntryTookEffect: (state, { entry }) => changed(state, entry, { status: 'EFFECTIVE' }),
    EntryExpired: (state, { entry }) => changed(state, entry, { status: 'EXPIRED' }),
    CoefficientExported: (_state, { period, thousandths }) => ({
      exported: { period, thousandths },
    }),
  },
});
