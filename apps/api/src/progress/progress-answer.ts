import type { JsonObject } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import type { IssueEventType, IssueState, Phase } from '@shaodao/issue';
import type { BoardRow } from '@shaodao/read-models';
import { reveal, type Views } from '../queries/personal-view.js';

/** What happened, as far as it concerns whoever brought the matter. */
export type NewsType = (typeof NEWS)[number];

/** One line of news; `text` is what somebody wrote for the resident. */
export interface News {
  readonly type: NewsType;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Which unit it was, or was given to. */
  readonly unitName?: Named;
  /** Null where the text is erased. */
  readonly text?: string | null;
  /** A limit that was promised, ISO 8601 UTC. */
  readonly dueAt?: string;
  /** Of a rating, as it was given. */
  readonly resolution?: string;
  readonly satisfaction?: string;
}

interface Named {
  readonly zh: string;
  readonly en: string;
}

/** Pictures a resident may see: their own, and those of the place before and after the work. */
export interface ProgressPictures {
  readonly reported: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** How far a matter is, without who is who in the offices. */
export interface ProgressAnswer {
  readonly issue: string;
  readonly receiptCode: string;
  readonly revision: number;
  readonly phase: Phase;
  /** Null where the text is erased. */
  readonly title: string | null;
  readonly reportedAt: string;
  /** Promised for the whole matter, ISO 8601 UTC. */
  readonly dueAt?: string;
  /** Who is at it. */
  readonly unit?: { readonly code: string; readonly name: Named };
  readonly news: readonly News[];
  readonly pictures: ProgressPictures;
}

/** Steps of the offices among themselves are not told: who was asked, reminded, argued with or carded. */
const NEWS = [
  'IssueReported',
  'IssueRedirected',
  'IntakeRejected',
  'IssueAnswered',
  'IssueAccepted',
  'IssueDispatched',
  'IssueRedispatched',
  'AssignmentSigned',
  'AppellantContacted',
  'InterimReported',
  'ExtensionGranted',
  'IssueSuspended',
  'IssueResumed',
  'CommunitySettled',
  'IssueHandled',
  'ResultVerified',
  'ReworkOrdered',
  'IssueFedBack',
  'IssueEvaluated',
  'IssueClosed',
  'IssueReopened',
  'IssueWithdrawn',
  'IssueTerminated',
] as const satisfies readonly IssueEventType[];

/** The texts that are written for the resident; notes of the work are not among them. */
const TEXTS: Readonly<Partial<Record<NewsType, string>>> = {
  IntakeRejected: 'properChannel',
  IssueAnswered: 'answer',
  InterimReported: 'content',
  ExtensionGranted: 'told',
  IssueFedBack: 'content',
  IssueReopened: 'reason',
  IssueEvaluated: 'comment',
};

/** Limits that are the resident's business; those of the offices among themselves are shorter. */
const PROMISES: readonly NewsType[] = ['IssueAccepted', 'ExtensionGranted'];

interface Happened {
  readonly type: string;
  readonly at: string;
  readonly data: JsonObject;
}

/** The matter of this row as it is told to residents, its texts as far as the views allow. */
export async function progressAnswer(
  row: BoardRow,
  views: Views,
  { store, vault, issues, directory }: Pick<Engine, 'store' | 'vault' | 'issues' | 'directory'>,
): Promise<ProgressAnswer> {
  const stored: { readonly type: string; readonly at: string; readonly data: JsonObject }[] = [];
  for await (const { type, occurredAt, data } of store.readStream(`issue-${row.issue}`))
    stored.push({ type, at: occurredAt, data: data as JsonObject });
  const shown = await reveal(stored, views, vault);
  const happened = stored.map(({ type, at }, index) => ({ type, at, data: shown[index] ?? {} }));
  const { state, revision } = await issues.load(row.issue);
  const [report] = happened;
  const { leadUnit: unit, dueAt } = row;
  const lists = directory.current();
  const named = (code: string): Named => ({
    zh: lists.name('unit', code, 'zh'),
    en: lists.name('unit', code, 'en'),
  });
  return {
    issue: row.issue,
    receiptCode: row.receiptCode,
    revision,
    phase: phaseOf(state, row),
    title: textIn(report?.data, 'title') ?? null,
    reportedAt: row.reportedAt,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(unit === undefined ? {} : { unit: { code: unit, name: named(unit) } }),
    news: happened.filter(isNews).map((event) => newsOf(event, named)),
    pictures: picturesIn(happened),
  };
}

const phaseOf = (state: IssueState, row: BoardRow): Phase =>
  state.phase === 'NONE' ? row.phase : state.phase;

const isNews = (event: Happened): event is Happened & { readonly type: NewsType } =>
  (NEWS as readonly string[]).includes(event.type);

function newsOf(
  { type, at, data }: Happened & { readonly type: NewsType },
  named: (unit: string) => Named,
): News {
  const field = TEXTS[type];
  const text = field === undefined ? undefined : textIn(data, field);
  const unit = unitIn(data);
  const told = (name: string): Readonly<Record<string, string>> =>
    typeof data[name] === 'string' ? { [name]: data[name] } : {};
  return {
    type,
    at,
    ...(text === undefined ? {} : { text }),
    ...(unit === undefined ? {} : { unitName: named(unit) }),
    ...(PROMISES.includes(type) ? told('dueAt') : {}),
    ...told('resolution'),
    ...told('satisfaction'),
  };
}

/** The unit that acted, or that the matter was given to. */
function unitIn({ unit, lead }: JsonObject): string | undefined {
  if (typeof unit === 'string') return unit;
  const given =
    typeof lead === 'object' && lead !== null && !Array.isArray(lead) ? lead['unit'] : undefined;
  return typeof given === 'string' ? given : undefined;
}

/** A text as it was revealed: null where it may not be seen; undefined where there was none. */
function textIn(data: JsonObject | undefined, field: string): string | null | undefined {
  const value = data?.[field];
  return typeof value === 'string' || value === null ? value : undefined;
}

function picturesIn(happened: readonly Happened[]): ProgressPictures {
  const of = (...wanted: ((event: Happened) => boolean)[]): readonly string[] => [
    ...new Set(
      happened
        .filter((event) => wanted.some((test) => test(event)))
        .flatMap(({ data }) => (Array.isArray(data['media']) ? data['media'] : []))
        .filter((each) => typeof each === 'string'),
    ),
  ];
  const is =
    (...types: IssueEventType[]) =>
    ({ type }: Happened): boolean =>
      (types as readonly string[]).includes(type);
  const attached =
    (stage: string) =>
    ({ type, data }: Happened): boolean =>
      type === 'EvidenceAttached' && data['stage'] === stage;
  return {
    reported: of(is('IssueReported')),
    before: of(attached('BEFORE')),
    after: of(attached('AFTER'), is('IssueHandled', 'ResultVerified', 'CommunitySettled')),
  };
}
