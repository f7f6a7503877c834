import type { Projector } from '@shaodao/projections';
import type { Vault } from '@shaodao/vault';
import { BoardProjector } from './board/projector.js';
import { InboxProjector } from './inbox/projector.js';
import { TimelineProjector } from './timeline/projector.js';

/** Every read model there is; their `migrations` make the tables. */
export function readModelProjectors(vault: Vault): readonly Projector[] {
  return [new BoardProjector(vault), new InboxProjector(), new TimelineProjector()];
}
