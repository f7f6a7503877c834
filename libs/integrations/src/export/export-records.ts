import type { Actor, JsonObject } from '@shaodao/decider';
import type { EventStore, NewEvent, Position } from '@shaodao/event-store';
import { traceMeta } from '@shaodao/platform';
import { uuidv7 } from 'uuidv7';
import type { ExportOrder, ExportOutcome, ExportRecord } from './order.js';

const STREAM = 'export-record';

interface Started extends Omit<ExportRecord, 'by' | 'startedAt' | 'ended'> {
  readonly export: string;
}

interface Ended {
  readonly export: string;
  readonly outcome: ExportOutcome;
  readonly rows: number;
  readonly bytes: number;
}

/**
 * The record of what left the house (PIPL art. 54–56, 网络数据安全管理条例 art. 12; domain §6.2): events
 * of one stream, so that it is kept, ordered and proved as everything else.
 */
export class ExportRecords {
  constructor(
    private readonly store: EventStore,
    private readonly now: () => Date,
  ) {}

  /** Before the first row leaves. */
  async started(order: ExportOrder, through: Position): Promise<void> {
    const { id, table, format, purpose, filter, viewsOf, actor } = order;
    const data: Started = {
      export: id,
      table,
      format,
      purpose,
      filter: { ...filter } as JsonObject,
      pseudonymous: viewsOf === undefined,
      through,
    };
    await this.append('ExportStarted', data, actor, id);
  }

  /** After the last. */
  async ended(
    order: ExportOrder,
    outcome: ExportOutcome,
    rows: number,
    bytes: number,
  ): Promise<void> {
    const data: Ended = { export: order.id, outcome, rows, bytes };
    await this.append('ExportEnded', data, order.actor, order.id);
  }

  /** The newest exports, latest first. */
  async newest(limit: number): Promise<readonly ExportRecord[]> {
    const records: ExportRecord[] = [];
    const endings = new Map<string, NonNullable<ExportRecord['ended']>>();
    for await (const event of this.store.readStream(STREAM, { direction: 'backward' })) {
      if (event.type === 'ExportEnded') {
        const { export: id, outcome, rows, bytes } = event.data as Ended;
        endings.set(id, { outcome, rows, bytes, at: event.occurredAt });
        continue;
      }
      const started = event.data as Started;
      const ended = endings.get(started.export);
      records.push({
        ...started,
        by: event.meta.actor,
        startedAt: event.occurredAt,
        ...(ended === undefined ? {} : { ended }),
      });
      if (records.length >= limit) break;
    }
    return records;
  }

  private async append(type: string, data: object, actor: Actor, id: string): Promise<void> {
    const commandId = `export:${id}:${type}`;
    const event: NewEvent = {
      id: uuidv7(),
      type,
      schemaVersion: 1,
      occurredAt: this.now().toISOString(),
      data,
      meta: { actor, commandId, correlationId: `export:${id}`, ...traceMeta() },
    };
    await this.store.append([{ stream: STREAM, expected: 'any', events: [event] }]);
  }
}
