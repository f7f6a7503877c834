import {
  accept,
  isAfter,
  refuse,
  type Actor,
  type Decision,
  type JsonObject,
} from '@shaodao/decider';
import type { FrozenTable, LeftOut, PublishedTableEvent } from './events.js';
import type { PublishedTableRejection } from './rejections.js';
import { revisionInForce, type PublishedTable, type PublishedTableState } from './state.js';

/** A table computed for publication, its text, and every unit in it. */
export interface TableDraft extends FrozenTable {
  readonly content: string;
  readonly units: readonly string[];
}

export type PublishedTableCommand =
  | {
      readonly type: 'PublishTable';
      readonly set: string;
      readonly period: string;
      /** First instant after the period; ISO 8601 UTC. */
      readonly periodEnd: string;
      readonly appealDays: number;
      readonly draft: TableDraft;
    }
  | {
      readonly type: 'FileAppeal';
      readonly appeal: string;
      readonly unit: string;
      readonly issue: string;
      readonly fact?: string;
      readonly reason: string;
      /** Whether the table in force counts the matter, or the fact, for the unit. */
      readonly counted: boolean;
    }
  | {
      readonly type: 'DecideAppeal';
      readonly appeal: string;
      readonly granted: boolean;
      /** Granted: the fact counts no more; else the matter's own events were put right. */
      readonly leaveOut: boolean;
      readonly reason: string;
    }
  | { readonly type: 'ReviseTable'; readonly reason: string; readonly draft: TableDraft };

export interface PublishedTableContext {
  /** ISO 8601 UTC. */
  readonly now: string;
  readonly actor: Actor;
  readonly isUnitWithin: (code: string, ancestor: string) => boolean;
}

type Command<T extends PublishedTableCommand['type']> = Extract<
  PublishedTableCommand,
  { readonly type: T }
>;

const DAY_MS = 86_400_000;
/** Characters of one piece of a table's text; far below what one event may hold. */
const PIECE = 200_000;

const no = (code: PublishedTableRejection, params?: JsonObject): Decision<never> =>
  refuse(code, params);

/** What happens to a published table, or why not. Pure. */
export function decidePublishedTable(
  command: PublishedTableCommand,
  state: PublishedTableState,
  context: PublishedTableContext,
): Decision<PublishedTableEvent> {
  if (command.type === 'PublishTable') return publish(command, state, context);
  if (state.status === 'NONE') return no('TABLE_NOT_PUBLISHED');
  switch (command.type) {
    case 'FileAppeal':
      return fileAppeal(command, state, context);
    case 'DecideAppeal':
      return decideAppeal(command, state, context);
    case 'ReviseTable':
      return revise(command, state, context);
  }
}

/** What granted appeals take out of the next revision; the same list until another is granted. */
export function leftOutBy({ appeals }: PublishedTable): readonly LeftOut[] {
  return appeals
    .filter(({ status, leaveOut }) => status === 'GRANTED' && leaveOut === true)
    .map(({ issue, fact, appeal }) => ({ issue, ...(fact === undefined ? {} : { fact }), appeal }));
}

function publish(
  { set, period, periodEnd, appealDays, draft }: Command<'PublishTable'>,
  state: PublishedTableState,
  { now }: PublishedTableContext,
): Decision<PublishedTableEvent> {
  if (state.status !== 'NONE') return no('TABLE_PUBLISHED_ALREADY');
  if (isAfter(periodEnd, now)) return no('PERIOD_RUNNING', { end: periodEnd });
  const appealUntil = daysAfter(now, appealDays);
  const { content, ...frozen } = draft;
  const data = { ...frozen, set, period, appealDays, appealUntil };
  return accept({ type: 'TablePublished', data }, ...pieces(1, content));
}

function fileAppeal(
  { appeal, unit, issue, fact, reason, counted }: Command<'FileAppeal'>,
  state: PublishedTable,
  { now }: PublishedTableContext,
): Decision<PublishedTableEvent> {
  const { units, appealUntil } = revisionInForce(state);
  if (!units.includes(unit)) return no('UNIT_NOT_IN_TABLE', { unit });
  if (isAfter(now, appealUntil)) return no('APPEAL_WINDOW_OVER', { until: appealUntil });
  if (!counted) return no('FACT_NOT_COUNTED', { unit, issue });
  const before = state.appeals.some(
    (each) => each.unit === unit && each.issue === issue && each.fact === fact,
  );
  if (before) return no('APPEALED_ALREADY', { unit });
  const about = fact === undefined ? {} : { fact };
  return accept({ type: 'AppealFiled', data: { appeal, unit, issue, ...about, reason } });
}

function decideAppeal(
  { appeal, granted, leaveOut, reason }: Command<'DecideAppeal'>,
  state: PublishedTable,
  { actor, isUnitWithin }: PublishedTableContext,
): Decision<PublishedTableEvent> {
  const filed = state.appeals.find((each) => each.appeal === appeal);
  if (filed === undefined) return no('APPEAL_UNKNOWN', { appeal });
  if (filed.status !== 'FILED') return no('APPEAL_DECIDED');
  if (filed.filedBy === actor.person) return no('OWN_APPEAL');
  if (actor.unit !== undefined && isUnitWithin(actor.unit, filed.unit))
    return no('OWN_UNIT_APPEAL');
  if (state.revisions.some(({ publishedBy }) => publishedBy === actor.person))
    return no('PUBLISHER_DECIDES_NOT');
  return accept(
    granted
      ? { type: 'AppealGranted', data: { appeal, leaveOut, reason } }
      : { type: 'AppealDenied', data: { appeal, reason } },
  );
}

/** Who is hurt by a revision nobody asked, so each opens a window of its own. */
function revise(
  { reason, draft }: Command<'ReviseTable'>,
  state: PublishedTable,
  { now }: PublishedTableContext,
): Decision<PublishedTableEvent> {
  const before = revisionInForce(state);
  const appeals = state.appeals
    .filter(({ status, revision }) => status === 'GRANTED' && revision === undefined)
    .map(({ appeal }) => appeal);
  if (appeals.length === 0 && isSame(before, draft)) return no('NOTHING_TO_REVISE');
  const revision = before.revision + 1;
  const appealUntil = daysAfter(now, state.appealDays);
  const { content, ...frozen } = draft;
  const data = { ...frozen, revision, reason, appeals, appealUntil };
  return accept({ type: 'TableRevised', data }, ...pieces(revision, content));
}

const isSame = (before: FrozenTable, draft: FrozenTable): boolean =>
  before.version === draft.version && before.figures === draft.figures;

function pieces(revision: number, content: string): readonly PublishedTableEvent[] {
  const events: PublishedTableEvent[] = [];
  for (let from = 0; from < content.length; from += PIECE) {
    const text = content.slice(from, from + PIECE);
    events.push({ type: 'TableContentKept', data: { revision, piece: events.length + 1, text } });
  }
  return events;
}

const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * DAY_MS).toISOString();
