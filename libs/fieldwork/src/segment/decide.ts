import {
  clockIsDue,
  clockUntil,
  decideBySteps,
  isAfter,
  stopping,
  toInstant,
  type Refusal,
  type SideClock,
  type SideContext,
  type SideSituation,
} from '@shaodao/decider';
import { reject } from './rejections.js';
import type { SegmentSection } from './section.js';
import type { Grounds, Segment, SegmentCommand, SegmentEvent } from './state.js';

/** The end of a colour, and the next visit. */
export const END_CLOCK = 'end';
export const VISIT_CLOCK = 'visit';

type Context = SideContext<SegmentSection>;
interface Given {
  readonly context: Context;
}
interface Colouring extends Given {
  readonly command: {
    readonly colour: string;
    readonly rule: string;
    readonly reason: string;
    readonly until: string;
  };
}

const isAssigner = ({ context: { actor, section } }: Given): Refusal | undefined =>
  actor.roles.some((role) => section.by.includes(role))
    ? undefined
    : reject('ROLE_NOT_ASSIGNER', { roles: [...section.by] });

const isVisitor = ({ context: { actor, section } }: Given): Refusal | undefined =>
  actor.roles.some((role) => section.visitors.includes(role))
    ? undefined
    : reject('ROLE_NOT_VISITOR', { roles: [...section.visitors] });

const colourKnown = ({ command: { colour }, context }: Colouring): Refusal | undefined => {
  const colours = context.section.colours.map(({ code }) => code);
  return colours.includes(colour) ? undefined : reject('COLOUR_UNKNOWN', { colour, colours });
};

const ruleOf = ({ command: { rule }, context }: Colouring) =>
  context.section.rules.find(({ code }) => code === rule);

const ruleLeadsThere = (situation: Colouring): Refusal | undefined => {
  const { rule, colour } = situation.command;
  return ruleOf(situation)?.colours.includes(colour) === true
    ? undefined
    : reject('RULE_NOT_FOR_COLOUR', { rule, colour });
};

const untilFits = ({
  command: { until },
  context,
}: Given & { readonly command: { readonly until: string } }): Refusal | undefined => {
  if (!isAfter(until, context.now)) return reject('UNTIL_NOT_AHEAD', { until });
  const latest = context.dueAt(context.section.longest);
  return isAfter(until, latest) ? reject('UNTIL_TOO_FAR', { latest }) : undefined;
};

/** Nobody confirms or changes the colour they gave themselves. */
const isAnother = ({ state, context }: SideSituation<object, Segment, SegmentSection>) =>
  state.givenBy === context.actor.person ? reject('SAME_PERSON') : undefined;

const grounds = (situation: Colouring): Grounds => {
  const { colour, rule, reason, until } = situation.command;
  const ruleVersion = ruleOf(situation)?.version ?? 0;
  return { colour, rule, ruleVersion, reason, until: toInstant(until) };
};

const nextVisit = (colour: string, context: Context): readonly SideClock[] => {
  const rule = context.section.colours.find(({ code }) => code === colour);
  return rule === undefined ? [] : [context.startClock(VISIT_CLOCK, rule.visitEvery)];
};

const clocksOf = (colour: string, until: string, context: Context) => ({
  started: [clockUntil(context, END_CLOCK, until), ...nextVisit(colour, context)],
});

export const decideSegment = decideBySteps<
  SegmentCommand,
  Segment,
  SegmentEvent,
  SegmentSection,
  'AssignColour'
>({
  opens: 'AssignColour',
  open: {
    guards: [
      isAssigner,
      ({ command: { territory }, context }) =>
        context.directory.isTerritory(territory)
          ? undefined
          : reject('TERRITORY_UNKNOWN', { territory }),
      colourKnown,
      ruleLeadsThere,
      untilFits,
    ],
    events: (situation) => {
      const { command, context } = situation;
      const { object, reference, territory, colour, until } = command;
      return [
        {
          type: 'ColourAssigned',
          data: {
            playbook: context.playbook,
            ...{ object, reference, territory },
            ...grounds(situation),
            clocks: clocksOf(colour, until, context),
          },
        },
      ];
    },
  },
  steps: {
    RecordSegmentVisit: {
      in: ['ASSIGNED'],
      guards: [isVisitor],
      events: ({ command: { note }, state, context }) => [
        {
          type: 'SegmentVisited',
          data: { note, clocks: { started: nextVisit(state.colour, context) } },
        },
      ],
    },
    ConfirmColour: {
      in: ['ASSIGNED', 'EXPIRED'],
      guards: [isAssigner, isAnother, untilFits],
      events: ({ command: { reason, until }, state, context }) => [
        {
          type: 'ColourConfirmed',
          data: { reason, until: toInstant(until), clocks: clocksOf(state.colour, until, context) },
        },
      ],
    },
    ChangeColour: {
      in: ['ASSIGNED', 'EXPIRED'],
      guards: [
        isAssigner,
        isAnother,
        colourKnown,
        ({ command: { colour }, state }) =>
          colour === state.colour ? reject('SAME_COLOUR') : undefined,
        ruleLeadsThere,
        untilFits,
      ],
      events: (situation) => {
        const { command, state, context } = situation;
        const clocks = clocksOf(command.colour, command.until, context);
        return [
          { type: 'ColourChanged', data: { ...grounds(situation), from: state.colour, clocks } },
        ];
      },
    },
    LiftSegment: {
      in: ['ASSIGNED', 'EXPIRED'],
      guards: [isAssigner, isAnother],
      events: ({ command: { reason }, state }) => [
        {
          type: 'SegmentLifted',
          data: { reason, ...stopping(state.clocks, END_CLOCK, VISIT_CLOCK) },
        },
      ],
    },
    ElapseClock: {
      in: ['ASSIGNED', 'EXPIRED', 'LIFTED'],
      events: ({ command, state, context }) => {
        if (!clockIsDue(state.clocks, command, context.now)) return [];
        if (command.clock === VISIT_CLOCK) {
          // The next one is due an interval later, so that nobody drops out of sight.
          const clocks = { started: nextVisit(state.colour, context) };
          const dueAt = toInstant(command.moment);
          return [{ type: 'SegmentVisitMissed', data: { dueAt, clocks } }];
        }
        const { clocks = { stopped: [] } } = stopping(state.clocks, END_CLOCK, VISIT_CLOCK);
        return [{ type: 'SegmentExpired', data: { colour: state.colour, clocks } }];
      },
    },
  },
});
