import { usageMigrations } from '@shaodao/directory';
import { earlyWarningMigrations } from '@shaodao/early-warning';
import { eventStoreMigrations } from '@shaodao/event-store';
import { identityMigrations } from '@shaodao/identity';
import { importMigrations } from '@shaodao/integrations';
import { relayMigrations } from '@shaodao/kafka';
import { mediaMigrations } from '@shaodao/media';
import type { Migration } from '@shaodao/platform';
import { processMigrations } from '@shaodao/processes';
import { projectionMigrations } from '@shaodao/projections';
import { kpiMigrations, readModelMigrations, routingShadowMigrations } from '@shaodao/read-models';
import { sideStreamMigrations } from '@shaodao/side-streams';
import { timekeeperMigrations } from '@shaodao/timekeeper';
import { vaultMigrations } from '@shaodao/vault';
import { whatIfMigrations } from '@shaodao/what-if';

/** Every schema step of the house, what others stand on first. */
export const schema: readonly Migration[] = [
  ...eventStoreMigrations,
  ...vaultMigrations,
  ...identityMigrations,
  ...projectionMigrations,
  ...readModelMigrations,
  ...importMigrations,
  ...timekeeperMigrations,
  ...sideStreamMigrations,
  ...processMigrations,
  ...routingShadowMigrations,
  ...usageMigrations,
  ...kpiMigrations,
  ...earlyWarningMigrations,
  ...whatIfMigrations,
  ...relayMigrations,
  ...mediaMigrations,
];
