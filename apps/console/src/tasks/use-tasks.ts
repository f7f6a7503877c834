import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { api } from '../api/client.js';
import { language } from '../language/choice.js';
import { heard, type Heard } from '../offline/copies.js';
import { useMe } from '../session/use-me.js';
import { keepDay } from './keep-day.js';
import { useChanges } from './use-changes.js';
import { tasksOf, type BoardRow, type InboxEntry, type Task } from './task.js';

/** Most tasks of a unit that a phone shows; a unit with more works at the board. */
const MOST = 200;
const ZONE_HOURS = 8;

interface Lists {
  readonly open: readonly InboxEntry[];
  readonly done: readonly InboxEntry[];
  readonly rows: readonly BoardRow[];
}

/** The unit's tasks, also without a line as they were last heard; each is kept for such a time. */
export function useTasks(): {
  readonly tasks: readonly Task[] | undefined;
  readonly heard: Heard<Lists> | undefined;
  readonly error: Error | null;
  readonly refresh: () => void;
} {
  const { me } = useMe();
  const queries = useQueryClient();
  const unit = me?.actor?.unit;
  const { data, error } = useQuery({
    queryKey: ['tasks', unit],
    queryFn: () => heard('tasks', asked),
    enabled: unit !== undefined,
    networkMode: 'always',
  });
  useChanges(() => {
    void queries.invalidateQueries({ queryKey: ['tasks'] });
  });
  const tasks = useMemo(
    () => (data === undefined || unit === undefined ? undefined : tasksOf({ ...data.value, unit })),
    [data, unit],
  );
  useEffect(() => {
    if (data?.kept !== false || tasks === undefined) return;
    const stop = new AbortController();
    void keepDay(tasks, language(), stop.signal);
    return () => {
      stop.abort();
    };
  }, [tasks, data?.kept]);
  return {
    tasks,
    heard: data,
    error,
    refresh: () => void queries.invalidateQueries({ queryKey: ['tasks'] }),
  };
}

async function asked(): Promise<Lists> {
  const [open, done, board] = await Promise.all([
    api.GET('/inbox', { params: { query: { limit: MOST } } }),
    api.GET('/inbox', { params: { query: { open: false, doneFrom: midnight(), limit: MOST } } }),
    api.GET('/issues', { params: { query: { open: true, limit: MOST } } }),
  ]);
  return {
    open: open.data?.entries ?? [],
    done: done.data?.entries ?? [],
    rows: board.data?.issues ?? [],
  };
}

/** When today began by the clocks of China, ISO 8601. */
function midnight(now = Date.now()): string {
  const there = new Date(now + ZONE_HOURS * 3_600_000).toISOString();
  return `${there.slice(0, 10)}T00:00:00+08:00`;
}
