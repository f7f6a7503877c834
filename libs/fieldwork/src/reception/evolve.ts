import { evolveByFolds } from '@shaodao/decider';
import type { ReceptionEventMap, Session, Visit } from './state.js';

const changed = (visits: readonly Visit[], id: string, change: Partial<Visit>): readonly Visit[] =>
  visits.map((visit) => (visit.id === id ? { ...visit, ...change } : visit));

export const evolveReception = evolveByFolds<Session, ReceptionEventMap, 'SessionPlanned'>({
  opening: 'SessionPlanned',
  open: ({ clocks: _clocks, ...planned }) => ({
    status: 'PLANNED',
    ...planned,
    visits: [],
    minutes: false,
    missed: false,
  }),
  folds: {
    VisitBooked: ({ visits }, { visit: id, visitor, matter }) => ({
      visits: [...visits, { id, visitor, matter, status: 'BOOKED', repeat: false }],
    }),
    SessionOpened: () => ({ status: 'OPENED' }),
    VisitorRegistered: ({ visits }, { visit: id, booked, ...visit }) => {
      const registered = { ...visit, id, status: 'REGISTERED' } as const;
      return { visits: booked ? changed(visits, id, registered) : [...visits, registered] };
    },
    VisitIssueLinked: ({ visits }, { visit, issue }) => ({
      visits: changed(visits, visit, { status: 'ISSUE_LINKED', issue }),
    }),
    VisitSettled: ({ visits }, { visit }) => ({
      visits: changed(visits, visit, { status: 'SETTLED' }),
    }),
    MinutesRecorded: () => ({ minutes: true }),
    SessionClosed: () => ({ status: 'CLOSED' }),
    SessionCancelled: () => ({ status: 'CANCELLED' }),
    SessionMissed: () => ({ missed: true }),
  },
});
