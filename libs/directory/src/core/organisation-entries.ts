import type { Validity } from './days.js';
import type { Name } from './entries.js';

/** One of several parallel organisations: Party, government, grid, property, business district. */
export interface TreeEntry extends Validity {
  readonly code: string;
  readonly name: Name;
}

/** A place in one tree. What it stands for may be a unit, a territory, both, or only itself. */
export interface NodeEntry extends Validity {
  readonly code: string;
  readonly tree: string;
  readonly name: Name;
  readonly parent?: string;
  readonly unit?: string;
  readonly territory?: string;
}

/** What a link says: branch ↔ grid, department ↔ village, sponsor ↔ territory … */
export interface LinkKindEntry extends Validity {
  readonly code: string;
  readonly name: Name;
  /** Trees the ends must lie in; absent: any place. */
  readonly fromTree?: string;
  readonly toTree?: string;
  /** Tag the territory at the far end must carry: which departments pair with which villages. */
  readonly toTag?: string;
}

/** A link between two places: codes of nodes, units or territories, looked up in this order. */
export interface LinkEntry extends Validity {
  readonly code: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Small: an area near the people. Middle: a segment of the population. Large: a topic or project.
 * Business: a business district (商圈). Special: the net of one duty, drawn by who may draw.
 */
export const GRID_KINDS = ['SMALL', 'MIDDLE', 'LARGE', 'BUSINESS', 'SPECIAL'] as const;
export type GridKind = (typeof GRID_KINDS)[number];

/** A duty on the geometry of a grid: several layers, one net (多网合一). */
export interface DutyLayer {
  readonly duty: string;
  readonly unit: string;
  /** E.g. COORDINATE, RESPONSIBLE, REPORT, INSPECT. */
  readonly verbs: readonly string[];
}

/** A grid over a place; several may lie over the same. */
export interface GridEntry extends Validity {
  readonly code: string;
  readonly kind: GridKind;
  readonly name: Name;
  readonly parent?: string;
  /** Working level, e.g. street, community, basic, residents-group: data (四级网格). */
  readonly level?: string;
  /** Who drew it; a department may not (S1a-8, 滨州网格化条例 art. 6). */
  readonly drawnBy: string;
  /** The territories it covers, with all below them. */
  readonly territories?: readonly string[];
  /** Addresses or households it covers, as they are written there. */
  readonly addresses?: readonly string[];
  /** Population segment (MIDDLE), e.g. veterans. */
  readonly segment?: string;
  /** Topic or project (LARGE). */
  readonly topic?: string;
  readonly layers?: readonly DutyLayer[];
}

/** A place where people can come: intake channel and hand-in point (阵地, 驿站). */
export interface ServicePointEntry extends Validity {
  readonly code: string;
  readonly name: Name;
  readonly territory: string;
  readonly unit?: string;
  /** Reports are taken there. */
  readonly intake?: boolean;
  /** Papers can be handed in there. */
  readonly handIn?: boolean;
}
