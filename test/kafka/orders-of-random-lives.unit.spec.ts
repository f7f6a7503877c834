import { describe, expect, it } from '@jest/globals';
import { type MemoryEventStore, type Position, type RecordedEvent } from '@shaodao/event-store';
import { orderDataSchema, ordersRoute, type OrderEvent, type OrderFact } from '@shaodao/kafka';
import type { IssueState } from '@shaodao/issue';
import { Ajv } from 'ajv';
import {
  forRandomLives,
  PATIENCE,
  told,
  type Life,
} from '../../libs/issue/src/testing/random-life.js';
import { ticketsOf, type Ticket } from '../../libs/kafka/src/orders/changed-tickets.js';
import { ORDER_FACTS } from '../../libs/kafka/src/orders/order-facts.js';

const LIVES = Math.min(300, Number(process.env['SHAODAO_LIVES'] ?? 300));
const LET_GO = ['RETURNED', 'CANCELLED', 'WAIVED'];

/** The events of a life as the store gives them back. */
const streamOf = (life: Life, stream: string): readonly RecordedEvent[] =>
  life
    .flatMap(({ events }) => events)
    .map(({ actor, ...event }, index) => ({
      ...event,
      ...{ id: `e-${String(index + 1)}`, schemaVersion: 1, stream, revision: index + 1 },
      position: (index + 1) as Position,
      recordedAt: event.occurredAt,
      meta: { actor, commandId: `c-${String(index)}`, correlationId: `c-${String(index)}` },
    }));

/** A store that holds one stream. */
const holding = (events: readonly RecordedEvent[]): Pick<MemoryEventStore, 'readStream'> => ({
  async *readStream(_stream, { from = 1, limit = Infinity } = {}) {
    yield* events.slice(from - 1, from - 1 + limit);
  },
});

const quiet = {
  warn: (...what: unknown[]) => {
    throw new Error(`A life the decider wrote was not understood: ${JSON.stringify(what)}`);
  },
};

const routeOver = (events: readonly RecordedEvent[]) =>
  ordersRoute({ store: holding(events), topic: 'orders', log: quiet as never });

async function messagesOf(events: readonly RecordedEvent[]): Promise<readonly OrderEvent[]> {
  const route = routeOver(events);
  const messages: OrderEvent[] = [];
  for (const event of events)
    for (const { key, value } of await route(event)) {
      expect(key).toBe((value as OrderEvent).data.unit);
      messages.push(value as OrderEvent);
    }
  return messages;
}

type Told = Map<string, Ticket>;

/** What all units together know, each from its own messages alone. */
function known(messages: readonly OrderEvent[]): Told {
  const told: Told = new Map();
  for (const { type, data } of messages) {
    const { unit, assignment, call } = data;
    if (assignment !== undefined)
      told.set(assignment.id, { unit, assignment, ...(call !== undefined && { call }) });
    if (type.endsWith('.Closed') && data.phase !== 'CLOSED')
      for (const [id, ticket] of told) if (ticket.unit === unit) told.delete(id);
  }
  return told;
}

const stillAsked = (tickets: ReadonlyMap<string, Ticket>): readonly Ticket[] =>
  [...tickets.values()]
    .filter(({ assignment }) => !LET_GO.includes(assignment.status))
    .sort((a, b) => (a.assignment.id < b.assignment.id ? -1 : 1));

const lastState = (life: Life): IssueState => life.at(-1)?.after ?? { phase: 'NONE' };

/** Walks through lives one after the other; the walk itself cannot wait. */
async function throughLives(visit: (life: Life) => Promise<void>, runs = LIVES): Promise<void> {
  const lives: Life[] = [];
  forRandomLives((life) => lives.push(life), { runs });
  for (const life of lives) await visit(life);
}

describe('the orders of random lives', () => {
  const ajv = new Ajv({ strict: true });
  const checks = new Map(
    (Object.keys(ORDER_FACTS) as OrderFact[]).map((fact) => [
      `shaodao.order.${fact}`,
      ajv.compile(orderDataSchema(fact)),
    ]),
  );

  it(
    'tell every unit what the decider knows of its share, and fit their schemas',
    async () => {
      const seen = new Map<string, number>();
      await throughLives(async (life) => {
        const messages = await messagesOf(streamOf(life, 'issue-1'));
        for (const { type, data } of messages) {
          seen.set(type, (seen.get(type) ?? 0) + 1);
          const check = checks.get(type);
          if (check?.(data) !== true)
            throw new Error(`${type} ${JSON.stringify(data)}: ${ajv.errorsText(check?.errors)}`);
        }
        // Archiving tells nobody: the matter was closed before.
        const state = lastState(life);
        if (state.phase === 'ARCHIVED') return;
        expect(stillAsked(known(messages))).toEqual(stillAsked(ticketsOf(state)));
      });
      expect(seen.size).toBeGreaterThan(20);
    },
    PATIENCE,
  );

  it(
    'never reach the unit a report accuses, and carry nothing sealed and no person',
    async () => {
      await throughLives(async (life) => {
        const state = lastState(life);
        const accused = state.phase === 'NONE' ? undefined : state.accusedUnit;
        for (const { type, data } of await messagesOf(streamOf(life, 'issue-1'))) {
          if (accused !== undefined && data.unit === accused)
            throw new Error(`${type} reaches ${accused}, which is accused:\n${told(life)}`);
          expect(JSON.stringify(data)).not.toMatch(/enc1|sub-|"p-|person|handler|reason|note/);
        }
      }, LIVES / 3);
    },
    PATIENCE,
  );

  it(
    'are the same from the begin, from the middle and given again',
    async () => {
      await throughLives(async (life) => {
        const events = streamOf(life, 'issue-1');
        const whole = await messagesOf(events);
        const middle = Math.floor(events.length / 2);
        const route = routeOver(events);
        const again: unknown[] = [];
        for (const event of [...events.slice(middle), ...events.slice(middle)])
          again.push(...(await route(event)).map(({ value }) => value));
        const late = whole.filter(({ revision }) => revision > middle);
        expect(again).toEqual([...late, ...late]);
        expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
      }, LIVES / 3);
    },
    PATIENCE,
  );
});
