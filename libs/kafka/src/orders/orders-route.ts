import type { EvolveMeta } from '@shaodao/decider';
import type { EventStore, RecordedEvent } from '@shaodao/event-store';
import { issueAggregate, type IssueEvent, type IssueState } from '@shaodao/issue';
import type { Log } from '@shaodao/platform';
import { SOURCE, type CloudEvent } from '../envelope/cloud-event.js';
import { keyOfStream } from '@shaodao/projections';
import { headersOf } from '../envelope/headers.js';
import type { Outgoing, Route } from '../relay/outgoing.js';
import { FoldedStreams } from '../streams/folded-streams.js';
import type { OrderData, OrderFact } from './order-facts.js';
import { noticesOf, type Notice } from './order-notices.js';

/** What stands before a fact's name in the type of its message. */
export const ORDER_TYPE = 'shaodao.order.';

/** A message to a unit. Its `id` is the event's and its place among what the event tells. */
export interface OrderEvent extends CloudEvent<OrderData> {
  readonly type: `${typeof ORDER_TYPE}${OrderFact}`;
  /** Place of the event in the order of all, decimal. */
  readonly position: string;
  /** Revision of the issue after the event: what `expectedrevision` of a command may name. */
  readonly revision: number;
  readonly schemaversion: number;
  readonly correlationid: string;
  readonly traceparent?: string;
}

export interface OrdersRouteParts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly topic: string;
  readonly log: Pick<Log, 'warn'>;
  /** Most issues whose state is kept between events; default 10,000. */
  readonly keptIssues?: number;
}

const ISSUES = `${issueAggregate.category}-`;

/**
 * What an issue's events tell units, keyed by unit. Most events do not say whom they concern, so the
 * issue's state is folded along (`FoldedStreams`). A stream that no decider wrote tells nobody anything;
 * the log says which.
 */
export function ordersRoute({ store, topic, log, keptIssues = 10_000 }: OrdersRouteParts): Route {
  const issues = new FoldedStreams<IssueState>({
    store,
    initial: issueAggregate.initial,
    evolve: (state, event) => issueAggregate.evolve(state, factOf(event)),
    most: keptIssues,
  });
  const untold = (event: RecordedEvent, error: unknown): readonly Outgoing[] => {
    if (!(error instanceof Error) || error.name !== 'ContradictoryStream') throw error;
    log.warn({ err: error, stream: event.stream, event: event.id }, 'units are not told of this');
    return [];
  };
  return (event) => {
    if (!event.stream.startsWith(ISSUES)) return [];
    try {
      const around = issues.around(event);
      return around instanceof Promise
        ? around.then(
            ({ before, after }) => outgoing(before, event, after, topic),
            (error: unknown) => untold(event, error),
          )
        : outgoing(around.before, event, around.after, topic);
    } catch (error) {
      return untold(event, error);
    }
  };
}

// What a stream of this category holds was decided by this aggregate.
const factOf = ({ type, data, occurredAt, meta: { actor } }: RecordedEvent) =>
  ({ type, data, occurredAt, actor }) as unknown as IssueEvent & EvolveMeta;

const outgoing = (
  before: IssueState,
  event: RecordedEvent,
  after: IssueState,
  topic: string,
): readonly Outgoing[] =>
  noticesOf(before, factOf(event), after).map((notice, place) => ({
    topic,
    key: notice.unit,
    value: orderEvent(notice, place, event, after),
    headers: headersOf(event.meta),
  }));

function orderEvent(
  { unit, fact, ticket, says }: Notice,
  place: number,
  event: RecordedEvent,
  after: IssueState,
): OrderEvent {
  const issue = keyOfStream(event.stream);
  const { category, territory } = after.phase === 'NONE' ? {} : after;
  const { correlationId, traceparent } = event.meta;
  return {
    specversion: '1.0',
    id: `${event.id}.${String(place)}`,
    source: SOURCE,
    type: `${ORDER_TYPE}${fact}`,
    subject: issue,
    time: event.occurredAt,
    datacontenttype: 'application/json',
    position: String(event.position),
    revision: event.revision,
    schemaversion: 1,
    correlationid: correlationId,
    ...(traceparent !== undefined && { traceparent }),
    data: {
      ...{ issue, unit, phase: after.phase as OrderData['phase'] },
      ...(category !== undefined && { category }),
      ...(territory !== undefined && { territory }),
      ...(ticket !== undefined && { assignment: ticket.assignment }),
      ...(ticket?.call !== undefined && { call: ticket.call }),
      ...says,
      href: `/issues/${issue}`,
    },
  };
}
