import type { SideEffect } from '@shaodao/decider';
import type { EventFilter, RecordedEvent } from '@shaodao/event-store';

/** A command one event gives to another stream. */
export type Order = SideEffect;

/** A named reaction: it acts only by orders, which go through the doors everybody goes through. */
export interface Process {
  /** Unique; names its checkpoint. */
  readonly name: string;
  /** Which events it wants. */
  readonly filter: EventFilter;
  /**
   * The orders an event leads to, in the order in which they are carried out. The same event always
   * leads to the same orders; the place in the list names the command.
   */
  react(event: RecordedEvent): readonly Order[] | Promise<readonly Order[]>;
}

/** Where an order comes from. */
export interface OrderCause {
  readonly process: string;
  readonly event: RecordedEvent;
  /** Place in the list of the event's orders, from 0. */
  readonly index: number;
}

/** The id of an order's command: the same whenever the event is seen again. */
export const orderCommandId = ({ process, event, index }: OrderCause): string =>
  `${process}:${event.id}:${String(index)}`;
