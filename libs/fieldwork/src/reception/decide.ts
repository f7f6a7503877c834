import {
  clockIsDue,
  clockUntil,
  decideBySteps,
  present,
  stopping,
  type Refusal,
  type SideContext,
  type SideSituation,
} from '@shaodao/decider';
import { isReceptionDay } from './reception-days.js';
import { reject } from './rejections.js';
import type { ReceptionKind, ReceptionSection } from './section.js';
import type { ReceptionCommand, ReceptionEvent, Session } from './state.js';

/** Nobody opened the session on its day. */
export const HOLD_CLOCK = 'hold';

type Situated<N extends ReceptionCommand['type'], S = Session> = SideSituation<
  Extract<ReceptionCommand, { readonly type: N }>,
  S,
  ReceptionSection
>;

const kindOf = (
  { section }: SideContext<ReceptionSection>,
  session: string,
): ReceptionKind | undefined => section.kinds.find(({ code }) => code === session);

function roleFits(
  kind: ReceptionKind | undefined,
  { actor }: SideContext<ReceptionSection>,
): Refusal | undefined {
  const roles = kind?.by ?? [];
  return actor.roles.some((role) => roles.includes(role))
    ? undefined
    : reject('ROLE_NOT_HOST', { roles: [...roles] });
}

const heldBy = ({ state, context }: { state: Session; context: SideContext<ReceptionSection> }) =>
  roleFits(kindOf(context, state.session), context);

const waiting = (state: Session, visit: string): boolean =>
  state.visits.some(({ id, status }) => id === visit && status === 'REGISTERED');

const visitWaits = ({
  command: { visit },
  state,
}: {
  command: { readonly visit: string };
  state: Session;
}): Refusal | undefined => (waiting(state, visit) ? undefined : reject('VISIT_UNKNOWN', { visit }));

function closed({ visits }: Session): ReceptionEvent {
  const came = visits.filter(({ status }) => status !== 'BOOKED');
  const count = (test: (visit: Session['visits'][number]) => boolean): number =>
    came.filter(test).length;
  return {
    type: 'SessionClosed',
    data: {
      visitors: came.length,
      settled: count(({ status }) => status === 'SETTLED'),
      issues: count(({ status }) => status === 'ISSUE_LINKED'),
      repeats: count(({ repeat }) => repeat),
    },
  };
}

export const decideReception = decideBySteps<
  ReceptionCommand,
  Session,
  ReceptionEvent,
  ReceptionSection,
  'PlanSession'
>({
  opens: 'PlanSession',
  open: {
    guards: [
      ({ command: { session }, context }) =>
        kindOf(context, session) === undefined
          ? reject('SESSION_KIND_UNKNOWN', { session, playbook: context.playbook.id })
          : undefined,
      ({ command, context }) => roleFits(kindOf(context, command.session), context),
      ({ command: { territory }, context }) =>
        context.directory.isTerritory(territory)
          ? undefined
          : reject('TERRITORY_UNKNOWN', { territory }),
      ({ command: { session, mode }, context }) => {
        const modes = kindOf(context, session)?.modes ?? [];
        return modes.includes(mode)
          ? undefined
          : reject('MODE_NOT_OFFERED', { mode, modes: [...modes] });
      },
      ({ command: { session, date }, context }) => {
        const kind = kindOf(context, session);
        return kind !== undefined && isReceptionDay(kind, date, context.isWorkday)
          ? undefined
          : reject('NOT_A_RECEPTION_DAY', { date });
      },
    ],
    events: ({ command, context }) => {
      const { session, date, mode, host, territory, place } = command;
      const clock = clockUntil(context, HOLD_CLOCK, context.endOfDate(date));
      return [
        {
          type: 'SessionPlanned',
          data: {
            playbook: context.playbook,
            ...{ session, date, mode, host, territory },
            ...present({ place }),
            clocks: { started: [clock] },
          },
        },
      ];
    },
  },
  steps: {
    BookVisit: {
      in: ['PLANNED'],
      events: ({ command: { visitor, matter }, context }) => [
        { type: 'VisitBooked', data: { visit: context.newId('visit'), visitor, matter } },
      ],
    },
    OpenSession: {
      in: ['PLANNED'],
      guards: [
        heldBy,
        ({ state: { date }, context }) =>
          context.localDate(context.now) === date ? undefined : reject('NOT_TODAY', { date }),
      ],
      events: ({ state }) => [{ type: 'SessionOpened', data: stopping(state.clocks, HOLD_CLOCK) }],
    },
    RegisterVisitor: {
      in: ['OPENED'],
      guards: [
        ({ command: { booking }, state }) =>
          booking === undefined ||
          state.visits.some(({ id, status }) => id === booking && status === 'BOOKED')
            ? undefined
            : reject('BOOKING_UNKNOWN', { booking }),
      ],
      events: ({ command: { booking, visitor, matter, repeat }, context }) => [
        {
          type: 'VisitorRegistered',
          data: {
            visit: booking ?? context.newId('visit'),
            ...{ visitor, matter, repeat, booked: booking !== undefined },
          },
        },
      ],
    },
    LinkVisitIssue: {
      in: ['OPENED'],
      guards: [visitWaits],
      events: ({ command: { visit, issue } }) => [
        { type: 'VisitIssueLinked', data: { visit, issue } },
      ],
    },
    SettleVisit: {
      in: ['OPENED'],
      guards: [visitWaits],
      events: ({ command: { visit, answer } }) => [
        { type: 'VisitSettled', data: { visit, answer } },
      ],
    },
    RecordMinutes: {
      in: ['OPENED'],
      guards: [heldBy],
      events: ({ command: { minutes } }) => [{ type: 'MinutesRecorded', data: { minutes } }],
    },
    CloseSession: {
      in: ['OPENED'],
      guards: [
        heldBy,
        ({ state }) => {
          const visits = state.visits
            .filter(({ status }) => status === 'REGISTERED')
            .map(({ id }) => id);
          return visits.length === 0 ? undefined : reject('VISITS_OPEN', { visits });
        },
        ({ state, context }) =>
          kindOf(context, state.session)?.minutesNeeded === true && !state.minutes
            ? reject('MINUTES_MISSING')
            : undefined,
      ],
      events: ({ state }) => [closed(state)],
    },
    CancelSession: {
      in: ['PLANNED'],
      guards: [heldBy],
      events: ({ command: { reason }, state }) => [
        { type: 'SessionCancelled', data: { reason, ...stopping(state.clocks, HOLD_CLOCK) } },
      ],
    },
    ElapseClock: {
      in: ['PLANNED', 'OPENED', 'CLOSED', 'CANCELLED'],
      events: ({ command, state, context }: Situated<'ElapseClock'>) =>
        clockIsDue(state.clocks, command, context.now)
          ? [
              {
                type: 'SessionMissed',
                data: { date: state.date, clocks: { stopped: [command.clock] } },
              },
            ]
          : [],
    },
  },
});
