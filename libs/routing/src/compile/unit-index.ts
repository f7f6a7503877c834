import type { RoutingUnit } from '../directory.js';
import { NONE, TreeIndex } from './tree-index.js';

/** Units with numbers for codes, and which of them answers for a territory. */
export class UnitIndex {
  readonly tree: TreeIndex;
  /** 1 for a unit in service. */
  readonly active: Uint8Array;
  readonly #nearest = new Map<string, Int32Array>();

  constructor(
    readonly units: readonly RoutingUnit[],
    private readonly territories: TreeIndex,
  ) {
    this.tree = new TreeIndex(units);
    this.active = Uint8Array.from(units, ({ active }) => Number(active));
  }

  kindOf(unit: number): string {
    return this.units[unit]?.kind ?? '';
  }

  /** By territory the unit of this kind there, else of the nearest territory above; else NONE. */
  nearest(kind: string): Int32Array {
    const known = this.#nearest.get(kind);
    if (known !== undefined) return known;
    const own = new Int32Array(this.territories.size).fill(NONE);
    this.units.forEach((unit, index) => {
      if (unit.kind !== kind || unit.territory === undefined) return;
      const at = this.territories.indexOf(unit.territory);
      if (at === NONE) return;
      const first = own[at] as number;
      if (first === NONE || (!this.active[first] && unit.active)) own[at] = index;
    });
    const nearest = Int32Array.from(own, (_, territory) => {
      let at = territory;
      while (at !== NONE && own[at] === NONE) at = this.territories.parents[at] as number;
      return at === NONE ? NONE : (own[at] as number);
    });
    this.#nearest.set(kind, nearest);
    return nearest;
  }

  /** The first unit in service along the stand-ins of each unit; NONE where there is none. */
  standIns(standIns: Readonly<Record<string, string>>): Int32Array {
    return Int32Array.from(this.units, ({ code }) => {
      const seen = new Set([code]);
      for (let next = standIns[code]; next !== undefined && !seen.has(next);) {
        seen.add(next);
        const index = this.tree.indexOf(next);
        if (index !== NONE && this.active[index]) return index;
        next = standIns[next];
      }
      return NONE;
    });
  }
}
