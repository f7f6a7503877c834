import type { SupervisionOrder } from '../state.js';
import { accepted, type Fold } from './fold.js';

export const reminderSent: Fold<'ReminderSent'> = (state) => accepted(state);

export const supervisionOrdered: Fold<'SupervisionOrdered'> = (before, data) => {
  const state = accepted(before);
  const { order: id, unit, replyBy } = data;
  return { ...state, supervision: [...state.supervision, { id, unit, replyBy, status: 'OPEN' }] };
};

const withStatus =
  (status: SupervisionOrder['status']): Fold<'SupervisionReplied' | 'SupervisionLifted'> =>
  (before, { order }) => {
    const state = accepted(before);
    return {
      ...state,
      supervision: state.supervision.map((each) =>
        each.id === order ? { ...each, status } : each,
      ),
    };
  };

export const supervisionReplied: Fold<'SupervisionReplied'> = withStatus('REPLIED');
export const supervisionLifted: Fold<'SupervisionLifted'> = withStatus('LIFTED');
