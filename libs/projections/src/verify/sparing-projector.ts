import type { EventFilter, RecordedEvent } from '@shaodao/event-store';
import type { Migration } from '@shaodao/platform';
import type { PoolClient } from 'pg';
import type { Partitioned, Projector } from '../projector.js';
import type { ParkedPlace } from './live-moment.js';

/**
 * A projector that leaves out what the live one has parked, so that its tables lack the same events.
 */
export class SparingProjector implements Projector {
  readonly name: string;
  readonly version: number;
  readonly filter: EventFilter;
  readonly tables: readonly string[];
  readonly migrations: readonly Migration[];
  readonly rebuildable: boolean;
  readonly partitioned?: Partitioned;
  private spared = new Map<string, ParkedPlace>();

  constructor(readonly inner: Projector) {
    this.name = inner.name;
    this.version = inner.version;
    this.filter = inner.filter;
    this.tables = inner.tables;
    this.migrations = inner.migrations;
    this.rebuildable = inner.rebuildable;
    if (inner.partitioned !== undefined) this.partitioned = inner.partitioned;
  }

  streamsAcross(event: RecordedEvent): readonly string[] {
    return this.inner.streamsAcross?.(event) ?? [];
  }

  /**
   * From now on these are left out.
   * @returns what was left out before and is parked no more, each stream in its order.
   */
  spare(parked: readonly ParkedPlace[]): readonly ParkedPlace[] {
    const now = new Map(parked.map((place) => [nameOf(place), place]));
    const freed = [...this.spared].filter(([name]) => !now.has(name)).map(([, place]) => place);
    this.spared = now;
    return freed;
  }

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const free =
      this.spared.size === 0 ? batch : batch.filter((event) => !this.spared.has(nameOf(event)));
    if (free.length > 0) await this.inner.project(free, tx);
  }
}

const nameOf = ({ stream, revision }: Pick<ParkedPlace, 'stream' | 'revision'>): string =>
  `${stream}@${String(revision)}`;
