import {
  clockIsDue,
  clockUntil,
  decideBySteps,
  isAfter,
  present,
  stopping,
  toInstant,
  type Refusal,
  type SideContext,
  type SideSituation,
} from '@shaodao/decider';
import { reject } from './rejections.js';
import type { TopicSection } from './section.js';
import { unitsOf, type Topic, type TopicCommand, type TopicEvent } from './state.js';

/** The end of the time a topic was given. */
export const END_CLOCK = 'end';

type Context = SideContext<TopicSection>;
type Situated<N extends TopicCommand['type']> = SideSituation<
  Extract<TopicCommand, { readonly type: N }>,
  Topic,
  TopicSection
>;

const inCharge =
  (which: 'proposers' | 'adopters' | 'reviewers') =>
  ({ context }: { readonly context: Context }): Refusal | undefined => {
    const roles = context.section[which];
    return context.actor.roles.some((role) => roles.includes(role))
      ? undefined
      : reject('ROLE_NOT_IN_CHARGE', { roles: [...roles] });
  };

/** An alert that was taken up proposes by the hand of a process; who took it up was asked before. */
const mayPropose = (situation: { readonly context: Context }): Refusal | undefined =>
  situation.context.actor.roles.includes('SYSTEM') ? undefined : inCharge('proposers')(situation);

function unitsFit({ command, context }: Situated<'AdoptTopic'>): Refusal | undefined {
  const { lead, assists = [] } = command;
  const strange = [lead, ...assists].find((unit) => !context.directory.isActiveUnit(unit));
  if (strange !== undefined) return reject('UNIT_NOT_ACTIVE', { unit: strange });
  return assists.includes(lead) ? reject('LEAD_AMONG_ASSISTS', { unit: lead }) : undefined;
}

const measuringUnit = ({ command, context }: Situated<'LogMeasure'>): string =>
  command.unit ?? context.actor.unit ?? '';

function hasShare(situation: Situated<'LogMeasure'>): Refusal | undefined {
  const unit = measuringUnit(situation);
  const units = unitsOf(situation.state);
  return units.includes(unit)
    ? undefined
    : reject('UNIT_HAS_NO_SHARE', { unit, units: [...units] });
}

function isIndependent({ state, context }: Situated<'ReviewTopic'>): Refusal | undefined {
  const { unit } = context.actor;
  return unit !== undefined && unitsOf(state).includes(unit)
    ? reject('REVIEWER_NOT_INDEPENDENT', { unit })
    : undefined;
}

export const decideTopic = decideBySteps<
  TopicCommand,
  Topic,
  TopicEvent,
  TopicSection,
  'ProposeTopic'
>({
  opens: 'ProposeTopic',
  open: {
    guards: [
      mayPropose,
      ({ command: { territory }, context }) =>
        territory === undefined || context.directory.isTerritory(territory)
          ? undefined
          : reject('TERRITORY_UNKNOWN', { territory }),
    ],
    events: ({ command, context }) => {
      const { title, question, categories, territory, month, alert, issues = [] } = command;
      return [
        {
          type: 'TopicProposed',
          data: {
            playbook: context.playbook,
            ...{ title, question, categories, issues },
            ...present({ territory, month, alert }),
          },
        },
      ];
    },
  },
  steps: {
    AdoptTopic: {
      in: ['PROPOSED'],
      guards: [
        inCharge('adopters'),
        unitsFit,
        ({ command: { until }, context }) =>
          isAfter(until, context.now) ? undefined : reject('UNTIL_NOT_AHEAD', { until }),
      ],
      events: ({ command, context }) => {
        const { lead, assists = [], plan } = command;
        const until = toInstant(command.until);
        const clocks = { started: [clockUntil(context, END_CLOCK, until)] };
        return [{ type: 'TopicAdopted', data: { lead, assists, plan, until, clocks } }];
      },
    },
    DropTopic: {
      in: ['PROPOSED'],
      guards: [inCharge('adopters')],
      events: ({ command: { reason } }) => [{ type: 'TopicDropped', data: { reason } }],
    },
    LogMeasure: {
      in: ['ADOPTED', 'REVIEWED'],
      guards: [hasShare],
      events: (situation) => {
        const { measure, media = [] } = situation.command;
        const id = situation.context.newId('measure');
        const unit = measuringUnit(situation);
        return [{ type: 'MeasureLogged', data: { id, unit, measure, media } }];
      },
    },
    LinkTopicIssue: {
      in: ['PROPOSED', 'ADOPTED', 'REVIEWED'],
      guards: [
        ({ command: { issue }, state }) =>
          state.issues.includes(issue) ? reject('ISSUE_LINKED_ALREADY', { issue }) : undefined,
      ],
      events: ({ command: { issue } }) => [{ type: 'TopicIssueLinked', data: { issue } }],
    },
    ReviewTopic: {
      in: ['ADOPTED', 'REVIEWED'],
      guards: [
        inCharge('reviewers'),
        isIndependent,
        ({ state: { measures }, context: { section } }) =>
          measures.length >= section.leastMeasures
            ? undefined
            : reject('MEASURES_MISSING', { least: section.leastMeasures, logged: measures.length }),
      ],
      events: ({ command: { verdict, finding } }) => [
        { type: 'TopicReviewed', data: { verdict, finding } },
      ],
    },
    CloseTopic: {
      in: ['REVIEWED'],
      guards: [
        inCharge('adopters'),
        ({ state: { reviews } }) =>
          reviews.at(-1)?.verdict === 'INEFFECTIVE' ? reject('JUDGED_INEFFECTIVE') : undefined,
      ],
      events: ({ command: { summary }, state }) => [
        { type: 'TopicClosed', data: { summary, ...stopping(state.clocks, END_CLOCK) } },
      ],
    },
    ElapseClock: {
      in: ['PROPOSED', 'ADOPTED', 'REVIEWED', 'CLOSED', 'DROPPED'],
      events: ({ command, state, context }) =>
        clockIsDue(state.clocks, command, context.now)
          ? [
              {
                type: 'TopicOverdue',
                data: { measures: state.measures.length, clocks: { stopped: [command.clock] } },
              },
            ]
          : [],
    },
  },
});
