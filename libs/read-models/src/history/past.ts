import type { EventStore } from '@shaodao/event-store';
import type { Vault } from '@shaodao/vault';
import type { Pool } from 'pg';
import { BoardHistory } from './board-history.js';
import { InboxHistory } from './inbox-history.js';
import { IssuesAsOf } from './issue-as-of.js';
import { resolveMoment, type Moment } from './moment.js';

interface Parts {
  readonly pool: Pool;
  readonly store: Pick<EventStore, 'head' | 'readStream' | 'recordedAt'>;
  readonly vault: Vault;
  /** What time it is. */
  readonly now: () => Date;
}

/** The questions of now, at a moment of the past. */
export class Past {
  readonly board: BoardHistory;
  readonly inbox: InboxHistory;
  readonly issues: IssuesAsOf;

  constructor(private readonly parts: Parts) {
    const { pool, store, vault } = parts;
    this.board = new BoardHistory(pool, vault);
    this.inbox = new InboxHistory(pool);
    this.issues = new IssuesAsOf(store, vault);
  }

  /**
   * The moment a text names: digits a position, else an instant with its offset.
   * @throws InvalidMoment for a text that names none, MomentAhead for one that has not come.
   */
  resolveMoment(asOf: string): Promise<Moment> {
    return resolveMoment(asOf, this.parts);
  }
}
