import { evolveByFolds, present } from '@shaodao/decider';
import type { MeetingEventMap } from './events.js';
import type { OpenedMeeting, Resolution } from './state.js';

const voted = (
  { resolutions }: OpenedMeeting,
  id: string,
  vote: Resolution['vote'],
): Partial<OpenedMeeting> => ({
  resolutions: resolutions.map((each) => (each.id === id ? { ...each, vote } : each)),
});

/** How each event of a meeting changes its state. */
export const evolveMeeting = evolveByFolds<OpenedMeeting, MeetingEventMap, 'MeetingCalled'>({
  opening: 'MeetingCalled',
  open: (data, { actor }) => {
    const { playbook, meetingType, title, territory, at, seats, issue, raisedFrom } = data;
    return {
      ...{ status: 'CALLED', playbook, meetingType, title, territory, at, seats },
      ...present({ issue, raisedFrom }),
      calledBy: actor.person,
      ...{ present: [], briefed: [], unbriefed: [], resolutions: [], tasks: [] },
    };
  },
  folds: {
    MeetingCancelled: () => ({ status: 'CANCELLED' }),
    MeetingHeld: (_state, { present: came, chair }) => ({ status: 'HELD', present: came, chair }),
    MemberBriefed: ({ briefed }, { member }) =>
      briefed.includes(member) ? {} : { briefed: [...briefed, member] },
    OpinionGiven: () => ({}),
    ResolutionProposed: ({ resolutions }, { resolution: id, ...rest }) => ({
      resolutions: [...resolutions, { id, ...rest, vote: 'OPEN' }],
    }),
    ResolutionAdopted: (state, { resolution }) => voted(state, resolution, 'ADOPTED'),
    ResolutionDefeated: (state, { resolution }) => voted(state, resolution, 'DEFEATED'),
    MeetingResolved: (_state, { minutes, unbriefed }) => ({
      status: 'RESOLVED',
      minutes,
      unbriefed,
    }),
    TasksOpened: (_state, { tasks }) => ({
      status: 'TASKS_OPENED',
      tasks: [...new Set(tasks.map((each) => each.issue))],
    }),
    MatterRaised: () => ({ status: 'RAISED' }),
  },
});
