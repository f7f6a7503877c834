import { evolveByFolds } from '@shaodao/decider';
import type { Segment, SegmentEventMap } from './state.js';

export const evolveSegment = evolveByFolds<Segment, SegmentEventMap, 'ColourAssigned'>({
  opening: 'ColourAssigned',
  open: ({ clocks: _clocks, ...assigned }, { actor }) => ({
    status: 'ASSIGNED',
    ...assigned,
    givenBy: actor.person,
    visits: 0,
    lastVisitAt: null,
    visitOverdue: false,
  }),
  folds: {
    SegmentVisited: ({ visits }, _data, { occurredAt }) => ({
      visits: visits + 1,
      lastVisitAt: occurredAt,
      visitOverdue: false,
    }),
    SegmentVisitMissed: () => ({ visitOverdue: true }),
    ColourConfirmed: (_state, { reason, until }, { actor }) => ({
      status: 'ASSIGNED',
      reason,
      until,
      givenBy: actor.person,
    }),
    ColourChanged: (_state, { colour, rule, ruleVersion, reason, until }, { actor }) => ({
      status: 'ASSIGNED',
      ...{ colour, rule, ruleVersion, reason, until },
      givenBy: actor.person,
    }),
    SegmentExpired: () => ({ status: 'EXPIRED' }),
    SegmentLifted: () => ({ status: 'LIFTED' }),
  },
});
