import { DirectoryService } from '@shaodao/directory';
import type { EventStore } from '@shaodao/event-store';
import type { Log, Metrics } from '@shaodao/platform';
import { HOUSE_PARSER, PlaybookService, readPlaybooks } from '@shaodao/playbooks';
import type { InboxQueries } from '@shaodao/read-models';
import { observed } from './telemetry/observed-doors.js';

/** The lists that every command is decided by; each process keeps them folded in memory and follows them. */
export interface Lists {
  readonly directory: DirectoryService;
  readonly playbooks: PlaybookService;
}

/** Reads the directory and the playbooks, and publishes those that ship. */
export async function openLists(parts: {
  readonly store: EventStore;
  readonly inbox: InboxQueries;
  readonly metrics: Metrics;
  readonly now: () => Date;
  readonly log: Log;
}): Promise<Lists> {
  const { store, inbox, metrics, now, log } = parts;
  const directory = await DirectoryService.start(store, {
    now,
    openAssignments: async (unit) => (await inbox.counts(unit, HIDDEN_FROM_NOBODY)).open,
    around: (type, run) => observed(metrics, type, () => ({}), run),
  });
  const playbooks = await PlaybookService.start(store, HOUSE_PARSER, now);
  await publishShipped(playbooks, log);
  return { directory, playbooks };
}

/** Whoever retires a unit must know of all its work. */
const HIDDEN_FROM_NOBODY = { units: [], person: '' };

/** What ships is in force at once; a version that a city published otherwise is left, and said. */
async function publishShipped(playbooks: PlaybookService, log: Log): Promise<void> {
  const by = { person: 'system', roles: ['SYSTEM'] };
  const news = readPlaybooks(playbooks.parser, undefined, (text) => playbooks.isPublished(text));
  const kept = await playbooks.publishShipped(news, by);
  if (kept.length > 0)
    log.warn({ playbooks: kept }, 'shipped playbooks differ from the published ones, which stay');
}
