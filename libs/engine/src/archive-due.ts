import type { Actor } from '@shaodao/decider';
import type { Engine } from './engine.js';

const ARCHIVIST: Actor = { person: 'system', roles: ['SYSTEM'] };
const PAGE = 500;

export interface ArchiveCounts {
  readonly archived: number;
  /** Closed ones whose reopen window still runs. */
  readonly waiting: number;
}

/**
 * Archives every closed issue whose reopen window is over, as the system, through the door: the
 * window is the decider's to judge. Doing it again archives what has become due since.
 */
export async function archiveDue(
  { board, door }: Pick<Engine, 'board' | 'door'>,
  signal?: AbortSignal,
): Promise<ArchiveCounts> {
  let archived = 0;
  let waiting = 0;
  let cursor: string | undefined;
  do {
    const page = await board.page(
      { phases: ['CLOSED'] },
      { all: true },
      { sort: 'reported', limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
    );
    const outcomes = await Promise.all(
      page.rows.map(({ issue, revision }) =>
        door.execute({
          issue,
          command: { type: 'ArchiveIssue' },
          commandId: `archive:${issue}:${String(revision)}`,
          actor: ARCHIVIST,
          correlationId: `archive:${issue}`,
        }),
      ),
    );
    const done = outcomes.filter((outcome) => outcome.kind === 'done').length;
    archived += done;
    waiting += outcomes.length - done;
    cursor = page.next;
  } while (cursor !== undefined && signal?.aborted !== true);
  return { archived, waiting };
}
