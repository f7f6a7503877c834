import { compileCalendar, dueOf, OFFICE_HOURS_CN, type LimitUnit } from '@shaodao/deadlines';
import type { TestClock } from '../../../apps/api/src/testing/running-api.js';

/** A stretch of time; one of its parts. Working time is that of the shipped office calendar. */
export interface Stretch {
  readonly minutes?: number;
  readonly hours?: number;
  readonly days?: number;
  readonly workingHours?: number;
  readonly workingDays?: number;
}

const UNITS: readonly (readonly [keyof Stretch, LimitUnit])[] = [
  ['minutes', 'NAT_MIN'],
  ['workingHours', 'WORK_HOUR'],
  ['workingDays', 'WORK_DAY'],
];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OFFICE = compileCalendar(OFFICE_HOURS_CN);

/** The town's clock: it stands at a Monday morning and moves when the story says so. */
export class TownClock {
  constructor(
    private readonly clock: TestClock,
    private readonly settle: () => Promise<void>,
  ) {}

  /** ISO 8601 UTC. */
  get now(): string {
    return this.clock.now().toISOString();
  }

  /** The instant so far from now, ISO 8601 UTC. */
  in(stretch: Stretch): string {
    const { hours = 0, days = 0 } = stretch;
    const from = new Date(Date.parse(this.now) + hours * HOUR + days * DAY).toISOString();
    return UNITS.reduce((at, [part, unit]) => {
      const amount = stretch[part];
      return amount === undefined ? at : dueOf(at, { amount, unit }, OFFICE).dueAt;
    }, from);
  }

  /** Lets time pass; everything that falls due meanwhile has happened when this resolves. */
  async advance(stretch: Stretch): Promise<void> {
    await this.advanceTo(this.in(stretch));
  }

  /** Moves just past an instant, so that what is due then is due. */
  async advanceTo(instant: string): Promise<void> {
    await this.settle();
    const ahead = Date.parse(instant) - Date.parse(this.now) + 1_000;
    if (ahead > 0) this.clock.advanceSeconds(ahead / 1_000);
    await this.settle();
  }
}
