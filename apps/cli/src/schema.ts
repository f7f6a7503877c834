import { eventStoreMigrations } from '@shaodao/event-store';
import { identityMigrations } from '@shaodao/identity';
import type { Migration } from '@shaodao/platform';

/** Every schema step of the house, what others stand on first. */
export const schema: readonly Migration[] = [...eventStoreMigrations, ...identityMigrations];
