import type { PassOverReason } from '../decision.js';
import type { RoutingFacts } from '../facts.js';
import type { IndexedItem, ListIndex } from './list-index.js';
import { NONE } from './tree-index.js';
import type { UnitIndex } from './unit-index.js';

/** A matter under decision, with numbers for codes. One object, filled anew for each decision. */
export interface Matter {
  facts: RoutingFacts;
  category: number;
  territory: number;
  accused: number;
}

/** Who may take a matter. */
export class Guards {
  /** The list item that spoke of the unit last looked at. */
  item: IndexedItem | undefined;
  readonly #someHeads: boolean;

  constructor(
    private readonly units: UnitIndex,
    private readonly lists: ListIndex,
  ) {
    this.#someHeads = units.units.some(({ heads }) => heads !== undefined && heads.length > 0);
  }

  /** Why the unit may not lead; undefined where it may. */
  againstLead(unit: number, matter: Matter): PassOverReason | undefined {
    this.item = undefined;
    const personal = this.againstKnowing(unit, matter);
    if (personal !== undefined) return personal;
    if (isRuledOut(this.units.units[unit]?.code, matter)) return 'RULED_OUT';
    if (this.units.units[unit]?.adviserOnly === true) return 'ADVISER_ONLY';
    return this.#byLists(unit, matter, true);
  }

  /** Why the unit may not assist; undefined where it may. */
  againstAssist(unit: number, matter: Matter): PassOverReason | undefined {
    const personal = this.againstKnowing(unit, matter);
    if (personal !== undefined) return personal;
    if (isRuledOut(this.units.units[unit]?.code, matter)) return 'RULED_OUT';
    return this.#byLists(unit, matter, false);
  }

  /** Why the unit may not even get a copy; undefined where it may. */
  againstKnowing(unit: number, { accused, facts }: Matter): PassOverReason | undefined {
    const { tree, active } = this.units;
    if (!active[unit]) return 'INACTIVE';
    if (accused !== NONE && tree.isWithin(unit, accused)) return 'ACCUSED_UNIT';
    if (facts.accusedPerson !== undefined && this.#someHeads)
      for (let at = unit; at !== NONE; at = tree.parents[at] as number)
        if (this.units.units[at]?.heads?.includes(facts.accusedPerson)) return 'ACCUSED_PERSON';
    return undefined;
  }

  #byLists(unit: number, matter: Matter, asLead: boolean): PassOverReason | undefined {
    const item = this.lists.speaking(matter.category, matter.territory, unit);
    this.item = item;
    if (item === undefined) return undefined;
    if (item.item.kind === 'NEGATIVE') return 'NEGATIVE_LIST';
    if (this.lists.takesBackFrom(unit, item)) return 'RETAKEN';
    return asLead && item.item.kind === 'ASSIST' ? 'ASSIST_ONLY' : undefined;
  }
}

function isRuledOut(code: string | undefined, { facts: { ruledOut } }: Matter): boolean {
  return ruledOut !== undefined && code !== undefined && ruledOut.includes(code);
}
