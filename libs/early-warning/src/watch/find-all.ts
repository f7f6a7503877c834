import { setImmediate as breath } from 'node:timers/promises';
import { dueOf, workingMinutesBetween, type WorkingCalendar } from '@shaodao/deadlines';
import type { DirectorySnapshot } from '@shaodao/directory';
import type { AlertSection } from '../core/alert/section.js';
import { findClusters } from '../core/detect/clusters.js';
import { DAY_MS, evidenceOf, grouped, type Finding } from '../core/detect/finding.js';
import { findNearDue, type UnitLoad } from '../core/detect/near-due.js';
import { climb, type Places } from '../core/detect/places.js';
import { findRepeats } from '../core/detect/repeats.js';
import { findSurges } from '../core/detect/surges.js';
import { lowest } from '../core/detect/thresholds.js';
import type { RecentCount, Span, WarningQueries } from '../read/queries.js';
import { placesOf } from './places-of.js';

/** What detection looks at. */
export interface Outlook {
  readonly queries: WarningQueries;
  readonly section: AlertSection;
  /** The organisation as it is at that moment: all weeks are counted by it, so that like is held against like. */
  readonly directory: DirectorySnapshot;
  readonly calendar: WorkingCalendar;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** Everything that holds at the moment. */
export async function findAll(outlook: Outlook): Promise<readonly Finding[]> {
  const places = placesOf(outlook.directory);
  const found = await Promise.all([
    clusters(outlook, places),
    repeats(outlook, places),
    surges(outlook, places),
    nearDue(outlook, places),
  ]);
  return found.flat();
}

const lastDays = (days: number, now: string): Span => ({
  since: new Date(Date.parse(now) - days * DAY_MS).toISOString(),
  until: now,
});

/** Categories of which some place has at least so many reports: no others can be found. */
function busy(counts: readonly RecentCount[], least: number, places: Places): readonly string[] {
  const filedIn = new Map<string, Map<string, number>>();
  for (const { category, territory, reports } of counts) {
    const filed = filedIn.get(category) ?? new Map<string, number>();
    filedIn.set(category, filed.set(territory, reports));
  }
  return [...filedIn].flatMap(([category, filed]) => {
    let most = 0;
    const look = (_territory: string, reports: number): boolean => {
      most = Math.max(most, reports);
      return false;
    };
    climb(filed, (held, passedOn) => held + passedOn, look, places);
    return most >= least ? [category] : [];
  });
}

/**
 * One category after the other, with a breath in between: a city's worth at once would hold up the
 * requests that the same process answers.
 */
async function byCategory<T extends { readonly category: string }, F>(
  items: readonly T[],
  find: (mine: readonly T[]) => readonly F[],
): Promise<readonly F[]> {
  const found: F[] = [];
  for (const [, mine] of grouped(items, ({ category }) => category)) {
    found.push(...find(mine));
    await breath();
  }
  return found;
}

async function clusters(
  { queries, section, now }: Outlook,
  places: Places,
): Promise<readonly Finding[]> {
  if (section.cluster === undefined) return [];
  const span = lastDays(section.cluster.days, now);
  const counts = await queries.recent(span);
  const categories = busy(counts, lowest(section, 'cluster', 'reports'), places);
  if (categories.length === 0) return [];
  const reports = await queries.reportsOf(categories, span);
  return byCategory(reports, (mine) => findClusters(mine, section, places, now));
}

async function repeats(
  { queries, section, now }: Outlook,
  places: Places,
): Promise<readonly Finding[]> {
  if (section.repeat === undefined) return [];
  const span = lastDays(section.repeat.days, now);
  const reports = await queries.repeated(span, lowest(section, 'repeat', 'reports'));
  return findRepeats(reports, section, places, now);
}

async function surges(
  { queries, section, now }: Outlook,
  places: Places,
): Promise<readonly Finding[]> {
  if (section.surge === undefined) return [];
  const { days, weeks } = section.surge;
  const span = lastDays(days, now);
  const [counts, first] = await Promise.all([queries.recent(span), queries.firstReport()]);
  const categories = busy(counts, lowest(section, 'surge', 'reports'), places);
  if (categories.length === 0 || first === undefined) return [];
  const known = Math.floor((Date.parse(span.since) - Date.parse(first)) / (7 * DAY_MS));
  const counted = await queries.weeks(now, categories, weeks, days);
  const found = await byCategory(counted, (mine) => findSurges(mine, known, section, places));
  const surging = [...new Set(found.flatMap(({ finding }) => finding.category ?? []))];
  if (surging.length === 0) return [];
  const reports = await queries.reportsOf(surging, span);
  return found.map(({ finding, filedIn }) => {
    const there = new Set(filedIn);
    const behind = reports.filter(
      ({ category, territory }) => category === finding.category && there.has(territory),
    );
    return { ...finding, evidence: evidenceOf(behind, section.mostEvidence) };
  });
}

async function nearDue(outlook: Outlook, places: Places): Promise<readonly Finding[]> {
  const { queries, section, directory, calendar, now } = outlook;
  const rule = section.nearDue;
  if (rule === undefined) return [];
  const units = [...directory.entries('units').keys()];
  const ahead = dueOf(now, { amount: rule.hours, unit: 'WORK_HOUR' }, calendar).dueAt;
  const soon: Span = { since: now, until: ahead };
  const due = await queries.dueSoon(units, soon, lowest(section, 'nearDue', 'assignments'));
  if (due.size === 0) return [];
  const since = workingDaysBefore(now, rule.days, calendar);
  const [first, done] = await Promise.all([
    queries.dueFirst([...due.keys()], soon, section.mostEvidence),
    queries.done([...due.keys()], { since, until: now }),
  ]);
  const workedHours = workingMinutesBetween(since, now, calendar) / 60;
  const loads = [...due].map(([unit, count]): UnitLoad => {
    const territory = directory.unit(unit)?.territory;
    return {
      unit,
      due: count,
      first: first.get(unit) ?? [],
      done: done.get(unit) ?? 0,
      workedHours,
      hoursPerDay: workedHours / rule.days,
      ...(territory === undefined ? {} : { territory }),
    };
  });
  return findNearDue(loads, section, places);
}

/** The instant before which so many whole working days of office time lie until now. */
function workingDaysBefore(now: string, days: number, calendar: WorkingCalendar): string {
  const until = Date.parse(now);
  const today = calendar.dayOf(until);
  const start = calendar.workdayAt(calendar.workdaysBefore(today) - days);
  return new Date(calendar.endOfDay(start - 1) + 1).toISOString();
}
