import { evolveByFolds } from '@shaodao/decider';
import type { PactEventMap } from './events.js';
import type { Breach, OpenedPact } from './state.js';

const changed = (
  { breaches }: OpenedPact,
  id: string,
  change: Partial<Breach>,
): Partial<OpenedPact> => ({
  breaches: breaches.map((each) => (each.id === id ? { ...each, ...change } : each)),
});

/** How each event of a pact changes its state. */
export const evolvePact = evolveByFolds<OpenedPact, PactEventMap, 'PactDrafted'>({
  opening: 'PactDrafted',
  open: ({ playbook, pactKind, title, territory, version, clauses }) => ({
    ...{ status: 'DRAFT', playbook, pactKind, title, territory, draft: { version, clauses } },
    ...{ adoptions: [], breaches: [], occasions: [] },
  }),
  folds: {
    PactAdopted: ({ draft, adoptions }, { version, meeting }) => ({
      status: 'IN_FORCE',
      draft: undefined,
      ...(draft !== undefined && { inForce: draft }),
      adoptions: [...adoptions, { version, meeting }],
    }),
    PactAmended: (_state, { version, clauses }) => ({ draft: { version, clauses } }),
    PactRepealed: () => ({ status: 'REPEALED' }),
    PactBreached: ({ breaches }, { breach: id, party, clause, version, note }) => ({
      breaches: [...breaches, { id, party, clause, version, note, status: 'RECORDED' }],
    }),
    BreachReminded: (state, { breach, remedyBy }) =>
      changed(state, breach, { status: 'REMINDED', remedyBy }),
    BreachRemedied: (state, { breach }) => changed(state, breach, { status: 'REMEDIED' }),
    RemedyLapsed: (state, { breach }) => changed(state, breach, { status: 'LAPSED' }),
    BreachReported: (state, { breach, issue }) =>
      changed(state, breach, { status: 'REPORTED', issue }),
    OccasionRegistered: ({ occasions }, { occasion: id, household, clause, at }) => ({
      occasions: [...occasions, { id, household, clause, at }],
    }),
    HouseholdReminded: () => ({}),
  },
});
