import { UsageProjector } from '@shaodao/directory';
import type { EventStore } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import { KpiProjector, PublishedTablesProjector, readModelProjectors } from '@shaodao/read-models';
import { HOUSE_SIDE_STREAMS, SideStreamProjector } from '@shaodao/side-streams';
import type { Vault } from '@shaodao/vault';
import { ScenarioProjector } from '@shaodao/what-if';
import { earlyWarningProjectors } from '../early-warning.js';

/**
 * The projectors whose tables follow from events alone, made of little: a thread that fills tables makes
 * its own.
 */
export function projectorsFromEvents(store: EventStore, vault: Vault): readonly Projector[] {
  return [
    ...readModelProjectors(vault),
    new SideStreamProjector(store, HOUSE_SIDE_STREAMS),
    new UsageProjector(),
    ...earlyWarningProjectors(),
    new ScenarioProjector(),
    new KpiProjector(),
    new PublishedTablesProjector(),
  ];
}
