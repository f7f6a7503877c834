import { decideBySteps, isAfter, present, toInstant } from '@shaodao/decider';
import type { MeetingCommand } from './commands.js';
import type { MeetingEvent } from './events.js';
import {
  adopted,
  allAreSeated,
  calledInTime,
  mayChair,
  ownType,
  quorumIsThere,
  resolutionIsOpen,
  seatsFit,
  typeIsKnown,
  typeOf,
  votesAreGood,
} from './guards.js';
import { carries, entitled, votingSeats } from './quorum.js';
import { reject } from './rejections.js';
import type { MeetingSection } from './section.js';
import type { OpenedMeeting } from './state.js';

/** What happens with a meeting, or why not. Pure; sealed texts stay sealed. */
export const decideMeeting = decideBySteps<
  MeetingCommand,
  OpenedMeeting,
  MeetingEvent,
  MeetingSection,
  'CallMeeting'
>({
  opens: 'CallMeeting',
  open: {
    guards: [
      ({ command, context }) => typeIsKnown(command.meetingType, context),
      ({ command: { territory }, context }) =>
        context.directory.isTerritory(territory)
          ? undefined
          : reject('UNKNOWN_TERRITORY', { territory }),
      ({ command, context }) => calledInTime(command.at, context),
      ({ command, context }) => seatsFit(command.seats, typeOf(command.meetingType, context)),
    ],
    events: ({ command, context }) => {
      const { meetingType, title, territory, at, seats, issue, raisedFrom } = command;
      const level = typeOf(meetingType, context)?.level;
      const { playbook } = context;
      return [
        {
          type: 'MeetingCalled',
          data: {
            ...{ playbook, meetingType, title, territory, at: toInstant(at), seats },
            ...present({ level, issue, raisedFrom }),
          },
        },
      ];
    },
  },
  steps: {
    CancelMeeting: {
      in: ['CALLED'],
      events: ({ command: { reason } }) => [{ type: 'MeetingCancelled', data: { reason } }],
    },
    HoldMeeting: {
      in: ['CALLED'],
      guards: [
        ({ command, state }) => allAreSeated([...command.present, command.chair], state),
        ({ command, state, context }) =>
          mayChair(command.chair, command.present, state, ownType(state, context)),
        ({ command, state, context }) =>
          quorumIsThere(command.present, state, ownType(state, context)),
      ],
      events: ({ command: { present: came, chair } }) => [
        { type: 'MeetingHeld', data: { present: came, chair } },
      ],
    },
    GiveBrief: {
      in: ['HELD'],
      guards: [
        ({ command: { member }, state }) => allAreSeated([member], state),
        ({ command: { member }, state }) =>
          state.present.includes(member) ? undefined : reject('NOT_PRESENT', { person: member }),
      ],
      events: ({ command: { member, brief } }) => [
        { type: 'MemberBriefed', data: { member, brief } },
      ],
    },
    GiveOpinion: {
      in: ['CALLED', 'HELD'],
      guards: [
        ({ command: { group }, state, context }) =>
          (ownType(state, context).advisers ?? []).includes(group)
            ? undefined
            : reject('NOT_AN_ADVISER', { group }),
      ],
      events: ({ command: { group, opinion } }) => [
        { type: 'OpinionGiven', data: { group, opinion } },
      ],
    },
    ProposeResolution: {
      in: ['HELD'],
      guards: [
        ({ command: { owner: unit }, context }) =>
          context.directory.isActiveUnit(unit) ? undefined : reject('UNIT_NOT_ACTIVE', { unit }),
        ({ command: { dueAt: due }, context }) =>
          isAfter(due, context.now) ? undefined : reject('DUE_NOT_AFTER_NOW', { due }),
      ],
      events: ({ command: { title, text, owner, dueAt, category, issue }, context }) => [
        {
          type: 'ResolutionProposed',
          data: {
            resolution: context.newId('resolution'),
            ...{ title, text, owner, dueAt: toInstant(dueAt) },
            ...present({ category, issue }),
          },
        },
      ],
    },
    VoteOnResolution: {
      in: ['HELD'],
      guards: [
        ({ command, state }) => resolutionIsOpen(command.resolution, state),
        ({ command: { inFavour, against }, state, context }) =>
          votesAreGood(inFavour, against, state, ownType(state, context)),
      ],
      events: ({ command: { resolution, inFavour, against }, state, context }) => {
        const type = ownType(state, context);
        const vote = { seats: votingSeats(state.seats, type), present: state.present, inFavour };
        return [
          {
            type: carries(vote, type.majority) ? 'ResolutionAdopted' : 'ResolutionDefeated',
            data: { resolution, inFavour, against, entitled: entitled(vote, type.majority).length },
          },
        ];
      },
    },
    ResolveMeeting: {
      in: ['HELD'],
      guards: [
        ({ state }) => {
          const open = state.resolutions.filter((each) => each.vote === 'OPEN');
          const resolutions = open.map((each) => each.id);
          return open.length > 0 ? reject('VOTE_OPEN', { resolutions }) : undefined;
        },
      ],
      events: ({ command: { minutes }, state, context }) => {
        const owed = ownType(state, context).briefs === true;
        const members = state.seats.map((each) => each.person);
        const unbriefed = owed ? members.filter((each) => !state.briefed.includes(each)) : [];
        return [{ type: 'MeetingResolved', data: { minutes, unbriefed } }];
      },
    },
    OpenTasks: {
      in: ['RESOLVED'],
      guards: [
        ({ state }) => (adopted(state).length === 0 ? reject('NOTHING_ADOPTED') : undefined),
      ],
      events: ({ state, context }) => {
        const { channel, kind, category: usual } = context.section.tasks;
        const tasks = adopted(state).map(({ id, title, text, owner, dueAt, category, issue }) => ({
          ...{ resolution: id, title, text, owner, dueAt, channel, kind },
          category: category ?? usual,
          issue: issue ?? context.newStreamId(),
          part: issue !== undefined,
        }));
        return [{ type: 'TasksOpened', data: { tasks } }];
      },
    },
    RaiseMatter: {
      in: ['HELD', 'RESOLVED'],
      guards: [
        ({ state, context }) =>
          ownType(state, context).next === undefined ? reject('NO_NEXT_LEVEL') : undefined,
        ({ state, context }) => typeIsKnown(ownType(state, context).next ?? '', context),
        ({ command, context }) => calledInTime(command.at, context),
        ({ command, state, context }) =>
          seatsFit(command.seats, typeOf(ownType(state, context).next ?? '', context)),
      ],
      events: ({ command: { reason, at, seats }, state, context }) => [
        {
          type: 'MatterRaised',
          data: {
            ...{ reason, at: toInstant(at), seats },
            meetingType: ownType(state, context).next ?? '',
            meeting: context.newStreamId(),
          },
        },
      ],
    },
  },
});
