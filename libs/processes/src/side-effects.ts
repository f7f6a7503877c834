import type { JsonObject } from '@shaodao/decider';
import type { EventStore, RecordedEvent } from '@shaodao/event-store';
import type { LinkRelation } from '@shaodao/issue';
import {
  derivedUlid,
  factOf,
  readHistory,
  sealedValuesOf,
  withOpened,
  type SideRegistry,
} from '@shaodao/side-streams';
import type { Vault } from '@shaodao/vault';
import type { Order, Process } from './process.js';

/** Stands where a text of an erased person stood. */
const ERASED = '—';

/**
 * Carries out what the events of side streams order elsewhere: a resolution opens an issue, a visit
 * reports one … A new issue is linked with the stream it came of.
 */
export function sideEffects(registry: SideRegistry, store: EventStore, vault: Vault): Process {
  const able = registry.all.filter(({ effects }) => effects !== undefined);
  return {
    name: 'side-effects',
    filter: { categories: able.map(({ kind }) => kind) },
    react: async (event) => {
      const found = registry.parse(event.stream);
      if (found?.definition.effects === undefined) return [];
      const { definition, id } = found;
      const { events, state } = await readHistory(store, definition, id, event.revision);
      const orders = found.definition.effects(factOf(event), state, { id });
      if (orders.length === 0) return [];
      const sealed = sealedValuesOf(definition, events.map(factOf));
      const opened = await openAll([...sealed.keys()], vault);
      const clear = orders.map((order, index) => {
        const command = withOpened<JsonObject>(
          order.command,
          sealed,
          (value) => opened.get(value) ?? ERASED,
        ) as Order['command'];
        return named({ ...order, command }, event, index);
      });
      const unlinked = clear.filter((order) => !clear.some((other) => links(other, order)));
      return [...clear, ...unlinked.flatMap((order) => linkWith(order, event.stream))];
    },
  };
}

/** With the identifier that a new stream will have: it follows from the event and the place. */
function named(order: Order, event: RecordedEvent, index: number): Order {
  if (order.target === 'directory' || order.id !== undefined) return order;
  return { ...order, id: derivedUlid(`${event.id}:${String(index)}`, event.occurredAt) };
}

/** How an issue is related to the kinds of streams it may come of; others are just related. */
const RELATIONS: Readonly<Record<string, LinkRelation>> = {
  meeting: 'FROM_MEETING',
  mediation: 'FROM_MEDIATION',
  campaign: 'FROM_CAMPAIGN',
  reception: 'FROM_RECEPTION',
  register: 'FROM_REGISTER',
};

/** The issue that comes of a side stream knows where it came from. */
function linkWith(order: Order, stream: string): readonly Order[] {
  if (order.target !== 'issue' || order.command.type !== 'ReportIssue') return [];
  const relation = RELATIONS[stream.slice(0, stream.indexOf('-'))] ?? 'RELATED';
  return [{ ...order, command: { type: 'LinkIssue', relation, stream } }];
}

/** True where an order already links the issue that the other one opens. */
function links(link: Order, opening: Order): boolean {
  if (link.target !== 'issue' || opening.target !== 'issue') return false;
  return link.command.type === 'LinkIssue' && link.id !== undefined && link.id === opening.id;
}

async function openAll(
  values: readonly string[],
  vault: Vault,
): Promise<ReadonlyMap<string, string | undefined>> {
  const opened = await vault.open(values);
  return new Map(values.map((value, index) => [value, opened[index]]));
}
