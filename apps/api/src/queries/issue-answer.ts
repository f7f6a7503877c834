import type { JsonObject } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import type {
  Assignment,
  Evaluation,
  Hold,
  PossessionAccount,
  RunningIssue,
  SupervisionOrder,
} from '@shaodao/issue';
import type { BoardRow } from '@shaodao/read-models';
import { possessionOf, shownClocks, type ShownClock } from './possession.js';
import { reveal, type Views } from './personal-view.js';
import { shownPeople, type ShownPeople } from './resident-identity.js';

/** One issue: the board's row, what the appellant said, and who works on it. */
export type IssueAnswer = Omit<BoardRow, 'title' | 'position' | keyof ShownPeople> &
  ShownPeople & {
    readonly position: string;
    /** As reported; fields the caller may not see, or of an erased resident, are null. */
    readonly reported: JsonObject;
    /** The mechanism it runs under, from acceptance until archiving. */
    readonly profile?: RunningIssue['profile'];
    readonly assignments: readonly Assignment[];
    readonly supervisionOrders: readonly SupervisionOrder[];
    readonly evaluations: readonly Evaluation[];
    /** Whose turn it is, and since when; absent where the matter has ended. */
    readonly turn?: PossessionAccount['turn'];
    readonly clocks: readonly ShownClock[];
    /** Suspended or on the ledger. */
    readonly hold?: Hold;
  };

/** The issue as the views allow; phase and revision are those of the stream itself. */
export async function issueAnswer(
  row: BoardRow,
  views: Views,
  engine: Engine,
): Promise<IssueAnswer> {
  const { store, issues, vault } = engine;
  const { state, revision } = await issues.load(row.issue);
  const { title: _title, position, ...known } = row;
  const running = 'assignments' in state ? state : undefined;
  const { turn } = await possessionOf(row.issue, engine);
  return {
    ...known,
    ...shownPeople(row, views),
    ...(state.phase === 'NONE' ? {} : { phase: state.phase }),
    revision,
    position: String(position),
    reported: await reportOf(row.issue, views, { store, vault }),
    ...(running === undefined ? {} : { profile: running.profile }),
    assignments: running?.assignments ?? [],
    supervisionOrders: running?.supervision ?? [],
    evaluations: running?.evaluations ?? [],
    ...(running?.hold === undefined ? {} : { hold: running.hold }),
    ...(turn === undefined ? {} : { turn }),
    clocks: state.phase === 'NONE' ? [] : shownClocks(state.clocks, engine),
  };
}

async function reportOf(
  issue: string,
  views: Views,
  { store, vault }: Pick<Engine, 'store' | 'vault'>,
): Promise<JsonObject> {
  for await (const first of store.readStream(`issue-${issue}`, { limit: 1 })) {
    const [report] = await reveal(
      [{ type: first.type, data: first.data as JsonObject }],
      views,
      vault,
    );
    const { title, description, appellant, place, media, noReplyWanted } = report ?? {};
    return Object.fromEntries(
      Object.entries({ title, description, appellant, place, media, noReplyWanted }).filter(
        ([, value]) => value !== undefined,
      ),
    ) as JsonObject;
  }
  return {};
}
