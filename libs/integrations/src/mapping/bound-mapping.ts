import { ReadableError } from '@shaodao/platform';
import { degreesOf, numberOf, textOf, wordOf } from './field-values.js';
import { issueIdOf } from './identifiers.js';
import type { Check, Level, Mapping, Rule } from './model.js';
import type { RecordPlan } from './record-plan.js';
import { bindDays, bindTimes, type Moments } from './record-times.js';
import { bindRule, columnsOf, type Columns, type Reading } from './rules.js';
import { RowReject, rejectRow, type Finding } from './row-reject.js';
import { bindBranch } from './tree-branch.js';

export type Planned =
  { readonly plan: RecordPlan } | { readonly record: string; readonly finding: Finding };

/** Lengths the commands allow (see `@shaodao/issue` commands). */
const LONGEST = { record: 100, title: 200, description: 4000, address: 300, result: 4000 } as const;

/** A mapping bound to the columns of one file. */
export class BoundMapping {
  private readonly width: number;
  private readonly columns: Columns;
  private readonly readRecord: Reading;
  private readonly makePlan: (row: readonly string[], record: string) => RecordPlan;
  private readonly checks: readonly ((row: readonly string[]) => void)[];

  /** @throws ReadableError naming the columns the file lacks. */
  constructor(
    readonly mapping: Mapping,
    header: readonly string[],
  ) {
    this.width = header.length;
    this.columns = new Map(header.map((name, index) => [name.trim(), index]));
    const missing = columnsNeeded(mapping).filter((column) => !this.columns.has(column));
    if (missing.length > 0) throw missingColumns(mapping, missing);
    this.readRecord = bindRule({ column: mapping.record }, this.columns);
    this.checks = mapping.checks.flatMap((check) => bindCheck(check, this.columns));
    this.makePlan = bindPlan(mapping, this.columns);
  }

  /** What becomes of one row: a plan, or why not. */
  plan(row: readonly string[]): Planned {
    let record = '';
    try {
      if (row.length !== this.width) rejectWidth(row.length, this.width);
      record = this.readRecord(row);
      for (const check of this.checks) check(row);
      return { plan: this.makePlan(row, textOf(this.mapping.record, record, LONGEST.record)) };
    } catch (error) {
      if (error instanceof RowReject) return { record, finding: error.finding };
      throw error;
    }
  }
}

/** Every column the mapping reads, each once; the filter's column only counts when it is used. */
export function columnsNeeded(mapping: Mapping): string[] {
  const { times, report, deadline, handling } = mapping;
  const { zone: _zone, format: _format, ...timeRules } = times;
  const levels = (tree: readonly Level[]): (Rule | undefined)[] =>
    tree.flatMap((level) => [level.code, level.name, level.nameZh]);
  const rules: (Rule | undefined)[] = [
    ...Object.values(timeRules),
    mapping.progress,
    ...Object.values(report),
    mapping.urgency,
    ...levels(mapping.territory),
    ...levels(mapping.category),
    ...levels(mapping.unit),
    ...Object.values(deadline),
    ...Object.values(handling),
  ];
  const checked = mapping.checks.flatMap((check) =>
    'required' in check ? [...check.required] : 'range' in check ? [check.range.column] : [],
  );
  const read = rules.flatMap((rule) => (rule === undefined ? [] : columnsOf(rule)));
  return [...new Set([mapping.record, ...read, ...checked])];
}

function bindPlan(
  mapping: Mapping,
  columns: Columns,
): (row: readonly string[], record: string) => RecordPlan {
  const bind = (rule: Rule): Reading => bindRule(rule, columns);
  const maybe = (rule: Rule | undefined): Reading => (rule === undefined ? () => '' : bind(rule));
  const { report, handling, source } = mapping;
  const [progress, urgency] = [bind(mapping.progress), bind(mapping.urgency)];
  const [channel, kind, title] = [bind(report.channel), bind(report.kind), bind(report.title)];
  const [description, address] = [maybe(report.description), maybe(report.address)];
  const [latitude, longitude] = [maybe(report.latitude), maybe(report.longitude)];
  const [outcome, result] = [bind(handling.outcome), bind(handling.result)];
  const moments = bindTimes(mapping, columns);
  const days = bindDays(mapping, columns);
  const units = bindBranch(mapping.unit, columns, (node, { kind }) => ({ ...node, kind }));
  const territories = bindBranch(mapping.territory, columns, (node, { level }) => ({
    ...node,
    level,
  }));
  const categories = bindBranch(mapping.category, columns, (node, _level, row) => ({
    ...node,
    defaultUrgency: wordOf('urgency', urgency(row)),
    defaultComplexity: 'ORDINARY' as const,
    defaultLimitDays: days(row),
  }));

  return (row, record) => {
    const came = wordOf('progress', progress(row));
    const at = moments(row, came);
    const unitBranch = units(row);
    const [territoryBranch, categoryBranch] = [territories(row), categories(row)];
    const lead = leafOf('unit', unitBranch);
    const territory = leafOf('territory', territoryBranch);
    const category = leafOf('category', categoryBranch);
    const about = description(row);
    const place = placeOf(address(row), latitude(row), longitude(row));
    return {
      source,
      record,
      issue: issueIdOf(source, record, at.opened),
      progress: came,
      times: instants(at),
      report: {
        type: 'ReportIssue',
        channel: wordOf('channel', channel(row)),
        kind: wordOf('kind', kind(row)),
        title: textOf('title', title(row), LONGEST.title),
        ...(about !== '' && { description: textOf('description', about, LONGEST.description) }),
        ...(place !== undefined && { place }),
        category,
        territory,
        external: { source, id: record },
      },
      accept: {
        type: 'AcceptIssue',
        category,
        territory,
        urgency: wordOf('urgency', urgency(row)),
        profile: mapping.profile,
      },
      lead,
      dueAt: iso(at.due),
      ...(at.handled !== undefined && {
        outcome: wordOf('outcome', outcome(row)),
        result: textOf('result', result(row), LONGEST.result),
      }),
      branches: { units: unitBranch, territories: territoryBranch, categories: categoryBranch },
    };
  };
}

const iso = (moment: number): string => new Date(moment).toISOString();

/** Most moments of a record are the same one, and writing a date costs more than all else here. */
function instants(at: Moments): RecordPlan['times'] {
  const reported = iso(at.opened);
  const written = (moment: number): string => (moment === at.opened ? reported : iso(moment));
  const handled = at.handled === undefined ? undefined : written(at.handled);
  return {
    reported,
    accepted: written(at.accepted),
    dispatched: written(at.dispatched),
    signed: written(at.signed),
    ...(handled !== undefined && { handled }),
    ...(handled !== undefined &&
      at.closed !== undefined && { closed: at.closed === at.handled ? handled : iso(at.closed) }),
  };
}

function placeOf(
  address: string,
  latitude: string,
  longitude: string,
): RecordPlan['report']['place'] {
  const north = degreesOf('latitude', latitude, 90);
  const east = degreesOf('longitude', longitude, 180);
  if (address === '' && north === undefined && east === undefined) return undefined;
  return {
    ...(address !== '' && { address: textOf('address', address, LONGEST.address) }),
    ...(north !== undefined && { latitude: north }),
    ...(east !== undefined && { longitude: east }),
  };
}

function leafOf(field: string, branch: readonly { readonly code: string }[]): string {
  const leaf = branch.at(-1);
  if (leaf !== undefined) return leaf.code;
  return rejectRow(field, 'REQUIRED', '缺少必填值', 'A required value is missing');
}

function bindCheck(check: Check, columns: Columns): ((row: readonly string[]) => void)[] {
  if ('notBefore' in check || 'after' in check) return [];
  if ('required' in check) {
    return check.required.map((column) => {
      const read = bindRule({ column }, columns);
      return (row) => {
        if (read(row) === '')
          rejectRow(column, 'REQUIRED', '缺少必填值', 'A required value is missing');
      };
    });
  }
  const { column, from, to } = check.range;
  const read = bindRule({ column }, columns);
  const range = (row: readonly string[]): void => {
    const value = numberOf(column, read(row));
    if (value === undefined || (value >= from && value <= to)) return;
    rejectRow(
      column,
      'OUT_OF_RANGE',
      `${value} 不在 ${from} 与 ${to} 之间`,
      `${value} is not between ${from} and ${to}`,
    );
  };
  return [range];
}

function rejectWidth(got: number, wanted: number): never {
  return rejectRow(
    '(row)',
    'COLUMN_COUNT',
    `该行有 ${got} 列，应为 ${wanted} 列`,
    `The row has ${got} columns, the header ${wanted}`,
  );
}

function missingColumns(mapping: Mapping, missing: readonly string[]): ReadableError {
  const list = missing.join(', ');
  return new ReadableError({
    zh: `文件缺少映射 ${mapping.source} 需要的列：${list}`,
    en: `The file lacks columns the mapping ${mapping.source} needs: ${list}`,
  });
}
