import type { Frame, PlayedChange, PlayedRow } from './frames.js';

/** One matter that changed in a picture. */
export interface Change extends PlayedChange {
  readonly title: string | null;
  readonly category?: string;
  /** It was closed, or left what was asked for. */
  readonly gone: boolean;
}

/** The board at one moment: its numbers, and what changed since the picture before. */
export interface Picture {
  /** Milliseconds. */
  readonly at: number;
  readonly total: number;
  /** How many matters changed. */
  readonly changed: number;
  /** Absent where they were let go of to keep memory bounded: the API tells them again. */
  readonly changes?: readonly Change[];
}

interface Kept extends Picture {
  readonly phases: Int32Array;
  readonly territories: Int32Array;
  changes?: readonly Change[];
}

/** So many changes are kept in all; of the oldest pictures they are let go of first. */
export const MOST_CHANGES = 20_000;
/** Of so many matters it is known how they are called. */
const MOST_KNOWN = 100_000;

/**
 * The pictures of a play, as they come. Numbers are kept of all of them (four bytes each); what
 * changed is kept of the newest ones only, so that memory is bounded however long the span.
 */
export class Reel {
  readonly #pictures: Kept[] = [];
  readonly #phases = new Codes();
  readonly #territories = new Codes();
  readonly #known = new Map<string, Pick<PlayedRow, 'title' | 'category'>>();
  readonly #mostChanges: number;
  #parts: Change[] = [];
  #kept = 0;
  #emptied = 0;

  constructor(mostChanges = MOST_CHANGES) {
    this.#mostChanges = mostChanges;
  }

  get pictures(): readonly Picture[] {
    return this.#pictures;
  }

  /** How many changes are held now. */
  get held(): number {
    return this.#kept;
  }

  /** Takes the next picture, or a part of it. */
  add(frame: Frame): void {
    const gone = new Set(frame.gone);
    for (const { issue, title, category } of frame.issues)
      if (this.#known.size < MOST_KNOWN)
        this.#known.set(issue, { title, ...(category === undefined ? {} : { category }) });
    for (const change of frame.changes ?? []) {
      const { title = null, ...known } = this.#known.get(change.issue) ?? {};
      this.#parts.push({ ...change, ...known, title, gone: gone.has(change.issue) });
    }
    if (frame.more) return;
    const { total, byPhase, byTerritory } = frame.counts;
    const changes = this.#parts;
    this.#parts = [];
    this.#pictures.push({
      ...{ at: Date.parse(frame.at.instant), total, changed: changes.length, changes },
      phases: this.#phases.pack(byPhase),
      territories: this.#territories.pack(byTerritory),
    });
    this.#kept += changes.length;
    this.#letGo();
  }

  /** Forgets the parts of a picture whose rest never came: it comes whole after a broken line. */
  again(): void {
    this.#parts = [];
  }

  /** Which picture shows a moment: the last one up to it; -1 before the first. */
  indexAt(moment: number): number {
    let low = 0;
    let high = this.#pictures.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pictures[middle]?.at ?? Infinity) <= moment) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Open matters by phase at a picture. */
  phasesAt(index: number): ReadonlyMap<string, number> {
    return this.#phases.unpack(this.#pictures[index]?.phases);
  }

  /** Open matters by the very territory they are in; '' where they have none yet. */
  territoriesAt(index: number): ReadonlyMap<string, number> {
    return this.#territories.unpack(this.#pictures[index]?.territories);
  }

  /** Every phase that any picture counts, in the order they came. */
  get phases(): readonly string[] {
    return this.#phases.all;
  }

  #letGo(): void {
    while (this.#kept > this.#mostChanges && this.#emptied < this.#pictures.length - 1) {
      const oldest = this.#pictures[this.#emptied];
      this.#emptied += 1;
      if (oldest === undefined || oldest.changed === 0) continue;
      this.#kept -= oldest.changed;
      delete oldest.changes;
    }
  }
}

/** Numbers by code, packed into as many places as codes were known. */
class Codes {
  readonly all: string[] = [];
  readonly #places = new Map<string, number>();

  pack(counts: Readonly<Record<string, number>>): Int32Array {
    for (const code of Object.keys(counts))
      if (!this.#places.has(code)) this.#places.set(code, this.all.push(code) - 1);
    const packed = new Int32Array(this.all.length);
    for (const [code, count] of Object.entries(counts)) packed[this.#places.get(code) ?? 0] = count;
    return packed;
  }

  unpack(packed: Int32Array | undefined): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    packed?.forEach((count, place) => {
      if (count !== 0) counts.set(this.all[place] ?? '', count);
    });
    return counts;
  }
}
