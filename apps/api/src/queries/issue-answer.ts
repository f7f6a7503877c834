import type { JsonObject } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import type { RecordedEvent } from '@shaodao/event-store';
import type {
  Assignment,
  Evaluation,
  Hold,
  IssueState,
  PossessionAccount,
  RunningIssue,
  SupervisionOrder,
} from '@shaodao/issue';
import type { BoardRow, IssueAsOf } from '@shaodao/read-models';
import {
  possessionIn,
  possessionOf,
  shownClocks,
  type Clockwork,
  type ShownClock,
} from './possession.js';
import { shownOverlays, type ShownOverlays } from './overlay-answer.js';
import { reveal, type Views } from './personal-view.js';
import { shownPeople, type ShownPeople } from './resident-identity.js';

/** One issue: the board's row, what the appellant said, and who works on it. */
export type IssueAnswer = Omit<BoardRow, 'title' | 'position' | keyof ShownPeople> &
  ShownPeople &
  ShownOverlays & {
    readonly position: string;
    /** As reported; fields the caller may not see, or of an erased resident, are null. */
    readonly reported: JsonObject;
    /** The mechanism it runs under, from acceptance until archiving. */
    readonly profile?: RunningIssue['profile'];
    /** The level it is at and who owns it there, where the mechanism knows levels. */
    readonly level?: RunningIssue['level'];
    /** Tags of the mechanism it carries. */
    readonly tags?: RunningIssue['tags'];
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
  const { turn } = await possessionOf(row.issue, engine);
  const reported = await reportOf(row.issue, views, { store, vault });
  return answerOf({ ...row, revision }, state, views, { reported, turn, clockwork: engine });
}

/** The issue as of a moment. */
export async function issueAnswerThen(
  { row, state, events, facts }: IssueAsOf,
  views: Views,
  clockwork: Clockwork,
  { vault, playbooks }: Pick<Engine, 'vault' | 'playbooks'>,
): Promise<IssueAnswer> {
  const { turn } = possessionIn(facts, clockwork, playbooks);
  const reported = await shownReport(events[0], views, vault);
  return answerOf(row, state, views, { reported, turn, clockwork });
}

interface Beside {
  readonly reported: JsonObject;
  readonly turn: PossessionAccount['turn'] | undefined;
  readonly clockwork: Clockwork;
}

function answerOf(
  row: BoardRow,
  state: IssueState,
  views: Views,
  { reported, turn, clockwork }: Beside,
): IssueAnswer {
  const { title: _title, position, ...known } = row;
  const running = 'assignments' in state ? state : undefined;
  return {
    ...known,
    ...shownPeople(row, views),
    ...(state.phase === 'NONE' ? {} : { phase: state.phase }),
    position: String(position),
    reported,
    ...(running === undefined ? {} : mechanismOf(running)),
    assignments: running?.assignments ?? [],
    supervisionOrders: running?.supervision ?? [],
    evaluations: running?.evaluations ?? [],
    ...shownOverlays(state, views),
    ...(running?.hold === undefined ? {} : { hold: running.hold }),
    ...(turn === undefined ? {} : { turn }),
    clocks: state.phase === 'NONE' ? [] : shownClocks(state.clocks, clockwork),
  };
}

const mechanismOf = ({
  profile,
  level,
  tags,
}: RunningIssue): Pick<IssueAnswer, 'profile' | 'level' | 'tags'> => ({
  profile,
  ...(level === undefined ? {} : { level }),
  tags,
});

async function reportOf(
  issue: string,
  views: Views,
  { store, vault }: Pick<Engine, 'store' | 'vault'>,
): Promise<JsonObject> {
  for await (const first of store.readStream(`issue-${issue}`, { limit: 1 }))
    return shownReport(first, views, vault);
  return {};
}

async function shownReport(
  first: RecordedEvent | undefined,
  views: Views,
  vault: Engine['vault'],
): Promise<JsonObject> {
  if (first === undefined) return {};
  const stored = { type: first.type, data: first.data as JsonObject };
  const [report] = await reveal([stored], views, vault);
  const { title, description, appellant, place, media, noReplyWanted } = report ?? {};
  return Object.fromEntries(
    Object.entries({ title, description, appellant, place, media, noReplyWanted }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as JsonObject;
}
