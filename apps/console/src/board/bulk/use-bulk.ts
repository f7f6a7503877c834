import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Problem } from '../../api/problem.js';
import type { BoardRow } from '../row.js';
import { Lacking, sendingOf, type BulkOrder, type Lack, type Said } from './bulk-orders.js';

/** So many are on their way to the server at a time: the others who work here wait no longer. */
const AT_ONCE = 4;
const REHEARSAL = { 'Shaodao-Rehearsal': 'true' };

/** What became, or would become, of one of the chosen matters. */
export type Item =
  | { readonly row: BoardRow; readonly state: 'waiting' }
  | { readonly row: BoardRow; readonly state: 'fine'; readonly sentences: readonly string[] }
  | { readonly row: BoardRow; readonly state: 'done'; readonly answer: unknown }
  | { readonly row: BoardRow; readonly state: 'lacks'; readonly lack: Lack }
  | { readonly row: BoardRow; readonly state: 'refused'; readonly detail: string }
  | { readonly row: BoardRow; readonly state: 'undone' };

export type Stage = 'asking' | 'rehearsing' | 'rehearsed' | 'carrying' | 'carried' | 'undoing';

/** One command for many matters: rehearsed first, then carried out for those it can be. */
export interface Bulk {
  readonly stage: Stage;
  readonly items: readonly Item[];
  readonly rehearse: (said: Said) => Promise<void>;
  readonly carryOut: () => Promise<void>;
  readonly undo: (reason: string) => Promise<void>;
  readonly startOver: () => void;
}

export function useBulk(order: BulkOrder, rows: readonly BoardRow[]): Bulk {
  const queries = useQueryClient();
  const [stage, setStage] = useState<Stage>('asking');
  const [items, setItems] = useState<readonly Item[]>([]);
  const [said, setSaid] = useState<Said>({});
  const each = useCallback(
    async (chosen: readonly Item[], act: (item: Item) => Promise<Item>): Promise<void> => {
      await inTurns(chosen, async (item) => {
        const next = await act(item).catch((error: unknown) => failed(item.row, error));
        setItems((before) => before.map((known) => (known.row === item.row ? next : known)));
      });
    },
    [],
  );
  return {
    stage,
    items,
    rehearse: async (words) => {
      const waiting = rows.map((row): Item => ({ row, state: 'waiting' }));
      setSaid(words);
      setItems(waiting);
      setStage('rehearsing');
      await each(waiting, async ({ row }) => ({
        row,
        state: 'fine',
        sentences: sentencesIn(await order.send(row, words, sendingOf(row, REHEARSAL))),
      }));
      setStage('rehearsed');
    },
    carryOut: async () => {
      setStage('carrying');
      const fine = items.filter(({ state }) => state === 'fine');
      await each(fine, async ({ row }) => ({
        row,
        state: 'done',
        answer: await order.send(row, said, sendingOf(row, {})),
      }));
      setStage('carried');
      await queries.invalidateQueries();
    },
    undo: async (reason) => {
      setStage('undoing');
      const done = items.filter((item) => item.state === 'done');
      await each(done, async (item) => {
        if (item.state === 'done') await order.undo?.(item.row, item.answer, reason);
        return { row: item.row, state: 'undone' };
      });
      setStage('carried');
      await queries.invalidateQueries();
    },
    startOver: () => {
      setStage('asking');
    },
  };
}

/** Some at a time, in the order given. */
async function inTurns<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await act(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

function failed(row: BoardRow, error: unknown): Item {
  if (error instanceof Lacking) return { row, state: 'lacks', lack: error.lack };
  const detail = error instanceof Problem ? error.body.detail : String(error);
  return { row, state: 'refused', detail };
}

/** What a rehearsal says would happen. */
function sentencesIn(answer: unknown): readonly string[] {
  const { data = answer } = answer as { data?: unknown };
  const { events } = data as { events: readonly { readonly sentence: string }[] };
  return events.map(({ sentence }) => sentence);
}
