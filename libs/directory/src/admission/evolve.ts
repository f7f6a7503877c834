import { evolveByFolds } from '@shaodao/decider';
import type { Admission, AdmissionEventMap, Findings } from './state.js';

const findingsOf = ({ withinAuthority, withinCapacity, openPerWorker, note }: Findings) => ({
  findings: { withinAuthority, withinCapacity, openPerWorker, note },
});

export const evolveAdmission = evolveByFolds<Admission, AdmissionEventMap, 'ItemProposed'>({
  opening: 'ItemProposed',
  open: ({ playbook, item }, { actor }) => ({
    status: 'PROPOSED',
    playbook,
    item,
    proposedBy: actor.person,
    findings: null,
    nextReview: null,
  }),
  folds: {
    ItemReviewed: (_state, data) => ({ status: 'REVIEWED', ...findingsOf(data) }),
    ItemAdmitted: (_state, { nextReview }) => ({ status: 'ADMITTED', nextReview }),
    ItemRefused: () => ({ status: 'REFUSED' }),
    ItemReviewDue: () => ({ status: 'DUE_REVIEW' }),
    ItemRenewed: (_state, data) => ({
      status: 'ADMITTED',
      nextReview: data.nextReview,
      ...findingsOf(data),
    }),
    ItemSuspended: () => ({ status: 'SUSPENDED' }),
  },
});
