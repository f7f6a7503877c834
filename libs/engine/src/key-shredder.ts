import type { RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { Vault } from '@shaodao/vault';

/**
 * Destroys the key of every subject whose erasure was recorded. The order itself does so at once;
 * this makes it certain where the process died between the fact and the key.
 */
export const keyShredder = (vault: Vault): Projector => ({
  name: 'key-shredder',
  version: 1,
  filter: { types: ['SubjectErased'] },
  tables: [],
  migrations: [],
  rebuildable: false,
  project: async (batch) => {
    for (const event of batch as readonly RecordedEvent<'SubjectErased', { subject: string }>[]) {
      await vault.erase(event.data.subject);
    }
  },
});
