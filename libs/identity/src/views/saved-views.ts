import type { Pool } from 'pg';
import { DELETE_VIEW, READ_VIEWS, WRITE_VIEW } from './sql.js';

/** A list as a person left it: where to find it again. */
export interface SavedView {
  readonly name: string;
  /** Query string of the page, without the question mark. */
  readonly query: string;
  /** ISO 8601 UTC. */
  readonly changedAt: string;
}

/** Seals and opens texts under the key of a holder; what is opened is undefined where the key is gone. */
export interface Sealer {
  seal(holder: string, texts: readonly string[]): Promise<readonly string[]>;
  open(sealed: readonly string[]): Promise<readonly (string | undefined)[]>;
}

interface Row {
  readonly name: string;
  readonly query: string;
  readonly changed_at: Date;
}

/** Most views an account keeps. */
export const MOST_VIEWS = 50;

/**
 * Views that people keep for themselves. A plain table as sessions are: nobody else reads them, no
 * decision rests on them, and a city's history loses nothing with them. The query is sealed, since a
 * search may name a resident.
 */
export class SavedViews {
  constructor(
    private readonly pool: Pool,
    private readonly sealer: Sealer,
  ) {}

  /** By name. */
  async list(account: string): Promise<readonly SavedView[]> {
    const { rows } = await this.pool.query<Row>(READ_VIEWS, [account]);
    const opened = await this.sealer.open(rows.map(({ query }) => query));
    return rows.flatMap(({ name, changed_at: at }, index) => {
      const query = opened[index];
      return query === undefined ? [] : [{ name, query, changedAt: at.toISOString() }];
    });
  }

  async find(account: string, name: string): Promise<SavedView | undefined> {
    return (await this.list(account)).find((view) => view.name === name);
  }

  /** The view under its name, new or in place of the one there was; false where there are too many. */
  async keep(account: string, name: string, query: string): Promise<boolean> {
    const [sealed] = await this.sealer.seal(`account-${account}`, [query]);
    const written = await this.pool.query(WRITE_VIEW, [account, name, sealed, MOST_VIEWS]);
    return written.rowCount === 1;
  }

  /** False where there is none of that name. */
  async drop(account: string, name: string): Promise<boolean> {
    return (await this.pool.query(DELETE_VIEW, [account, name])).rowCount === 1;
  }
}
