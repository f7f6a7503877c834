import {
  compileCalendar,
  type CalendarDefinition,
  type CalendarFinder,
  type WorkingCalendar,
} from '@shaodao/deadlines';
import type { Alternative } from './alternative.js';
import type { World } from './world.js';

/** Working calendars as they were and as they would be, by id and version. */
export class Calendars {
  readonly #known = new Map<string, CalendarDefinition[]>();
  readonly #otherwise = new Map<string, CalendarDefinition>();
  readonly #standard: string;

  constructor(world: Pick<World, 'calendars' | 'defaultCalendar'>, { calendars }: Alternative) {
    for (const each of world.calendars)
      this.#known.set(each.id, [...(this.#known.get(each.id) ?? []), each]);
    for (const each of calendars ?? []) this.#otherwise.set(each.id, each);
    this.#standard = world.defaultCalendar;
  }

  /** True where the alternative names another calendar of this id. */
  isOther(id: string = this.#standard): boolean {
    return this.#otherwise.has(id);
  }

  /** As it was: the version that is asked for, else the newest. @throws RangeError for an unknown id */
  was(id: string = this.#standard, version?: number): WorkingCalendar {
    const versions = this.#known.get(id) ?? [];
    const found = versions.find((each) => each.version === version) ?? newest(versions);
    if (found === undefined) throw new RangeError(`There is no calendar ${id}`);
    return compileCalendar(found);
  }

  /** As it would be. @throws RangeError for an unknown id */
  is(id: string = this.#standard, version?: number): WorkingCalendar {
    const other = this.#otherwise.get(id);
    return other === undefined ? this.was(id, version) : compileCalendar(other);
  }

  /** Calendars as they would be; one id in the version a computation was made with. */
  finder(like?: { readonly calendar: string; readonly calendarVersion: number }): CalendarFinder {
    return (id) => this.is(id, id === like?.calendar ? like?.calendarVersion : undefined);
  }
}

function newest(versions: readonly CalendarDefinition[]): CalendarDefinition | undefined {
  return versions.reduce<CalendarDefinition | undefined>(
    (best, each) => (best === undefined || each.version > best.version ? each : best),
    undefined,
  );
}
