import { compileRouting, type Router } from '@shaodao/routing';
import type { Alternative, StaffingChange } from './alternative.js';
import { Calendars } from './calendars.js';
import { LimitChanges } from './limit-changes.js';
import { routingDirectoryOf, UnitChanges } from './unit-changes.js';
import type { World } from './world.js';

/** What was and what would have been, ready to be asked; made once for many issues. */
export class Setting {
  readonly calendars: Calendars;
  readonly units: UnitChanges;
  readonly limits: LimitChanges;
  /** Who would be dispatched to; absent where the alternative touches no rule, or there are none. */
  readonly router?: Router;
  /** What the rules say without the alternative; absent where it brings rules of its own. */
  readonly baseline?: Router;
  readonly #staffing: readonly StaffingChange[];

  constructor(
    readonly world: World,
    alternative: Alternative,
  ) {
    this.calendars = new Calendars(world, alternative);
    this.units = new UnitChanges(world.directory, alternative);
    this.limits = new LimitChanges(alternative, world.profiles, this.units);
    this.#staffing = alternative.staffing ?? [];
    const { directory, rules = world.rules, catalogue } = alternative;
    const touched = [directory, alternative.rules, catalogue].some((part) => part !== undefined);
    if (touched && rules !== undefined)
      this.router = compileRouting(routingDirectoryOf(world.directory, alternative), rules);
    if (this.router !== undefined && world.rules !== undefined && alternative.rules === undefined)
      this.baseline = compileRouting(world.directory, world.rules);
  }

  /** True for a mechanism whose visits to a stage of this kind add up. */
  addsUp(profile: { readonly id: string; readonly version: number }, kind: string): boolean {
    const found = this.world.profiles.find(
      ({ id, version }) => id === profile.id && version === profile.version,
    );
    const clocks: Readonly<Partial<Record<string, { readonly cumulative?: boolean }>>> =
      found?.clocks ?? {};
    return clocks[kind]?.cumulative === true;
  }

  /** How fast one of these units works; 1 where nothing is assumed. */
  speedOf(units: readonly string[]): number {
    const change = this.#staffing.find((each) =>
      units.some((unit) => this.units.isUnitWithin(unit, each.unit)),
    );
    return change?.speed ?? 1;
  }
}
