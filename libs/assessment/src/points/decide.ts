import {
  clockIsDue,
  decideBySteps,
  isAfter,
  stopping,
  type Refusal,
  type SideContext,
} from '@shaodao/decider';
import { balanceOf, dividendFactor } from './balance.js';
import type { PointsCommand } from './commands.js';
import type { PointsEvent } from './events.js';
import { reject } from './rejections.js';
import type { PointsRule, PointsSection } from './section.js';
import type { Entry, OpenedLedger } from './state.js';

type Context = SideContext<PointsSection>;

const ruleOf = (code: string, { section }: Context): PointsRule | undefined =>
  section.rules.find((each) => each.code === code);

const entryOf = ({ entries }: OpenedLedger, id: string): Entry | undefined =>
  entries.find((each) => each.id === id);

function entryIs(
  id: string,
  state: OpenedLedger,
  allowed: readonly Entry['status'][],
): Refusal | undefined {
  const entry = entryOf(state, id);
  if (entry === undefined) return reject('ENTRY_UNKNOWN', { entry: id });
  return allowed.includes(entry.status)
    ? undefined
    : reject('ENTRY_STATUS', { entryStatus: entry.status });
}

/** From now on it counts, until the rule lets it expire. */
function tookEffect(
  { id, points, rule }: Entry,
  context: Context,
  stopped: readonly string[] = [],
): PointsEvent {
  const limit = ruleOf(rule, context)?.expiresAfter;
  const clocks = {
    ...(stopped.length > 0 && { stopped }),
    ...(limit !== undefined && { started: [context.startClock(`expiry:${id}`, limit)] }),
  };
  const data = { entry: id, points, ...(Object.keys(clocks).length > 0 && { clocks }) };
  return { type: 'EntryTookEffect', data };
}

/** `appeal:<entry>`: nobody appealed in time; `expiry:<entry>`: it has counted long enough. */
function whatElapsed(clock: string, state: OpenedLedger, context: Context): PointsEvent[] {
  const [kind = '', id = ''] = clock.split(/:(.*)/);
  const entry = entryOf(state, id);
  if (entry === undefined) return [];
  return kind === 'appeal'
    ? [tookEffect(entry, context, [clock])]
    : [{ type: 'EntryExpired', data: { entry: id, clocks: { stopped: [clock] } } }];
}

/** What happens in a household's ledger, or why not. Pure; sealed texts stay sealed. */
export const decidePoints = decideBySteps<
  PointsCommand,
  OpenedLedger,
  PointsEvent,
  PointsSection,
  'OpenLedger'
>({
  opens: 'OpenLedger',
  open: {
    guards: [
      ({ command: { territory }, context }) =>
        context.directory.isTerritory(territory)
          ? undefined
          : reject('UNKNOWN_TERRITORY', { territory }),
    ],
    events: ({ command: { household, territory, pact }, context: { playbook } }) => [
      { type: 'LedgerOpened', data: { playbook, household, territory, pact } },
    ],
  },
  steps: {
    EnterPoints: {
      in: ['OPEN'],
      guards: [
        ({ command: { rule }, context }) =>
          ruleOf(rule, context) === undefined ? reject('RULE_UNKNOWN', { rule }) : undefined,
        ({ command: { rule, evidence }, context }) => {
          const needed = ruleOf(rule, context)?.evidence ?? 0;
          return evidence.length < needed ? reject('EVIDENCE_MISSING', { needed }) : undefined;
        },
      ],
      events: ({ command: { rule, note, evidence }, context }) => {
        const { clause = '', points = 0 } = ruleOf(rule, context) ?? {};
        const entry = context.newId('entry');
        return [{ type: 'PointsEntered', data: { entry, rule, clause, points, note, evidence } }];
      },
    },
    NotifyHousehold: {
      in: ['OPEN'],
      guards: [({ command, state }) => entryIs(command.entry, state, ['ENTERED'])],
      events: ({ command: { entry, method }, context }) => {
        const clock = context.startClock(`appeal:${entry}`, context.section.appealWithin);
        const data = { entry, method, appealUntil: clock.dueAt, clocks: { started: [clock] } };
        return [{ type: 'HouseholdNotified', data }];
      },
    },
    AppealEntry: {
      in: ['OPEN'],
      guards: [
        ({ command, state }) => entryIs(command.entry, state, ['NOTIFIED']),
        ({ command: { entry }, state, context }) => {
          const until = entryOf(state, entry)?.appealUntil ?? context.now;
          return isAfter(context.now, until) ? reject('APPEAL_WINDOW_OVER', { until }) : undefined;
        },
      ],
      events: ({ command: { entry, grounds }, state }) => [
        {
          type: 'EntryAppealed',
          data: { entry, grounds, ...stopping(state.clocks, `appeal:${entry}`) },
        },
      ],
    },
    DecideAppeal: {
      in: ['OPEN'],
      guards: [
        ({ command, state }) => entryIs(command.entry, state, ['APPEALED']),
        ({ command: { entry }, state, context }) =>
          entryOf(state, entry)?.enteredBy === context.actor.person
            ? reject('OWN_ENTRY')
            : undefined,
      ],
      events: ({ command: { entry: id, upheld, reason }, state, context }) => {
        const entry = entryOf(state, id);
        const data = { entry: id, reason };
        if (!upheld || entry === undefined) return [{ type: 'EntryReversed', data }];
        return [{ type: 'EntryUpheld', data }, tookEffect(entry, context)];
      },
    },
    ExportCoefficient: {
      in: ['OPEN'],
      events: ({ command: { period }, state, context }) => {
        const balance = balanceOf(state.entries);
        const thousandths = dividendFactor(balance, context.section.dividend);
        return [{ type: 'CoefficientExported', data: { period, balance, thousandths } }];
      },
    },
    ElapseClock: {
      in: ['OPEN'],
      events: ({ command, state, context }) =>
        clockIsDue(state.clocks, command, context.now)
          ? whatElapsed(command.clock, state, context)
          : [],
    },
  },
});
