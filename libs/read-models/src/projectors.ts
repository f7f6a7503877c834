import type { Migration } from '@shaodao/platform';
import type { Projector } from '@shaodao/projections';
import type { Vault } from '@shaodao/vault';
import { BoardProjector } from './board/projector.js';
import { boardMigrations } from './board/schema.js';
import { HistoryProjector } from './history/projector.js';
import { historyMigrations } from './history/schema.js';
import { InboxProjector } from './inbox/projector.js';
import { inboxMigrations } from './inbox/schema.js';
import { ReportSpotsProjector } from './similar/projector.js';
import { similarMigrations } from './similar/schema.js';
import { timelineMigrations } from './timeline/schema.js';

/** Every read model there is; their `migrations` make the tables (`readModelMigrations`). */
export function readModelProjectors(vault: Vault): readonly Projector[] {
  return [
    new BoardProjector(vault),
    new InboxProjector(),
    new HistoryProjector(),
    new ReportSpotsProjector(),
  ];
}

/** Tables of every read model, in the order they were made. */
export const readModelMigrations: readonly Migration[] = [
  ...boardMigrations,
  ...inboxMigrations,
  ...timelineMigrations,
  ...historyMigrations,
  ...similarMigrations,
];
