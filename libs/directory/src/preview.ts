import type { Refusal } from '@shaodao/decider';
import type { DirectoryCommand, DirectoryContext } from './core/directory-command.js';
import { decideDirectory } from './core/directory-decider.js';
import { evolveDirectory, type DirectoryState } from './core/directory-state.js';
import type { Span, Timeline } from './core/history.js';
import { orphansOf, type Orphan } from './core/orphans.js';
import { TABLE_NAMES, type AnyEntry, type TableName } from './core/tables.js';

/** One key that would be otherwise than before. */
export interface PreviewedChange {
  readonly table: TableName;
  readonly code: string;
  readonly change: 'added' | 'changed' | 'ended';
  readonly before: Timeline<AnyEntry>;
  readonly after: Timeline<AnyEntry>;
}

export type DirectoryPreview =
  | {
      readonly ok: true;
      readonly changes: readonly PreviewedChange[];
      /** Who would go on naming what ends. */
      readonly orphans: readonly Orphan[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** What a command would do to the directory as it is. */
export function previewOf(
  command: DirectoryCommand,
  state: DirectoryState,
  context: DirectoryContext,
): DirectoryPreview {
  const decision = decideDirectory(command, state, context);
  if (!decision.ok) return decision;
  const after = decision.events.reduce(
    (folded, event) => evolveDirectory(folded, { ...event, occurredAt: context.now }),
    state,
  );
  const changes = TABLE_NAMES.flatMap((table) => changesOf(table, state, after));
  const ended = changes.flatMap(({ table, code, change, after: timeline }) => {
    const on = timeline.at(-1)?.until;
    return change === 'ended' && on !== undefined ? [{ table, code, on }] : [];
  });
  return { ok: true, changes, orphans: orphansOf(ended, after) };
}

function changesOf(
  table: TableName,
  before: DirectoryState,
  after: DirectoryState,
): PreviewedChange[] {
  if (before[table] === after[table]) return [];
  const changes: PreviewedChange[] = [];
  for (const [code, timeline] of after[table]) {
    const old: Timeline<AnyEntry> = before[table].get(code) ?? [];
    if (old === timeline) continue;
    changes.push({ table, code, change: kindOf(old, timeline), before: old, after: timeline });
  }
  return changes;
}

function kindOf(before: Timeline<AnyEntry>, after: Timeline<AnyEntry>): PreviewedChange['change'] {
  if (before.length === 0) return 'added';
  return isOpen(before.at(-1)) && !isOpen(after.at(-1)) ? 'ended' : 'changed';
}

const isOpen = (span: Span<AnyEntry> | undefined): boolean =>
  span !== undefined && span.until === undefined;
