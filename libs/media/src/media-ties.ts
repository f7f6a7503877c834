import type { EventStore, RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import { SubjectErased, type Vault } from '@shaodao/vault';
import type { PoolClient } from 'pg';
import { mediaIn } from './media-id.js';
import { DROP_MEDIA, READ_TIED_KEYS, RESEAL_MEDIA, TIE_MEDIA } from './sql.js';

interface Naming {
  readonly media: string;
  readonly event: RecordedEvent;
}

interface TiedKey {
  readonly id: string;
  readonly sealed_key: string;
  readonly stream: string;
  readonly position: string;
}

/**
 * Follows which stream names which picture. The first that does has it from then on, and its key is
 * sealed anew under the key of whom the matter is about: erasing that person makes the picture
 * unreadable. Not to be rebuilt: sealing anew is an effect.
 */
export class MediaTies implements Projector {
  readonly name = 'media-ties';
  readonly version = 1;
  readonly filter = {};
  readonly tables = ['media_named'];
  readonly migrations = [];
  readonly rebuildable = false;

  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const named = batch.flatMap((event): Naming[] =>
      mediaIn(event.data).map((media) => ({ media, event })),
    );
    if (named.length === 0) return;
    await tx.query(TIE_MEDIA, [
      named.map(({ media }) => media),
      named.map(({ event }) => event.stream),
      named.map(({ event }) => event.position),
    ]);
    const { rows } = await tx.query<TiedKey>(READ_TIED_KEYS, [named.map(({ media }) => media)]);
    for (const row of rows) {
      const tie = named.find(
        ({ media, event }) => media === row.id && event.position === Number(row.position),
      );
      // Named again by a later event: its key is where it belongs already.
      if (tie !== undefined) await this.reseal(row, tie.event, tx);
    }
  }

  private async reseal(row: TiedKey, event: RecordedEvent, tx: PoolClient): Promise<void> {
    const [key] = await this.vault.open([row.sealed_key]);
    if (key === undefined) return;
    const sealed = await this.sealedFor(event, key);
    if (sealed === undefined) await tx.query(DROP_MEDIA, [row.id]);
    else await tx.query(RESEAL_MEDIA, [row.id, sealed]);
  }

  /**
   * The key under that of the matter's subject. Who was forgotten before the event leaves the matter's
   * own key in its place, as the texts do that staff write then; who was forgotten after it takes the
   * picture along (undefined).
   */
  private async sealedFor(event: RecordedEvent, key: string): Promise<string | undefined> {
    const subject = await this.subjectOf(event);
    try {
      const [sealed] = await this.vault.seal(subject, [key]);
      return sealed;
    } catch (error) {
      if (!(error instanceof SubjectErased)) throw error;
      if ((await this.erasedAt(subject)) > event.position) return undefined;
      const [sealed] = await this.vault.seal(event.stream, [key]);
      return sealed;
    }
  }

  /** Whom an issue is about; a side stream is about nobody alone and has a key of its own. */
  private async subjectOf({ stream }: RecordedEvent): Promise<string> {
    if (!stream.startsWith('issue-')) return stream;
    for await (const { data } of this.store.readStream(stream, { limit: 1 })) {
      const { appellant } = data as { readonly appellant?: { readonly subject?: string } };
      if (appellant?.subject !== undefined) return appellant.subject;
    }
    return stream;
  }

  /** The place of the erasure in the log; before everything where only the key is known to be gone. */
  private async erasedAt(subject: string): Promise<number> {
    for await (const { position } of this.store.readStream(`subject-${subject}`, { limit: 1 }))
      return position;
    return 0;
  }
}
