import { afterAll, describe, expect, it } from '@jest/globals';
import { OFFICE_HOURS_CN, type ClockChanges } from '@shaodao/deadlines';
import {
  simulate,
  type Alternative,
  type Deadline,
  type Setting,
  type Simulation,
} from '@shaodao/what-if';
import { ticketsGivenBy } from '../../libs/what-if/src/core/retold-units.js';
import {
  failSmallest,
  forRandomLives,
  PATIENCE,
  type Law,
  type Life,
} from '../../libs/issue/src/testing/random-life.js';
import { eventsOf, settingOf, type ToldEvent } from './small-world.js';

const RUNS = Math.min(Number(process.env['SHAODAO_LIVES'] ?? 300), 5_000);

/** How much of what a law speaks of the lives have shown: a law that meets nothing proves nothing. */
const seen = new Map<string, number>();
const saw = (what: string, times = 1): void => {
  seen.set(what, (seen.get(what) ?? 0) + times);
};

const under = (alternative: Alternative): ((life: Life) => Simulation<ToldEvent>) => {
  const setting: Setting = settingOf(alternative);
  return (life) => simulate(eventsOf(life), setting);
};

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Lives whose calendar was announced before they began: nothing was computed by another one. */
const announcedFirst = (life: Life): boolean =>
  eventsOf(life).every(({ data, type }) => {
    const { started = [] } =
      (data as { clocks?: { started?: { computation: { calendarVersion: number } }[] } }).clocks ??
      {};
    return type !== 'DueRecalculated' && started.every((c) => c.computation.calendarVersion > 0);
  });

type Lived = readonly [life: Life, choices: Parameters<typeof failSmallest>[1]];
/** Lived once, for every law. */
let lives: readonly Lived[] | undefined;

function livedOnce(): readonly Lived[] {
  if (lives !== undefined) return lives;
  const lived: Lived[] = [];
  forRandomLives((life, choices) => lived.push([life, choices]), { runs: RUNS });
  return (lives = lived);
}

function holds(law: Law): void {
  for (const [life, choices] of livedOnce())
    if (law(life) !== undefined) failSmallest(law, choices);
}

const pairs = ({ actual, alternative }: Simulation<ToldEvent>) => {
  const others = new Map(alternative.deadlines.map((each) => [each.id, each]));
  return actual.deadlines.flatMap((was): readonly (readonly [Deadline, Deadline])[] => {
    const is = others.get(was.id);
    return is === undefined ? [] : [[was, is]];
  });
};

/** The clock of a deadline, which a matter taken out of a merger may have had before. */
const clockOf = ({ id }: Deadline): string => id.replace(/#\d+$/, '');

/** Clocks that stood still or moved with an act that came at another moment. */
function touchedElsewhen({ actual, alternative }: Simulation<ToldEvent>): ReadonlySet<string> {
  const moments = new Map(alternative.events.map((event) => [event.revision, event.occurredAt]));
  const others = actual.events.filter(
    ({ revision, occurredAt }) => moments.get(revision) !== occurredAt,
  );
  return new Set(
    others.flatMap(({ data }) => {
      const { paused = [], moved = [] } = (data as { clocks?: ClockChanges }).clocks ?? {};
      return [...paused, ...moved.map(({ id }) => id)];
    }),
  );
}

describe('what if nothing were otherwise', () => {
  it(
    'gives back the very events',
    () => {
      const simulated = under({});
      holds((life) => {
        const { actual, alternative, flips, moves } = simulated(life);
        saw('events', actual.events.length);
        saw('deadlines', actual.deadlines.length);
        if (alternative !== actual) return 'another history was told';
        return flips.length + moves.length === 0 ? undefined : 'something flipped';
      });
    },
    PATIENCE,
  );

  it(
    'gives them back also where every limit is multiplied by one and every unit works as fast',
    () => {
      const simulated = under({
        limits: [{ factor: 1 }],
        staffing: [{ unit: 'government', speed: 1 }],
      });
      holds((life) => {
        const { actual, alternative } = simulated(life);
        return same(actual.events, alternative.events) ? undefined : 'another history was told';
      });
    },
    PATIENCE,
  );

  it(
    'computes the same to the millisecond where the same calendar takes the place of itself',
    () => {
      const simulated = under({ calendars: [OFFICE_HOURS_CN] });
      holds((life) => {
        if (!announcedFirst(life)) return undefined;
        const { actual, alternative } = simulated(life);
        saw('computed again', actual.deadlines.length);
        return same(actual.deadlines, alternative.deadlines) &&
          same(
            actual.events.map(({ occurredAt }) => occurredAt),
            alternative.events.map(({ occurredAt }) => occurredAt),
          )
          ? undefined
          : JSON.stringify(
              pairs({ actual, alternative } as Simulation<ToldEvent>).find(
                ([was, is]) => !same(was, is),
              ) ?? actual.events.map((e, n) => [e.occurredAt, alternative.events[n]?.occurredAt]),
            );
      });
    },
    PATIENCE,
  );
});

describe('what if limits were others', () => {
  /** Where a clock began, rested and ended as it did: a lapse that moved may have moved what came after it. */
  const monotone = (
    alternative: Alternative,
    wrong: (was: Deadline, is: Deadline) => boolean,
  ): Law => {
    const simulated = under(alternative);
    return (life) => {
      const simulation = simulated(life);
      const others = touchedElsewhen(simulation);
      for (const [was, is] of pairs(simulation)) {
        if (was.startedAt !== is.startedAt || was.endedAt !== is.endedAt) continue;
        if (others.has(clockOf(was))) continue;
        saw('compared');
        if (was.standing !== is.standing) saw('flipped');
        if (wrong(was, is)) return JSON.stringify([was, is]);
      }
      return undefined;
    };
  };

  it.each([0.8, 0.5, 0.1])(
    'no missed deadline is met by a limit of %d times its length, and none comes later',
    (factor) => {
      holds(
        monotone(
          { limits: [{ factor }] },
          (was, is) =>
            (was.standing === 'MISSED' && is.standing !== 'MISSED') || is.dueAt > was.dueAt,
        ),
      );
    },
    PATIENCE,
  );

  it.each([1.2, 2, 7])(
    'no met deadline is missed by a limit of %d times its length, and none comes earlier',
    (factor) => {
      holds(
        monotone(
          { limits: [{ factor }] },
          (was, is) =>
            (was.standing !== 'MISSED' && is.standing === 'MISSED') || is.dueAt < was.dueAt,
        ),
      );
    },
    PATIENCE,
  );
});

describe('what if the organisation were another', () => {
  const SPLIT: Alternative = {
    directory: [
      {
        change: 'SPLIT',
        unit: 'water',
        into: [{ code: 'water-roads', categories: ['pothole'] }, { code: 'water-rest' }],
      },
    ],
  };

  it(
    'a split conserves the tickets, and leaves none with the unit that was',
    () => {
      const simulated = under(SPLIT);
      holds((life) => {
        const { actual, alternative, moves } = simulated(life);
        const were = actual.events.flatMap(ticketsGivenBy);
        const are = alternative.events.flatMap(ticketsGivenBy);
        saw('tickets', were.length);
        saw('moved', moves.length);
        if (were.length !== are.length) return 'tickets were lost or made';
        for (const [n, was] of were.entries()) {
          const is = are[n];
          const isParted = ['water', 'water-repair'].includes(was.unit);
          if (is?.assignment !== was.assignment) return 'a ticket is another';
          if (isParted !== is.unit.startsWith('water-r') || (!isParted && is.unit !== was.unit))
            return `${was.unit} became ${is.unit}`;
        }
        return undefined;
      });
    },
    PATIENCE,
  );

  it(
    'leaves every deadline where it was',
    () => {
      const simulated = under(SPLIT);
      holds((life) =>
        pairs(simulated(life)).every(([was, is]) => was.dueAt === is.dueAt)
          ? undefined
          : 'a deadline moved',
      );
    },
    PATIENCE,
  );
});

describe('every alternative', () => {
  const MIXED: Alternative = {
    limits: [{ factor: 0.6 }, { kinds: ['EVAL_WINDOW'], factor: 0.3 }],
    calendars: [{ ...OFFICE_HOURS_CN, version: 9, weekdays: [1, 2, 3, 4] }],
    staffing: [{ unit: 'district', speed: 2 }],
    directory: [{ change: 'MERGE', units: ['water', 'fire'], into: 'rescue' }],
  };

  it(
    'tells a history in order, and tells it alike twice',
    () => {
      const simulated = under(MIXED);
      holds((life) => {
        const { alternative } = simulated(life);
        const times = alternative.events.map(({ occurredAt }) => occurredAt);
        const wrong = times.findIndex((at, n) => n > 0 && at < (times[n - 1] ?? ''));
        const isBackwards = eventsOf(life).some(
          ({ occurredAt }, n, all) => occurredAt < (all[n - 1]?.occurredAt ?? ''),
        );
        if (wrong >= 0 && !isBackwards) return `event ${String(wrong)} comes before its elder`;
        return same(alternative, simulated(life).alternative) ? undefined : 'told otherwise twice';
      });
    },
    PATIENCE,
  );
});

afterAll(() => {
  expect(seen.get('computed again') ?? 0).toBeGreaterThan(0);
  for (const what of ['events', 'deadlines', 'compared', 'flipped', 'tickets', 'moved'])
    expect([what, (seen.get(what) ?? 0) > RUNS / 4]).toEqual([what, true]);
});
