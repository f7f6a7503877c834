import type { Mapping, Progress, TimeOrder } from './model.js';
import { PROGRESS } from './model.js';
import { bindRule, columnsOf, type Columns, type Reading } from './rules.js';
import { rejectRow } from './row-reject.js';
import { timeReader } from './time-format.js';
import { Zone } from './zone.js';

const DAY = 86_400_000;

/** The moments of one record, milliseconds since 1970 (UTC). */
export interface Moments {
  readonly opened: number;
  readonly accepted: number;
  readonly dispatched: number;
  readonly signed: number;
  /** Only where the record has come that far. */
  readonly handled?: number;
  readonly closed?: number;
  readonly due: number;
}

/** Binds the mapping's times: one function from a row to its moments, rejecting what cannot be. */
export function bindTimes(
  mapping: Mapping,
  columns: Columns,
): (row: readonly string[], progress: Progress) => Moments {
  const { times, deadline } = mapping;
  const zone = new Zone(times.zone);
  const read = timeReader(times.format);
  const bind = (rule: Parameters<typeof bindRule>[0] | undefined): TimeReading | undefined =>
    rule && timeReading(bindRule(rule, columns), columnsOf(rule).join('+'), read, zone);
  const opened = required(bind(times.opened));
  const closed = required(bind(times.closed));
  const due = required(bind(deadline.at));
  const [accepted, dispatched, signed, handled] = [
    bind(times.accepted),
    bind(times.dispatched),
    bind(times.signed),
    bind(times.handled),
  ];
  const days = bindDays(mapping, columns);
  const notBefore = mapping.checks.flatMap((check) =>
    'notBefore' in check ? check.notBefore : [],
  );
  const after = mapping.checks.flatMap((check) => ('after' in check ? check.after : []));
  const fields = fieldNames(mapping);

  return (row, progress) => {
    const start = opened(row) ?? rejectMissing(fields.opened);
    const taken = accepted?.(row, start) ?? start;
    const sent = dispatched?.(row, taken) ?? taken;
    const came = PROGRESS.indexOf(progress);
    const end = came >= PROGRESS.indexOf('handled') ? closed(row, start) : undefined;
    const done =
      came < PROGRESS.indexOf('handled')
        ? undefined
        : (handled?.(row, start) ?? end ?? rejectMissing(fields.closed));
    const moments: Moments = {
      opened: start,
      accepted: taken,
      dispatched: sent,
      signed: signed?.(row, sent) ?? sent,
      ...(done !== undefined && { handled: done }),
      ...(progress === 'closed' && { closed: end ?? rejectMissing(fields.closed) }),
      due: due(row, start) ?? start + days(row) * DAY,
    };
    for (const order of notBefore) checkOrder(order, false, moments, fields);
    for (const order of after) checkOrder(order, true, moments, fields);
    return moments;
  };
}

type TimeReading = (row: readonly string[], notBefore?: number) => number | undefined;

/** A wall-clock time the clock shows twice is the earlier one, unless that lies before `notBefore`. */
function timeReading(
  text: Reading,
  field: string,
  read: ReturnType<typeof timeReader>,
  zone: Zone,
): TimeReading {
  return (row, notBefore) => {
    const written = text(row);
    if (written === '') return undefined;
    const wall = read(written);
    if (wall === undefined)
      return rejectRow(
        field,
        'TIME_UNREADABLE',
        `“${written}”不是有效的时间`,
        `"${written}" is not a time of the mapping's format`,
      );
    if (wall.offset !== undefined) return wall.local - wall.offset;
    const instant = zone.instantOf(wall.local);
    if (notBefore === undefined || instant >= notBefore) return instant;
    return zone.instantOf(wall.local, 'later');
  };
}

/** Binds the mapping's own limit, in days of 24 hours. */
export function bindDays(mapping: Mapping, columns: Columns): (row: readonly string[]) => number {
  const text = bindRule(mapping.deadline.days, columns);
  const field = columnsOf(mapping.deadline.days).join('+');
  return (row) => {
    const days = Number(text(row));
    if (Number.isFinite(days) && days > 0) return days;
    return rejectRow(field, 'LIMIT_MISSING', '没有可用的办理期限', 'There is no limit in days');
  };
}

function checkOrder(
  { time, than }: TimeOrder,
  strict: boolean,
  moments: Moments,
  fields: Record<string, string>,
): void {
  const moment = moments[time as keyof Moments];
  const other = moments[than as keyof Moments];
  if (moment === undefined || other === undefined) return;
  if (moment > other || (!strict && moment === other)) return;
  const wrong = strict ? 'NOT_AFTER' : 'BEFORE';
  const written = [moment, other].map((each) => new Date(each).toISOString());
  rejectRow(
    fields[time] ?? time,
    `${time.toUpperCase()}_${wrong}_${than.toUpperCase()}`,
    `${time} ${written[0]} ${strict ? '不晚于' : '早于'} ${than} ${written[1]}`,
    `${time} ${written[0]} is ${strict ? 'not after' : 'before'} ${than} ${written[1]}`,
  );
}

function rejectMissing(field: string | undefined): never {
  return rejectRow(field ?? 'time', 'REQUIRED', '缺少必填值', 'A required value is missing');
}

function fieldNames(mapping: Mapping): Record<string, string> {
  const { times, deadline } = mapping;
  const name = (rule: typeof times.opened | undefined): string =>
    rule === undefined ? '' : columnsOf(rule).join('+');
  return {
    opened: name(times.opened),
    accepted: name(times.accepted ?? times.opened),
    dispatched: name(times.dispatched ?? times.opened),
    signed: name(times.signed ?? times.opened),
    handled: name(times.handled ?? times.closed),
    closed: name(times.closed),
    due: name(deadline.at),
  };
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The mapping lacks a time the schema asks for');
  return value;
}
