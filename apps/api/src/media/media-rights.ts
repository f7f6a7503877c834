import type { Actor } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import type { Caller } from '@shaodao/identity';
import type { MediaRow } from '@shaodao/media';
import { HOUSE_SIDE_STREAMS } from '@shaodao/side-streams';
import { Problem } from '../http/problem.js';
import { viewsOf } from '../queries/personal-view.js';
import type { ReadLists } from '../queries/read-lists.js';
import { denied, factsOf, must } from '../queries/reading-rights.js';
import { readSide } from '../side-streams/side-answers.js';
import { sideViews } from '../side-streams/side-views.js';

interface Asked {
  readonly actor: Actor;
  /** Of somebody who reaches one matter only. */
  readonly visit: Caller['visit'];
  readonly engine: Engine;
  readonly lists: ReadLists;
}

/**
 * Whoever brought a picture sees it, and whoever may read the stream that names it and is shown its
 * pictures there (domain §6.6: not an assist's handler, not an analyst).
 * @throws Problem 403, or 503 where the board has not heard of the issue yet
 */
export async function mustSee({ uploader, stream }: MediaRow, asked: Asked): Promise<void> {
  const { actor, visit } = asked;
  if (visit?.issue !== undefined && stream !== `issue-${visit.issue}`) throw denied('OUT_OF_SCOPE');
  if (actor.person === uploader) return;
  if (stream === undefined) throw denied('OUT_OF_SCOPE');
  const dash = stream.indexOf('-');
  const [kind, id] = [stream.slice(0, dash), stream.slice(dash + 1)];
  const shown = kind === 'issue' ? await ofIssue(id, asked) : await ofSide(kind, id, asked);
  if (shown !== 'clear') throw denied('OUT_OF_SCOPE');
}

async function ofIssue(issue: string, { actor, engine, lists }: Asked): Promise<string> {
  const row = await engine.board.issue(issue, { all: true });
  if (row === undefined)
    throw new Problem(503, 'PROJECTION_BEHIND', { headers: { 'retry-after': '1' } });
  const directory = lists.current();
  must(actor, 'issue', factsOf(row), directory);
  return viewsOf(actor, factsOf(row), directory).media;
}

async function ofSide(kind: string, id: string, { actor, engine, lists }: Asked): Promise<string> {
  const definition = HOUSE_SIDE_STREAMS.find(kind);
  if (definition === undefined) throw denied('OUT_OF_SCOPE');
  const { facts } = await readSide(engine, definition, id, actor);
  return sideViews(actor, definition, facts, lists.current()).media;
}
