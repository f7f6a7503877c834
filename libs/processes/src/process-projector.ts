import type { Refusal } from '@shaodao/decider';
import type { RecordedEvent } from '@shaodao/event-store';
import { inSpan } from '@shaodao/platform';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';
import type { OrderDispatcher } from './order-dispatcher.js';
import { orderCommandId, type Order, type OrderCause, type Process } from './process.js';
import { PROCESS_SQL } from './sql.js';

/**
 * A process as a follower of the events: its checkpoint moves on when its orders are carried out or
 * refused for good. Lost between the two, it gives them again, under the same command ids.
 */
export class ProcessProjector implements Projector {
  readonly version = 1;
  readonly tables = [];
  readonly migrations = [];
  /** Its effects are orders, given once. */
  readonly rebuildable = false;

  constructor(
    private readonly process: Process,
    private readonly dispatcher: OrderDispatcher,
  ) {}

  get name(): string {
    return `process:${this.process.name}`;
  }

  get filter(): Projector['filter'] {
    return this.process.filter;
  }

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    for (const event of batch) {
      const orders = await this.process.react(event);
      if (orders.length === 0) continue;
      await inSpan(
        `process ${this.process.name}`,
        () => ({
          // What an event leads to is a part of its own trace, not of the batch it came in.
          parent: event.meta.traceparent ?? 'none',
          attributes: { 'shaodao.stream': event.stream, 'shaodao.event': event.type },
        }),
        () => this.giveAll(orders, event, tx),
      );
    }
  }

  private async giveAll(
    orders: readonly Order[],
    event: RecordedEvent,
    tx: PoolClient,
  ): Promise<void> {
    const refused = new Set<string>();
    for (const [index, order] of orders.entries()) {
      const stream = targetOf(order);
      // What follows on an order that was refused would be refused for no reason of its own.
      if (refused.has(stream)) continue;
      const cause = { process: this.process.name, event, index };
      const refusal = await this.dispatcher.carryOut(order, cause);
      if (refusal === undefined) continue;
      await note(order, cause, refusal, tx);
      if (namesTarget(order)) refused.add(stream);
    }
  }
}

function targetOf(order: Order): string {
  if (order.target === 'directory') return 'directory';
  const kind = order.target === 'side' ? order.kind : 'issue';
  return order.id === undefined ? kind : `${kind}-${order.id}`;
}

const namesTarget = (order: Order): boolean =>
  order.target !== 'directory' && order.id !== undefined;

async function note(
  order: Order,
  cause: OrderCause,
  refusal: Refusal,
  tx: PoolClient,
): Promise<void> {
  const { event, process } = cause;
  await tx.query(PROCESS_SQL.refuse, [
    orderCommandId(cause),
    process,
    event.stream,
    event.revision,
    event.type,
    targetOf(order),
    order.command.type,
    refusal.code,
    refusal.params === undefined ? null : JSON.stringify(refusal.params),
  ]);
}
