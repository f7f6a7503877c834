import {
  externalFact,
  factsOf,
  foldAllFacts,
  foldFigures,
  foldMediation,
  mediationFact,
  type Fact,
  type GivenFigures,
  type GivenFiguresEvent,
  type IssueFacts,
  type MediationFacts,
  type RecordedMediation,
} from '@shaodao/assessment';
import { compileCalendar, OFFICE_HOURS_CN } from '@shaodao/deadlines';
import type { RecordedEvent } from '@shaodao/event-store';
import { HistoryMissing, streamOf, type RecordedIssueEvent } from '../issue-event.js';

/**
 * Working time in figures is that of the calendar that ships: a calendar published later must not
 * change a figure that was published before.
 */
const CALENDAR = compileCalendar(OFFICE_HOURS_CN);

/** What an issue's events have told so far, as figures need it; or a mediation's, or figures given. */
export interface Told {
  /** The issue; of a mediation and of figures given their stream, e.g. `mediation-01K…`. */
  readonly matter: string;
  readonly revision: number;
  readonly position: number;
  /** When the last event took effect: an event never counts before the one it follows. ISO 8601. */
  readonly changedAt: string;
  readonly state: IssueFacts | MediationFacts | GivenFigures;
}

const MEDIATION = 'mediation-';
const FIGURES = 'figures-';

/** Matters that are told by a stream other than an issue's are named as it is. */
const namedAsStream = (matter: string): boolean =>
  matter.startsWith(MEDIATION) || matter.startsWith(FIGURES);

/** The matter an event tells of; undefined where figures do not look at its stream. */
export function matterOf({ stream }: Pick<RecordedEvent, 'stream'>): string | undefined {
  if (namedAsStream(stream)) return stream;
  return stream.startsWith(streamOf('')) ? stream.slice(streamOf('').length) : undefined;
}

export const streamOfMatter = (matter: string): string =>
  namedAsStream(matter) ? matter : streamOf(matter);

/** The matter that tells a fact: of an issue's the issue, of a mediation about it the mediation … */
export function matterTelling(issue: string, fact: string): string {
  const [kind, id] = [fact.slice(0, fact.indexOf('/')), fact.slice(fact.indexOf('/') + 1)];
  // A figure's own name begins with what its stream is named after (`figureId`).
  if (kind === 'EXTERNAL') return FIGURES + id.split('|', 3).join('-');
  return kind === 'MEDIATION' ? `${MEDIATION}${id}` : issue;
}

/** The events of a batch matter by matter, in order. */
export function byMatter(
  batch: readonly RecordedEvent[],
): ReadonlyMap<string, readonly RecordedEvent[]> {
  const matters = new Map<string, RecordedEvent[]>();
  for (const event of batch) {
    const matter = matterOf(event);
    if (matter === undefined) continue;
    const events = matters.get(matter);
    if (events === undefined) matters.set(matter, [event]);
    else events.push(event);
  }
  return matters;
}

/**
 * The matter after one more event; the same where the event is known already.
 * @throws HistoryMissing where events before this one are not known
 */
export function tell(before: Told | undefined, matter: string, event: RecordedEvent): Told {
  if (before !== undefined && event.revision <= before.revision) return before;
  return toldAfter(before, matter, [event], event);
}

/**
 * The matter after more events of its stream, in order; the same where all are known already.
 * @throws HistoryMissing where events before these are not known
 */
export function tellAll(
  before: Told | undefined,
  matter: string,
  events: readonly RecordedEvent[],
): Told | undefined {
  const fresh =
    before === undefined ? events : events.filter(({ revision }) => revision > before.revision);
  const last = fresh.at(-1);
  return last === undefined ? before : toldAfter(before, matter, fresh, last);
}

function toldAfter(
  before: Told | undefined,
  matter: string,
  events: readonly RecordedEvent[],
  last: RecordedEvent,
): Told {
  let known = before?.revision ?? 0;
  let changedAt = before?.changedAt;
  for (const event of events) {
    if (event.revision !== known + 1) throw new HistoryMissing(event);
    known += 1;
    if (changedAt === undefined || changedAt < event.occurredAt) changedAt = event.occurredAt;
  }
  const { stream, revision, position, occurredAt } = last;
  const state = folded(before?.state, stream, events);
  if (state === undefined) throw new HistoryMissing(last);
  return { matter, revision, position, changedAt: changedAt ?? occurredAt, state };
}

/** What these streams hold was decided by their aggregates. */
function folded(
  before: Told['state'] | undefined,
  stream: string,
  events: readonly RecordedEvent[],
): Told['state'] | undefined {
  if (stream.startsWith(FIGURES)) {
    let figures = before !== undefined && 'figures' in before ? before : undefined;
    for (const event of events as unknown as readonly GivenFiguresEvent[])
      figures = foldFigures(figures, event);
    return figures;
  }
  if (!stream.startsWith(MEDIATION)) {
    const issue =
      before === undefined || 'mediation' in before || 'figures' in before ? undefined : before;
    return foldAllFacts(issue, events as readonly RecordedIssueEvent[]);
  }
  let mediation = before !== undefined && 'mediation' in before ? before : undefined;
  for (const event of events as unknown as readonly RecordedMediation[]) {
    mediation = foldMediation(mediation, event);
    if (mediation === undefined) return undefined;
  }
  return mediation;
}

/** The facts of a matter by their place among them. */
export function factsByKey(told: Told | undefined): ReadonlyMap<string, Fact> {
  const facts = new Map<string, Fact>();
  if (told === undefined) return facts;
  for (const fact of factsToldBy(told.state)) facts.set(factKey(fact), fact);
  return facts;
}

function factsToldBy(state: Told['state']): readonly Fact[] {
  if ('figures' in state) return state.figures.map(externalFact);
  return 'mediation' in state ? [mediationFact(state)] : factsOf(state, CALENDAR);
}

/** How a fact is named among those of its issue, e.g. `ASSIGNMENT/a-7K3`. */
export const factKey = ({ kind, id }: Pick<Fact, 'kind' | 'id'>): string => `${kind}/${id}`;

/**
 * The instant a fact is judged at: that of the table, or that of its issue's last event where it is
 * later (people's clocks differ).
 */
export const judgedAt = (asOf: string, changedAt: string): string =>
  asOf > changedAt ? asOf : changedAt;
