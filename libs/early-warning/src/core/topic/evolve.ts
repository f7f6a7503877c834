import { evolveByFolds } from '@shaodao/decider';
import type { Topic, TopicEventMap } from './state.js';

export const evolveTopic = evolveByFolds<Topic, TopicEventMap, 'TopicProposed'>({
  opening: 'TopicProposed',
  open: (proposed, { occurredAt }) => ({
    status: 'PROPOSED',
    ...proposed,
    proposedAt: occurredAt,
    assists: [],
    overdue: false,
    measures: [],
    reviews: [],
  }),
  folds: {
    TopicAdopted: (_state, { lead, assists, plan, until }, { occurredAt: adoptedAt }) => ({
      status: 'ADOPTED',
      ...{ lead, assists, plan, until, adoptedAt },
    }),
    TopicDropped: (_state, _data, { occurredAt }) => ({ status: 'DROPPED', closedAt: occurredAt }),
    MeasureLogged: ({ measures }, logged, { occurredAt: at, actor }) => ({
      measures: [...measures, { ...logged, at, by: actor.person }],
    }),
    TopicIssueLinked: ({ issues }, { issue }) => ({ issues: [...issues, issue] }),
    TopicOverdue: () => ({ overdue: true }),
    TopicReviewed: ({ reviews }, { verdict, finding }, { occurredAt: at, actor }) => ({
      status: 'REVIEWED',
      reviews: [...reviews, { verdict, finding, at, by: actor.person }],
    }),
    TopicClosed: (_state, _data, { occurredAt }) => ({ status: 'CLOSED', closedAt: occurredAt }),
  },
});
