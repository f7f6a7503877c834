import { evolveByFolds } from '@shaodao/decider';
import type { Campaign, CampaignEventMap } from './state.js';

export const evolveCampaign = evolveByFolds<Campaign, CampaignEventMap, 'CampaignPlanned'>({
  opening: 'CampaignPlanned',
  open: (planned) => ({
    status: 'PLANNED',
    ...planned,
    visits: [],
    lists: [],
    overdueTargets: [],
    overdue: false,
  }),
  folds: {
    CampaignStarted: () => ({ status: 'RUNNING' }),
    TargetsAdded: (state, { targets }) => ({ targets: [...state.targets, ...targets] }),
    VisitRecorded: (state, { visit: id, target, outcome, lists }, { occurredAt: at, actor }) => ({
      visits: [...state.visits, { id, target, outcome, at, by: actor.person }],
      lists: [
        ...state.lists.filter(
          (line) => line.target !== target || !lists.some((each) => each.list === line.list),
        ),
        ...lists.map(({ list, entry }) => ({ list, target, entry, visit: id, at })),
      ],
      overdueTargets:
        outcome === 'MET'
          ? state.overdueTargets.filter((each) => each !== target)
          : state.overdueTargets,
    }),
    VisitIssueLinked: (state, { visit, issue }) => ({
      visits: state.visits.map((each) => (each.id === visit ? { ...each, issue } : each)),
    }),
    StageAdvanced: (_state, { to }) => ({ stage: to }),
    VisitOverdue: (state, { target }) => ({ overdueTargets: [...state.overdueTargets, target] }),
    CampaignOverdue: () => ({ overdue: true }),
    CampaignClosed: () => ({ status: 'CLOSED' }),
  },
});
