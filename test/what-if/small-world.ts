import { OFFICE_HOURS_CN, SHIPPED_CALENDARS, type CalendarDefinition } from '@shaodao/deadlines';
import type { Actor } from '@shaodao/decider';
import type { IssueCommand, IssueEvent } from '@shaodao/issue';
import { Setting, type Alternative, type StoredEvent, type World } from '@shaodao/what-if';
import type { Circumstances } from '../../libs/issue/src/testing/given.js';
import { Lived } from '../../libs/issue/src/testing/lived.js';
import type { Life } from '../../libs/issue/src/testing/random-life.js';
import { DISPATCHER, PROFILES } from '../../libs/issue/src/testing/small-district.js';

/** The calendar of the small district before any notice, as its random lives know it. */
const UNANNOUNCED: CalendarDefinition = {
  ...OFFICE_HOURS_CN,
  version: OFFICE_HOURS_CN.version - 1,
  weekdays: [1, 2, 3, 4, 5, 6],
  exceptions: [],
  knownYears: [],
};

const unit = (code: string, kind: string, parent?: string) => ({
  ...{ code, kind, active: true },
  ...(parent !== undefined && { parent }),
});

/** The small district of the issue's own tests, as routing and the simulation see it. */
export const SMALL_WORLD: World = {
  directory: {
    version: 7,
    units: [
      unit('government', 'government'),
      unit('district', 'government', 'government'),
      unit('water', 'department', 'district'),
      unit('water-repair', 'section', 'water'),
      unit('fire', 'department', 'district'),
      unit('sanitation', 'department', 'district'),
      unit('parks', 'department', 'district'),
      unit('street-north', 'street', 'district'),
      unit('community-east', 'community', 'street-north'),
    ],
    territories: [
      { code: 'city', level: 'city' },
      { code: 'north', level: 'street', parent: 'city' },
      { code: 'east', level: 'community', parent: 'north' },
      { code: 'south', level: 'street', parent: 'city' },
    ],
    categories: [
      { code: 'pothole', defaultHandler: 'water' },
      { code: 'noise' },
      { code: 'question' },
      { code: 'fire-passage' },
    ],
    lists: [],
  },
  calendars: [UNANNOUNCED, ...SHIPPED_CALENDARS],
  defaultCalendar: OFFICE_HOURS_CN.id,
  profiles: PROFILES,
  horizon: '2027-12-31T00:00:00.000Z',
};

export const settingOf = (alternative: Alternative, world: Partial<World> = {}): Setting =>
  new Setting({ ...SMALL_WORLD, ...world }, alternative);

/** An event of a story, as a store would give it back. */
export type ToldEvent = StoredEvent & { readonly stream: string; readonly revision: number };

class Told {
  readonly events: ToldEvent[] = [];
  #commands = 0;

  command(events: readonly IssueEvent[], occurredAt: string, actor: Actor): void {
    this.#commands += 1;
    for (const { type, data } of events)
      this.events.push({
        ...{ type, data, occurredAt },
        stream: 'issue-1',
        revision: this.events.length + 1,
        meta: { actor, commandId: `command-${String(this.#commands)}` },
      });
  }
}

/** The events of a random life, each act a command of its own. */
export function eventsOf(life: Life): readonly ToldEvent[] {
  const told = new Told();
  for (const { events, now, actor } of life)
    if (events.length > 0) told.command(events, now, actor);
  return told.events;
}

/** A matter lived by hand, with the events as a store would give them back. */
export class Story {
  readonly #told = new Told();
  readonly lived: Lived;

  constructor(profile: string) {
    this.lived = new Lived({ defaultProfile: profile });
  }

  get events(): readonly ToldEvent[] {
    return this.#told.events;
  }

  /** @param counterpart the matter it is merged with or taken out of */
  at(
    now: string,
    command: IssueCommand,
    actor: Actor = DISPATCHER,
    counterpart?: Circumstances['counterpart'],
  ): this {
    this.lived.at(now, command, { actor, ...(counterpart !== undefined && { counterpart }) });
    this.#told.command(this.lived.last, now, actor);
    return this;
  }
}
