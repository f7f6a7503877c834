import {
  clockIsDue,
  decideBySteps,
  stopping,
  type Refusal,
  type SideContext,
  type SideSituation,
} from '@shaodao/decider';
import { reject } from './rejections.js';
import type { AdmissionSection } from './section.js';
import type {
  Admission,
  AdmissionCommand,
  AdmissionEvent,
  Findings,
  ProposedItem,
} from './state.js';

/** The next review, and the time it may take. */
export const REVIEW_CLOCK = 'review';
export const MISSED_CLOCK = 'missed';

type Context = SideContext<AdmissionSection>;
type Opened = SideSituation<object, Admission, AdmissionSection>;

const isReviewer = ({ context: { actor, section } }: { readonly context: Context }) =>
  actor.roles.some((role) => section.reviewers.includes(role))
    ? undefined
    : reject('ROLE_NOT_REVIEWER', { roles: [...section.reviewers] });

const isDecider = ({ context: { actor, section } }: { readonly context: Context }) =>
  actor.roles.some((role) => section.deciders.includes(role))
    ? undefined
    : reject('ROLE_NOT_DECIDER', { roles: [...section.deciders] });

const isAnother = ({ state, context }: Opened): Refusal | undefined =>
  state.proposedBy === context.actor.person ? reject('OWN_PROPOSAL') : undefined;

/** 超权限一律禁入; and nobody is given more than can be carried. */
const mayEnter = ({ state: { findings }, context }: Opened): Refusal | undefined => {
  if (findings?.withinAuthority !== true) return reject('BEYOND_AUTHORITY');
  return findings.withinCapacity
    ? undefined
    : reject('BEYOND_CAPACITY', {
        open: findings.openPerWorker,
        most: context.section.maxOpenPerWorker,
      });
};

type Review = Omit<Findings, 'withinCapacity'>;

const found = (
  { withinAuthority, openPerWorker, note }: Review,
  { section }: Context,
): Findings => ({
  withinAuthority,
  openPerWorker,
  note,
  withinCapacity: openPerWorker <= section.maxOpenPerWorker,
});

const nextReview = (context: Context): string =>
  context.localDate(context.dueAt(context.section.reviewEvery));

const proposed = (command: Extract<AdmissionCommand, { type: 'ProposeItem' }>): ProposedItem => {
  const { item, list, kind, category, bearerUnit, bearerKind, lead, territory, basis } = command;
  return {
    id: item,
    list,
    kind,
    category,
    ...(bearerUnit === undefined ? {} : { bearerUnit }),
    ...(bearerKind === undefined ? {} : { bearerKind }),
    ...(lead === undefined ? {} : { lead }),
    ...(territory === undefined ? {} : { territory }),
    basis,
  };
};

export const decideAdmission = decideBySteps<
  AdmissionCommand,
  Admission,
  AdmissionEvent,
  AdmissionSection,
  'ProposeItem'
>({
  opens: 'ProposeItem',
  open: {
    guards: [
      ({ command: { bearerUnit, bearerKind } }) =>
        (bearerUnit === undefined) === (bearerKind === undefined)
          ? reject('BEARER_NOT_ONE')
          : undefined,
      ({ command: { bearerUnit, lead }, context }) => {
        const gone = [bearerUnit, lead].find(
          (unit) => unit !== undefined && !context.directory.isActiveUnit(unit),
        );
        return gone === undefined ? undefined : reject('UNIT_UNKNOWN', { unit: gone });
      },
      ({ command: { territory }, context }) =>
        territory === undefined || context.directory.isTerritory(territory)
          ? undefined
          : reject('TERRITORY_UNKNOWN', { territory }),
    ],
    events: ({ command, context }) => [
      { type: 'ItemProposed', data: { playbook: context.playbook, item: proposed(command) } },
    ],
  },
  steps: {
    ReviewItem: {
      in: ['PROPOSED'],
      guards: [isReviewer, isAnother],
      events: ({ command, context }) => [{ type: 'ItemReviewed', data: found(command, context) }],
    },
    AdmitItem: {
      in: ['REVIEWED'],
      guards: [isDecider, isAnother, mayEnter],
      events: ({ state: { item }, context }) => [
        {
          type: 'ItemAdmitted',
          data: {
            item,
            nextReview: nextReview(context),
            clocks: { started: [context.startClock(REVIEW_CLOCK, context.section.reviewEvery)] },
          },
        },
      ],
    },
    RefuseItem: {
      in: ['REVIEWED'],
      guards: [isDecider, isAnother],
      events: ({ command: { reason } }) => [{ type: 'ItemRefused', data: { reason } }],
    },
    RenewItem: {
      in: ['DUE_REVIEW', 'SUSPENDED'],
      guards: [isReviewer, isAnother],
      events: ({ command, state, context }) => {
        const findings = found(command, context);
        if (!findings.withinAuthority || !findings.withinCapacity)
          return state.status === 'SUSPENDED'
            ? []
            : [
                {
                  type: 'ItemSuspended',
                  data: {
                    item: state.item.id,
                    because: findings.withinAuthority ? 'BEYOND_CAPACITY' : 'BEYOND_AUTHORITY',
                    ...stopping(state.clocks, MISSED_CLOCK),
                  },
                },
              ];
        const stopped = stopping(state.clocks, MISSED_CLOCK).clocks?.stopped ?? [];
        return [
          {
            type: 'ItemRenewed',
            data: {
              ...findings,
              item: state.item,
              nextReview: nextReview(context),
              resumes: state.status === 'SUSPENDED',
              clocks: {
                started: [context.startClock(REVIEW_CLOCK, context.section.reviewEvery)],
                stopped,
              },
            },
          },
        ];
      },
    },
    ElapseClock: {
      in: ['PROPOSED', 'REVIEWED', 'ADMITTED', 'REFUSED', 'DUE_REVIEW', 'SUSPENDED'],
      events: ({ command, state, context }) => {
        if (!clockIsDue(state.clocks, command, context.now)) return [];
        if (command.clock === REVIEW_CLOCK)
          return [
            {
              type: 'ItemReviewDue',
              data: {
                clocks: {
                  started: [context.startClock(MISSED_CLOCK, context.section.reviewWithin)],
                  stopped: [REVIEW_CLOCK],
                },
              },
            },
          ];
        return [
          {
            type: 'ItemSuspended',
            data: {
              item: state.item.id,
              because: 'REVIEW_MISSED',
              clocks: { stopped: [MISSED_CLOCK] },
            },
          },
        ];
      },
    },
  },
});
