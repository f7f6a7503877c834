import { beforeAll, describe, expect, it } from '@jest/globals';
import type { StartedClock } from '@shaodao/deadlines';
import {
  brokenLaws,
  failSmallest,
  onEachAct,
  type Act,
  type Law,
  PATIENCE,
} from '../testing/random-life.js';
import { calendarOf, profileOf } from '../testing/small-district.js';
import { lives } from './clocks/lives.js';
import { comingMoments } from './clocks/points.js';
import type { RunningClock } from './clocks/running.js';
import { standsStill } from './clocks/stands-still.js';
import type { IssueEvent } from './events.js';
import { isAfter, millis } from './instant.js';
import { attributePossession } from './possession.js';
import { isAccepted, type IssueState } from './state.js';

/** The laws of domain.md §3.5 that speak of time (6, 7, 8, 14), each on random lives. */

const clocksOf = (state: IssueState): readonly RunningClock[] =>
  state.phase === 'NONE' ? [] : state.clocks;

const startedBy = ({ events }: Act): readonly StartedClock[] =>
  events.flatMap(({ data }) => data.clocks?.started ?? []);

const of = <T extends IssueEvent['type']>(act: Act, type: T) =>
  act.events.filter(
    (event): event is Extract<typeof event, { readonly type: T }> => event.type === type,
  );

const named = ({ kind, id }: Pick<StartedClock, 'kind' | 'id'>): string => `${kind} (${id})`;

const profile = (state: IssueState) =>
  isAccepted(state) ? profileOf(state.profile.id) : undefined;

const LAWS: Readonly<Record<string, Law>> = {
  'every clock belongs to something that still waits, and none outlives an ended matter': onEachAct(
    ({ after }) => {
      const idle = clocksOf(after).find(({ kind, subject }) => !lives(kind, subject, after));
      return idle === undefined ? undefined : `${named(idle)} runs in ${after.phase}`;
    },
  ),

  'an ended or merged matter has no clock': onEachAct(({ after }) =>
    ['ARCHIVED', 'WITHDRAWN', 'TERMINATED', 'VOIDED', 'REJECTED', 'REDIRECTED', 'MERGED'].includes(
      after.phase,
    ) && clocksOf(after).length > 0
      ? `clocks in ${after.phase}`
      : undefined,
  ),

  'there is one clock of a kind about one thing, and only unmerging brings one back': (life) => {
    const anew = life.filter(({ command }) => command.type !== 'UnmergeIssue');
    const ids = anew.flatMap(startedBy).map(({ id }) => id);
    if (new Set(ids).size < ids.length) return 'a clock’s name is used twice';
    return onEachAct(({ after }) => {
      const about = clocksOf(after).map(({ kind, subject: { id = '', unit = '' } }) =>
        [kind, id, unit].join('/'),
      );
      const twice = about.find((each, index) => about.indexOf(each) < index);
      return twice === undefined ? undefined : `two clocks ${twice}`;
    })(life);
  },

  'a mechanism without limits starts no clock but those of its other sections': onEachAct((act) => {
    const mechanism = profile(act.after);
    if (mechanism === undefined || mechanism.clocks !== undefined) return undefined;
    const elsewhere = ['CHECKIN', 'SUSPENSION', 'LEDGER_REVIEW', 'STEP', 'SUP_REPLY', 'RESPOND'];
    const stray = startedBy(act).find(({ kind }) => !elsewhere.includes(kind));
    return stray === undefined ? undefined : `${act.command.type} started ${named(stray)}`;
  }),

  '6: an extension is asked for before the limit, and what was overdue stays on record': onEachAct(
    (act) => {
      const { before, after } = act;
      if (!isAccepted(before)) return undefined;
      for (const { data } of of(act, 'ExtensionRequested')) {
        const ticket = before.assignments.find(({ id }) => id === data.assignment);
        if (ticket === undefined || !isAfter(ticket.dueAt, act.now)) return 'asked too late';
      }
      const lost = clocksOf(before).find(
        ({ id, breachedAt }) =>
          breachedAt !== undefined &&
          clocksOf(after).some((each) => each.id === id && each.breachedAt !== breachedAt),
      );
      return lost === undefined ? undefined : `the breach of ${named(lost)} is gone`;
    },
  ),

  '6: extensions stay within their number, and are granted by another person than asked': (life) =>
    onEachAct((act, before) => {
      const [granted] = of(act, 'ExtensionGranted');
      if (granted === undefined) return undefined;
      const asked = before
        .flatMap((each) => of(each, 'ExtensionRequested'))
        .findLast(({ data }) => data.assignment === granted.data.assignment);
      if (asked?.actor.person === act.actor.person) return 'granted by who asked';
      const { maxCount = 0 } = profile(act.before)?.extensions ?? {};
      return granted.data.count > maxCount ? 'too often' : undefined;
    })(life),

  '7: a pause takes nothing away and ends: with the hold, or when its time is over': onEachAct(
    ({ after, before, command }) => {
      const mechanism = profile(after);
      if (mechanism === undefined) return undefined;
      const wrong = clocksOf(after).find(
        (clock) => (clock.pausedAt !== undefined) !== standsStill(clock, after, mechanism),
      );
      if (wrong !== undefined) return `${named(wrong)} is paused without a cause, or runs with one`;
      const earlier = clocksOf(before).find((clock) =>
        clocksOf(after).some(
          (each) =>
            each.id === clock.id &&
            isAfter(clock.dueAt, each.dueAt) &&
            command.type !== 'RecalculateClocks',
        ),
      );
      return earlier === undefined ? undefined : `${command.type} shortened ${named(earlier)}`;
    },
  ),

  '7: a suspended matter has a clock that ends the suspension': onEachAct(({ after }) => {
    if (!isAccepted(after) || after.hold?.kind !== 'SUSPENDED') return undefined;
    const until = clocksOf(after).find(({ kind }) => kind === 'SUSPENSION')?.dueAt;
    if (until === undefined) return 'nothing ends the suspension';
    return isAfter(until, after.hold.until) ? `ends ${until}` : undefined;
  }),

  '8: while limits rest, the appellant’s next word is waited for': onEachAct(({ after }) => {
    if (!isAccepted(after) || after.hold === undefined) return undefined;
    const working = ['DISPATCHED', 'WHISTLED', 'IN_PROGRESS'].includes(after.phase);
    if (!working || profile(after)?.clocks?.INTERIM === undefined) return undefined;
    const interim = clocksOf(after).find(({ kind }) => kind === 'INTERIM');
    return interim === undefined || interim.pausedAt !== undefined
      ? 'nobody has to speak'
      : undefined;
  }),

  'what is on the ledger is reviewed, not timed, and is not closed': onEachAct(({ after }) => {
    if (!isAccepted(after) || after.hold?.kind !== 'LEDGERED') return undefined;
    if (after.phase === 'CLOSED') return 'closed on the ledger';
    const kinds = clocksOf(after).map(({ kind }) => kind);
    if (kinds.includes('HANDLE') || kinds.includes('REWORK')) return 'timed on the ledger';
    return kinds.includes('LEDGER_REVIEW') ? undefined : 'never reviewed';
  }),

  '14: what the appellant was told follows the limits of clocks, never to an earlier day':
    onEachAct((act) => {
      const { before, after } = act;
      if (!isAccepted(before) || !isAccepted(after)) return undefined;
      const [event] = of(act, 'DueRecalculated');
      const earlier = event?.data.recalculated.find(
        ({ kind, from, to }) =>
          ['OVERALL', 'HANDLE', 'REWORK', 'INTERIM', 'EVAL_WINDOW', 'REOPEN_WINDOW'].includes(
            kind,
          ) && isAfter(from, to),
      );
      if (earlier !== undefined) return `${earlier.kind} was shown as ${earlier.from}`;
      const told = after.dueAt;
      const limit = clocksOf(after).find(
        ({ kind, dueAt }) =>
          ['HANDLE', 'REWORK', 'OVERALL'].includes(kind) &&
          (told === undefined || isAfter(dueAt, told)),
      );
      return limit === undefined
        ? undefined
        : `${named(limit)} ends after what was told: ${String(told)}`;
    }),

  'the limit of a ticket is that of its clock': onEachAct(({ after }) => {
    if (!isAccepted(after)) return undefined;
    const apart = clocksOf(after).find(
      ({ kind, subject, dueAt }) =>
        (kind === 'HANDLE' || kind === 'REWORK') &&
        after.assignments.some(
          (ticket) => ticket.id === subject.id && millis(ticket.dueAt) !== millis(dueAt),
        ),
    );
    return apart === undefined ? undefined : `${named(apart)} says another day than its ticket`;
  }),

  'no moment comes twice, and none before its time': (life) => {
    const seen = new Set<string>();
    return onEachAct((act) => {
      for (const event of act.events) {
        if (event.type !== 'ClockWarned' && event.type !== 'ClockBreached') continue;
        const { type, data } = event;
        const name = JSON.stringify([type, { ...data, clocks: undefined }]);
        if (seen.has(name)) return `${name} came twice`;
        seen.add(name);
        if (type === 'ClockBreached' && isAfter(data.dueAt, act.now)) return `${name} came early`;
      }
      return undefined;
    })(life);
  },

  'after a moment has been worked off, no earlier one of the clock is left': onEachAct((act) => {
    const { command, after } = act;
    if (command.type !== 'ElapseClock' || act.events.length === 0) return undefined;
    const clock = clocksOf(after).find(({ id }) => id === command.clock);
    const mechanism = profile(after);
    if (clock === undefined || mechanism === undefined) return undefined;
    const left = comingMoments(clock, mechanism, calendarOf).find(
      (at) => !isAfter(at, command.moment),
    );
    return left === undefined ? undefined : `${left} of ${named(clock)} is left`;
  }),

  'each minute from the report on belongs to one party': (life) => {
    const history = life.flatMap(({ events }) => events);
    const account = attributePossession(history, { calendar: calendarOf(), profile });
    for (const [index, span] of account.spans.entries()) {
      const next = account.spans[index + 1];
      if (next !== undefined && next.from !== span.to) return `a gap at ${span.to}`;
    }
    const sum = (count: 'minutes' | 'workingMinutes'): number =>
      account.totals.reduce((total, each) => total + each[count], 0);
    if (sum('minutes') !== account.minutes) return 'natural minutes do not add up';
    if (sum('workingMinutes') !== account.workingMinutes) return 'working minutes do not add up';
    const state = life.at(-1)?.after ?? { phase: 'NONE' };
    const over = state.phase === 'NONE' || account.turn !== undefined;
    return over === clocksEnded(state)
      ? 'a turn in an ended matter, or none in another'
      : undefined;
  },
};

const clocksEnded = ({ phase }: IssueState): boolean =>
  ['ARCHIVED', 'WITHDRAWN', 'TERMINATED', 'VOIDED', 'REJECTED', 'REDIRECTED'].includes(phase);

describe('on random lives', () => {
  let broken: ReturnType<typeof brokenLaws>;
  beforeAll(() => {
    broken = brokenLaws(LAWS);
  }, PATIENCE);

  it.each(Object.entries(LAWS))('%s', (name, law) => {
    const choices = broken.get(name);
    if (choices !== undefined) failSmallest(law, choices);
    expect(broken.has(name)).toBe(false);
  });
});
