import type { Life, RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';
import { begunBefore, byIssue, streamOfIssue } from '../issue-event.js';
import type { InboxState } from '../inbox/state.js';
import { copyInto, valuesOf } from '../fields.js';
import { historyOfLife } from './history-of-life.js';
import { loadVersions } from './load.js';
import {
  BEGUN,
  BOUNDS,
  boundsOf,
  LATEST_BOARD,
  LATEST_INBOX,
  PAST_BOARD,
  PAST_INBOX,
  UNIT_SINCE,
} from './rows.js';
import { historyMigrations } from './schema.js';
import { HISTORY_SQL } from './sql.js';
import {
  foldVersions,
  NO_VERSIONS,
  type BoardVersion,
  type InboxVersion,
  type InvolvedUnit,
  type IssueHistory,
  type IssueVersions,
  type Past,
} from './versions.js';

/** What board and inboxes showed at every moment of the past. */
export class HistoryProjector implements Projector {
  readonly name = 'history';
  readonly version = 2;
  readonly filter = { categories: ['issue'] };
  readonly tables = [
    'board_begun',
    'board_begun_lanes',
    'board_latest',
    'board_past',
    'board_unit_since',
    'inbox_latest',
    'inbox_past',
  ];
  readonly migrations = historyMigrations;
  readonly rebuildable = true;
  /** A row is one issue's, but for the bounds of blocks, each of a lane, which only grow. */
  readonly partitioned = { across: [] };

  /** A bound speaks of whatever began in its block. */
  streamsBehind(table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    return table === 'board_begun_lanes' ? [] : streamOfIssue(table, row);
  }

  readonly byLives = {
    fill,
    addedTo: [
      ...['board_begun', 'board_latest', 'board_past', 'board_unit_since'],
      ...['inbox_latest', 'inbox_past'],
    ],
  };

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const changes = new Changes();
    await eachHistory(batch, tx, (before, after) => {
      changes.add(before, after);
    });
    await changes.write(tx);
  }
}

/** Of an issue that begins here nothing is there yet. */
async function fill(lives: readonly Life[], tx: PoolClient): Promise<void> {
  const changes = new Changes();
  for (const life of lives) changes.add(NO_VERSIONS, historyOfLife(life));
  await changes.copy(tx);
}

/** What a batch makes of each of its issues. */
async function eachHistory(
  batch: readonly RecordedEvent[],
  tx: PoolClient,
  take: (before: IssueVersions, after: IssueHistory) => void,
): Promise<void> {
  const issues = byIssue(batch);
  const known = await loadVersions(begunBefore(issues), tx);
  for (const [issue, events] of issues) {
    const before = known.get(issue) ?? NO_VERSIONS;
    take(before, foldVersions(before, events));
  }
}

/** Everything a batch changes, over all its issues. */
class Changes {
  readonly #pastBoard: Past<BoardVersion>[] = [];
  readonly #begun: BoardVersion[] = [];
  readonly #units: InvolvedUnit[] = [];
  readonly #latestBoard: BoardVersion[] = [];
  readonly #pastInbox: Past<InboxVersion>[] = [];
  readonly #latestInbox: InboxVersion[] = [];

  add(before: IssueVersions, { newest, pastBoard, pastInbox, units }: IssueHistory): void {
    const { board, inbox, inboxSince } = newest;
    if (board === undefined || board === before.board) return;
    for (const version of pastBoard) this.#pastBoard.push(version);
    for (const version of pastInbox) this.#pastInbox.push(version);
    this.#units.push(...units);
    this.#latestBoard.push(board);
    if (before.board === undefined) this.#begun.push(pastBoard[0] ?? board);
    for (const [id, row] of inbox) this.#addInbox(before.inbox.get(id), row, inboxSince.get(id));
  }

  /** Adds what no row is there of yet; bounds are of many issues. */
  async copy(tx: PoolClient): Promise<void> {
    if (this.#latestBoard.length === 0) return;
    await copyInto('board_past', PAST_BOARD, this.#pastBoard, tx);
    await copyInto('inbox_past', PAST_INBOX, this.#pastInbox, tx);
    await copyInto('board_begun', BEGUN, this.#begun, tx);
    await copyInto('board_unit_since', UNIT_SINCE, this.#units, tx);
    await copyInto('board_latest', LATEST_BOARD, this.#latestBoard, tx);
    await copyInto('inbox_latest', LATEST_INBOX, this.#latestInbox, tx);
    await tx.query({
      name: 'history-write-bounds',
      text: HISTORY_SQL.writeBounds,
      values: valuesOf(BOUNDS, boundsOf(this.#begun)),
    });
  }

  async write(tx: PoolClient): Promise<void> {
    if (this.#latestBoard.length === 0) return;
    await tx.query({
      name: 'history-write-board',
      text: HISTORY_SQL.writeBoard,
      values: [
        ...valuesOf(PAST_BOARD, this.#pastBoard),
        ...valuesOf(BEGUN, this.#begun),
        ...valuesOf(BOUNDS, boundsOf(this.#begun)),
        ...valuesOf(UNIT_SINCE, this.#units),
        ...valuesOf(LATEST_BOARD, this.#latestBoard),
      ],
    });
    if (this.#latestInbox.length === 0) return;
    await tx.query({
      name: 'history-write-inbox',
      text: HISTORY_SQL.writeInbox,
      values: [
        ...valuesOf(PAST_INBOX, this.#pastInbox),
        ...valuesOf(LATEST_INBOX, this.#latestInbox),
      ],
    });
  }

  #addInbox(
    before: InboxState | undefined,
    row: InboxState,
    since: InboxVersion['since'] | undefined,
  ): void {
    if (before !== row && since !== undefined) this.#latestInbox.push({ row, since });
  }
}
