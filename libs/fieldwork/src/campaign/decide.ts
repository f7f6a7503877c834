import {
  clockIsDue,
  clockUntil,
  decideBySteps,
  isAfter,
  present,
  toInstant,
  type SideClock,
} from '@shaodao/decider';
import {
  kindOf,
  listsKnown,
  plannerFits,
  targetsFit,
  teamFits,
  visitorFits,
  withinWindow,
  type Context,
  type Situated,
} from './guards.js';
import { reject } from './rejections.js';
import type { CampaignSection } from './section.js';
import {
  coverageOf,
  type Campaign,
  type CampaignCommand,
  type CampaignEvent,
  type Target,
} from './state.js';

/** The end of the campaign, and the next visit to a target. */
export const END_CLOCK = 'end';
export const visitClock = (target: string): string => `visit:${target}`;

function revisits(
  targets: readonly Target[],
  campaign: string,
  context: Context,
): readonly SideClock[] {
  const { revisit } = kindOf(context, campaign) ?? {};
  return revisit === undefined
    ? []
    : targets.map(({ target }) => context.startClock(visitClock(target), revisit));
}

const stagesOf = ({ campaign }: Campaign, context: Context): readonly string[] =>
  (kindOf(context, campaign)?.stages ?? []).map(({ code }) => code);

/** The stage of a campaign that has none. */
const WHOLE = 'WHOLE';

function elapsed({ command, state, context }: Situated<'ElapseClock'>): readonly CampaignEvent[] {
  if (!clockIsDue(state.clocks, command, context.now)) return [];
  const clocks = { stopped: [command.clock] };
  if (command.clock === END_CLOCK)
    return [{ type: 'CampaignOverdue', data: { ...coverageOf(state), clocks } }];
  const late = state.targets.filter(({ target }) => visitClock(target) === command.clock);
  return late.map(({ target }) => ({ type: 'VisitOverdue', data: { target, clocks } }));
}

export const decideCampaign = decideBySteps<
  CampaignCommand,
  Campaign,
  CampaignEvent,
  CampaignSection,
  'PlanCampaign'
>({
  opens: 'PlanCampaign',
  open: {
    guards: [
      ({ command: { campaign }, context }) =>
        kindOf(context, campaign) === undefined
          ? reject('CAMPAIGN_KIND_UNKNOWN', { campaign, playbook: context.playbook.id })
          : undefined,
      ({ command, context }) => plannerFits(command.campaign, context),
      ({ command: { territory }, context }) =>
        context.directory.isTerritory(territory)
          ? undefined
          : reject('TERRITORY_UNKNOWN', { territory }),
      ({ command: { until }, context }) =>
        isAfter(until, context.now) ? undefined : reject('UNTIL_NOT_AHEAD', { until }),
      ({ command, context }) => targetsFit(command.targets, [], kindOf(context, command.campaign)),
      ({ command, context }) => teamFits(command.team ?? [], kindOf(context, command.campaign)),
    ],
    events: ({ command: { campaign, title, territory, until, targets, team = [] }, context }) => {
      const [first] = kindOf(context, campaign)?.stages ?? [];
      return [
        {
          type: 'CampaignPlanned',
          data: {
            playbook: context.playbook,
            ...{ campaign, title, territory, targets, team },
            until: toInstant(until),
            stage: first?.code ?? WHOLE,
          },
        },
      ];
    },
  },
  steps: {
    StartCampaign: {
      in: ['PLANNED'],
      guards: [({ state, context }) => plannerFits(state.campaign, context)],
      events: ({ state, context }) => [
        {
          type: 'CampaignStarted',
          data: {
            clocks: {
              started: [
                clockUntil(context, END_CLOCK, state.until),
                ...revisits(state.targets, state.campaign, context),
              ],
            },
          },
        },
      ],
    },
    AddTargets: {
      in: ['PLANNED', 'RUNNING'],
      guards: [
        ({ state, context }) => plannerFits(state.campaign, context),
        ({ command, state, context }) =>
          targetsFit(command.targets, state.targets, kindOf(context, state.campaign)),
      ],
      events: ({ command: { targets }, state, context }) => {
        const started =
          state.status === 'RUNNING' ? revisits(targets, state.campaign, context) : [];
        return [
          {
            type: 'TargetsAdded',
            data: { targets, ...(started.length > 0 && { clocks: { started } }) },
          },
        ];
      },
    },
    RecordVisit: {
      in: ['RUNNING'],
      guards: [
        visitorFits,
        ({ command: { target }, state }) =>
          state.targets.some((each) => each.target === target)
            ? undefined
            : reject('TARGET_UNKNOWN', { target }),
        withinWindow,
        listsKnown,
      ],
      events: ({ command, state, context }) => {
        const { target, outcome, note, lists = [], media = [] } = command;
        // Who was not at home is still owed a visit: only meeting them starts the interval anew.
        const met = state.targets.filter((each) => outcome === 'MET' && each.target === target);
        const started = revisits(met, state.campaign, context);
        return [
          {
            type: 'VisitRecorded',
            data: {
              visit: context.newId('visit'),
              ...{ target, outcome, lists, media },
              ...present({ note }),
              ...(started.length > 0 && { clocks: { started } }),
            },
          },
        ];
      },
    },
    LinkVisitIssue: {
      in: ['RUNNING', 'CLOSED'],
      guards: [
        ({ command: { visit }, state }) =>
          state.visits.some(({ id, issue }) => id === visit && issue === undefined)
            ? undefined
            : reject('VISIT_UNKNOWN', { visit }),
      ],
      events: ({ command: { visit, issue } }) => [
        { type: 'VisitIssueLinked', data: { visit, issue } },
      ],
    },
    AdvanceStage: {
      in: ['RUNNING'],
      guards: [
        ({ state, context }) => plannerFits(state.campaign, context),
        ({ state, context }) =>
          [undefined, state.stage].includes(stagesOf(state, context).at(-1))
            ? reject('LAST_STAGE', { stage: state.stage })
            : undefined,
      ],
      events: ({ command: { finding }, state, context }) => {
        const stages = stagesOf(state, context);
        const to = stages[stages.indexOf(state.stage) + 1] ?? state.stage;
        return [{ type: 'StageAdvanced', data: { from: state.stage, to, finding } }];
      },
    },
    CloseCampaign: {
      in: ['RUNNING'],
      guards: [
        ({ state, context }) => plannerFits(state.campaign, context),
        ({ state, context }) =>
          [undefined, state.stage].includes(stagesOf(state, context).at(-1))
            ? undefined
            : reject('STAGES_OPEN', { stage: state.stage }),
        ({ state, context }) => {
          const { met, targets } = coverageOf(state);
          const wanted = kindOf(context, state.campaign)?.coverage ?? 0;
          return met >= wanted * targets ? undefined : reject('COVERAGE_TOO_LOW', { met, targets });
        },
      ],
      events: ({ command: { summary }, state }) => {
        const stopped = state.clocks.map(({ id }) => id);
        return [
          {
            type: 'CampaignClosed',
            data: {
              summary,
              ...coverageOf(state),
              visits: state.visits.length,
              issues: state.visits.filter(({ issue }) => issue !== undefined).length,
              ...(stopped.length > 0 && { clocks: { stopped } }),
            },
          },
        ];
      },
    },
    ElapseClock: { in: ['PLANNED', 'RUNNING', 'CLOSED'], events: elapsed },
  },
});
