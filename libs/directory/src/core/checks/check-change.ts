import type { Refusal } from '@shaodao/decider';
import type { Day, Validity } from '../days.js';
import { dayOf, isDay } from '../days.js';
import type { DirectoryContext } from '../directory-command.js';
import { spanOf, type DirectoryState } from '../directory-state.js';
import { entryOn, holdsFrom, spansFrom, type History } from '../history.js';
import type { AppointmentPaper } from '../post-entries.js';
import { keyOf, TABLE_NAMES, type AnyEntry, type TableName } from '../tables.js';
import { entryRefusal } from './entry-rules.js';
import { isTree, namedIn, REFERENCES } from './references.js';
import { treeRefusal } from './tree-holds.js';

/** The form a code has everywhere in the house. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

export interface RecordingChange {
  readonly table: TableName;
  readonly entries: readonly AnyEntry[];
  /** Whether the keys must be new, must be there, or may be either. */
  readonly known: 'known' | 'unknown' | 'either';
  readonly today: Day;
}

/** Why these entries cannot be recorded; `after` is the state with them. */
export function checkRecording(
  { table, entries, known, today }: RecordingChange,
  before: DirectoryState,
  after: DirectoryState,
): Refusal | undefined {
  const changed = new Set<string>();
  for (const entry of entries) {
    const code = keyOf(entry);
    if (!CODE.test(code)) return { code: 'CODE_MALFORMED', params: { code } };
    const taken = before[table].has(code);
    if (changed.has(code) || (taken && known === 'unknown'))
      return { code: 'CODE_TAKEN', params: { code } };
    if (!taken && known === 'known') return { code: 'ENTRY_UNKNOWN', params: { table, code } };
    changed.add(code);
  }
  const shape = firstRefusal(
    entries,
    (entry) => validityRefusal(entry, today) ?? entryRefusal(table, entry, before, after, today),
  );
  if (shape !== undefined) return shape;
  return (
    (isTree(table) ? treeRefusal(table, changed, after) : undefined) ??
    firstRefusal(entries, (entry) => referenceRefusal(table, entry, after, today))
  );
}

/** Why an entry's days are none. */
export function validityRefusal(entry: AnyEntry, today: Day): Refusal | undefined {
  const { validFrom, validTo } = entry as Validity;
  const code = keyOf(entry);
  for (const day of [validFrom, validTo])
    if (day !== undefined && !isDay(day)) return { code: 'DAY_UNKNOWN', params: { code, day } };
  const { from, until } = spanOf(entry, today);
  // A last day right before the first one is the trace of what never came into force.
  return until !== undefined && until < from
    ? { code: 'ENDS_BEFORE_START', params: { code } }
    : undefined;
}

/** The first thing an entry names that is not there on the first day the entry holds. */
function referenceRefusal(
  table: TableName,
  entry: AnyEntry,
  after: DirectoryState,
  today: Day,
): Refusal | undefined {
  const { from } = spanOf(entry, today);
  for (const { field, tables } of REFERENCES[table])
    for (const named of namedIn(entry, field))
      if (!tables.some((other) => holdsOn(after[other], named, from)))
        return missing(table, keyOf(entry), field, named);
  return undefined;
}

function holdsOn(history: History<AnyEntry>, code: string, day: Day): boolean {
  return entryOn(history.get(code), day) !== undefined;
}

/** What a code that leads nowhere is refused with. */
export function missing(table: TableName, code: string, field: string, named: string): Refusal {
  return table === 'units' && field === 'territory'
    ? { code: 'TERRITORY_UNKNOWN', params: { code, territory: named } }
    : { code: 'REFERENCE_UNKNOWN', params: { code, field, reference: named } };
}

export interface EndingChange {
  readonly table: TableName;
  readonly codes: readonly string[];
  readonly on?: Day;
  readonly papers?: readonly AppointmentPaper[];
}

/** Why entries cannot end: unknown, over already, or named by something that goes on. */
export function checkEnding(
  { table, codes, on, papers = [] }: EndingChange,
  before: DirectoryState,
  after: DirectoryState,
  { now }: DirectoryContext,
): Refusal | undefined {
  const day = on ?? dayOf(now);
  if (!isDay(day)) return { code: 'DAY_UNKNOWN', params: { code: codes[0] ?? '', day } };
  for (const code of codes) {
    const timeline = before[table].get(code);
    if (timeline === undefined) return { code: 'ENTRY_UNKNOWN', params: { table, code } };
    if (!holdsFrom(timeline, day)) return { code: 'ENTRY_ENDED', params: { table, code } };
  }
  if (table === 'posts') {
    const refusal = firstRefusal(codes, (code) => removalRefusal(code, papers, before, day));
    if (refusal !== undefined) return refusal;
  }
  return inUseRefusal(table, new Set(codes), after, day);
}

function removalRefusal(
  code: string,
  papers: readonly AppointmentPaper[],
  state: DirectoryState,
  day: Day,
): Refusal | undefined {
  const post = state.posts.get(code)?.at(-1)?.entry;
  const type = post && entryOn(state.postTypes.get(post.type), day);
  const lacking = (type?.papers ?? []).filter((paper) => !papers.includes(paper));
  return lacking.length === 0
    ? undefined
    : { code: 'PAPERS_MISSING', params: { code, papers: lacking.join(', ') } };
}

/** What still names an ended entry and would go on without it. */
function inUseRefusal(
  table: TableName,
  ended: ReadonlySet<string>,
  after: DirectoryState,
  day: Day,
): Refusal | undefined {
  for (const other of TABLE_NAMES) {
    const fields = REFERENCES[other].filter(({ tables }) => tables.includes(table));
    const names = [...fields.map(({ field }) => field), ...(other === table ? ['parent'] : [])];
    if (names.length === 0) continue;
    for (const [by, timeline] of after[other] as History<AnyEntry>) {
      const code = spansFrom(timeline, day)
        .flatMap(({ entry }) => names.flatMap((field) => namedIn(entry, field)))
        .find((named) => ended.has(named));
      if (code !== undefined) return { code: 'ENTRY_IN_USE', params: { table, code, by } };
    }
  }
  return undefined;
}

export function firstRefusal<E>(
  entries: readonly E[],
  check: (entry: E) => Refusal | undefined,
): Refusal | undefined {
  for (const entry of entries) {
    const refusal = check(entry);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
