import { evolveByFolds, present } from '@shaodao/decider';
import type { EvaluationRoundEventMap } from './events.js';
import type { Matter, OpenedRound } from './state.js';

const changed = (
  { matters }: OpenedRound,
  id: string,
  change: Partial<Matter>,
): Partial<OpenedRound> => ({
  matters: matters.map((each) => (each.id === id ? { ...each, ...change } : each)),
});

/** How each event of a round changes its state. */
export const evolveEvaluationRound = evolveByFolds<
  OpenedRound,
  EvaluationRoundEventMap,
  'RoundOpened'
>({
  opening: 'RoundOpened',
  open: ({ playbook, instrument, period, territory, until, raters, ratees }) => ({
    ...{ status: 'OPENED', playbook, instrument, period, territory, until, raters, ratees },
    ...{ votes: [], matters: [], results: [] },
  }),
  folds: {
    CollectingStarted: () => ({ status: 'COLLECTING' }),
    VoteCast: ({ votes }, { rater, ratee, scores, whistle }) => ({
      votes: [...votes, { rater, ratee, scores, ...present({ whistle }) }],
    }),
    MatterRaisedInRound: ({ matters }, { matter: id, issue }) => ({
      matters: [...matters, { id, issue, answered: false, solved: false }],
    }),
    MatterAnswered: (state, { matter, solved }) =>
      changed(state, matter, { answered: true, solved }),
    MatterRated: (state, { matter, satisfied }) => changed(state, matter, { satisfied }),
    RoundClosed: () => ({ status: 'CLOSED' }),
    RoundPublished: (_state, { results }) => ({ status: 'PUBLISHED', results }),
  },
});
