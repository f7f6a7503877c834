import { evolveByFolds } from '@shaodao/decider';
import type { Alert, AlertEventMap } from './state.js';

export const evolveAlert = evolveByFolds<Alert, AlertEventMap, 'AlertRaised'>({
  opening: 'AlertRaised',
  open: (raised, { occurredAt }) => ({
    status: 'OPEN',
    ...raised,
    raisedAt: occurredAt,
    peak: raised.total,
  }),
  folds: {
    AlertRenewed: ({ peak }, told) => ({ ...told, peak: Math.max(peak, told.total) }),
    AlertCleared: (_state, _data, { occurredAt }) => ({ status: 'CLEARED', clearedAt: occurredAt }),
    AlertAcknowledged: (_state, _data, { actor, occurredAt }) => ({
      status: 'ACKNOWLEDGED',
      acknowledgedBy: actor.person,
      acknowledgedAt: occurredAt,
    }),
    AlertDismissed: (_state, { reason }, { actor }) => ({
      status: 'DISMISSED',
      dismissedBy: actor.person,
      dismissal: reason,
    }),
    AlertTakenUp: (_state, { topic }) => ({ status: 'TAKEN_UP', topic }),
  },
});
