import type { Fact } from '@shaodao/assessment';
import { readRecords } from '@shaodao/integrations';
import { ReadableError } from '@shaodao/platform';

/** Where a city's file says whether a request was on time. */
export interface OwnJudgement {
  /** As in its mapping. */
  readonly source: string;
  readonly record: string;
  readonly onTime: string;
  /** What stands there where it was on time, and where not. */
  readonly words: { readonly onTime: string; readonly late: string };
  /** The deadline the record had, and when it was closed; local times that compare as text. */
  readonly due: string;
  readonly closed: string;
}

export const BOSTON: OwnJudgement = {
  source: 'boston311',
  record: 'case_enquiry_id',
  onTime: 'ontime',
  words: { onTime: 'ONTIME', late: 'OVERDUE' },
  due: 'target_dt',
  closed: 'closed_dt',
};

/** A record held against our facts. */
export interface Compared {
  readonly theirs: 'ON_TIME' | 'LATE';
  readonly ours: 'ON_TIME' | 'LATE';
  /** Whether the record names a deadline, or the mapping's default stood in. */
  readonly deadline: 'RECORD' | 'DEFAULT';
  readonly state: 'CLOSED' | 'OPEN';
  /** What the record's own dates say: closed by its deadline, after it, or not to be told. */
  readonly dates: 'ON_TIME' | 'LATE' | 'UNKNOWN';
}

/** Records that agree or disagree in the same way. */
export interface AgreementClass extends Compared {
  readonly records: number;
}

export interface Agreement {
  readonly records: number;
  /** Judged by the city and imported. */
  readonly compared: number;
  /** Not imported, or without a lead assignment. */
  readonly absent: number;
  /** The city says nothing. */
  readonly unjudged: number;
  readonly agreed: number;
  /** Share 0–1 of what was compared. */
  readonly rate: number;
  /** The same of records that name their deadline. */
  readonly rateWithDeadline: number;
  /** Largest first. */
  readonly classes: readonly AgreementClass[];
}

/**
 * Holds a city's own on-time column against ours, which follows from the events: handled by the
 * effective limit; what is still open is late once the limit has passed.
 * @param facts lead assignments by the record's number.
 * @param asOf at which what is open is judged; ISO 8601 UTC.
 * @throws ReadableError where the file lacks a column.
 */
export async function onTimeAgreement(
  own: OwnJudgement,
  file: string,
  facts: ReadonlyMap<string, Fact>,
  asOf: string,
  origin?: { readonly column: string; readonly value: string },
): Promise<Agreement> {
  const classes = new Map<string, { readonly compared: Compared; records: number }>();
  const counts = { records: 0, absent: 0, unjudged: 0 };
  for await (const row of rowsOf(file, [own.record, own.onTime, own.due, own.closed])) {
    if (origin !== undefined && row(origin.column) !== origin.value) continue;
    counts.records += 1;
    const theirs = judgementOf(row(own.onTime), own);
    const fact = facts.get(row(own.record));
    if (theirs === undefined) counts.unjudged += 1;
    else if (fact === undefined) counts.absent += 1;
    else {
      const [due, closed] = [row(own.due), row(own.closed)];
      const compared: Compared = {
        theirs,
        ours: ourJudgement(fact, asOf),
        deadline: due === '' ? 'DEFAULT' : 'RECORD',
        state: fact.fields['handledAt'] === null ? 'OPEN' : 'CLOSED',
        dates: due === '' || closed === '' ? 'UNKNOWN' : closed <= due ? 'ON_TIME' : 'LATE',
      };
      const key = JSON.stringify(compared);
      const known = classes.get(key) ?? { compared, records: 0 };
      known.records += 1;
      classes.set(key, known);
    }
  }
  const found = [...classes.values()].map(({ compared, records }) => ({ ...compared, records }));
  return { ...counts, ...ratesOf(found) };
}

function ratesOf(
  found: readonly AgreementClass[],
): Pick<Agreement, 'compared' | 'agreed' | 'rate' | 'rateWithDeadline' | 'classes'> {
  const count = (those: (each: AgreementClass) => boolean): number =>
    found.filter(those).reduce((sum, { records }) => sum + records, 0);
  const agrees = ({ ours, theirs }: AgreementClass): boolean => ours === theirs;
  const withDeadline = ({ deadline }: AgreementClass): boolean => deadline === 'RECORD';
  const [compared, agreed] = [count(() => true), count(agrees)];
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    compared,
    agreed,
    rate: share(agreed, compared),
    rateWithDeadline: share(
      count((each) => withDeadline(each) && agrees(each)),
      count(withDeadline),
    ),
    classes: [...found].sort((a, b) => b.records - a.records),
  };
}

function judgementOf(word: string, { words }: OwnJudgement): Compared['theirs'] | undefined {
  if (word === words.onTime) return 'ON_TIME';
  return word === words.late ? 'LATE' : undefined;
}

function ourJudgement({ fields }: Fact, asOf: string): Compared['ours'] {
  const { due, handledAt } = fields;
  const until = typeof handledAt === 'string' ? handledAt : asOf;
  return typeof due !== 'string' || until <= due ? 'ON_TIME' : 'LATE';
}

/** The rows of a CSV file, each as a function from a column's name to its text. */
async function* rowsOf(
  file: string,
  columns: readonly string[],
): AsyncGenerator<(column: string) => string> {
  let header: readonly string[] | undefined;
  for await (const records of readRecords(file)) {
    for (const record of records) {
      if ('malformed' in record) continue;
      const { fields } = record;
      if (header === undefined) {
        header = fields;
        const missing = columns.filter((column) => !fields.includes(column));
        if (missing.length > 0)
          throw new ReadableError({
            zh: `${file} 缺少列：${missing.join('、')}。`,
            en: `${file} lacks the columns ${missing.join(', ')}.`,
          });
        continue;
      }
      const names = header;
      yield (column) => fields[names.indexOf(column)]?.trim() ?? '';
    }
  }
}
