import { revisionInForce, type PublishedTable, type TableRevision } from '@shaodao/assessment';
import type { DirectoryService } from '@shaodao/directory';
import type { EventStore, Position } from '@shaodao/event-store';
import { figuresFromEvents, type Moment } from '@shaodao/read-models';
import type { FormulaService } from './formula-service.js';
import {
  composeTable,
  figuresQuestion,
  lastInstantOf,
  periodOf,
  periodsAround,
  type KpiTableQuestion,
} from './kpi-tables.js';
import { differencesOf, type StatementDifference } from './statement-differences.js';
import { sha256, statementOf, type TableStatement } from './statement.js';

/** What came of computing a published table again. */
export interface Proof {
  readonly revision: number;
  /** True where text and hash come out to the last character. */
  readonly holds: boolean;
  /** The hash as published, and that of what was computed. */
  readonly published: string;
  readonly computed: string;
  /** False where the stored text is not the one that was hashed. */
  readonly textIntact: boolean;
  /** First places where the two texts say different things. */
  readonly differences: readonly StatementDifference[];
}

/** What a proof needs: the log, and what was configured; no read table. */
export interface ProofParts {
  readonly store: EventStore;
  readonly formulas: FormulaService;
  readonly directory: DirectoryService;
}

export interface ProofOptions {
  /** By default the one in force. */
  readonly revision?: number;
  readonly signal?: AbortSignal;
  /** Told how far the log has been read, of the place the table was frozen at. */
  readonly onProgress?: (at: number, of: number) => void;
}

/** The revision is not there, or nobody knows its formulas any more. */
export class NothingToProve extends Error {
  override readonly name = 'NothingToProve';
}

/**
 * Computes a revision of a published table again from the events up to its position, under the
 * formulas and the directory it names, and compares text and hash with what was published.
 * @throws NothingToProve; the signal's reason when it is aborted.
 */
export async function proveTable(
  table: PublishedTable,
  parts: ProofParts,
  options: ProofOptions = {},
): Promise<Proof> {
  const published = revisionOf(table, options.revision);
  const { question, moment } = questionOf(table, published, parts);
  const around = periodsAround(question);
  const asked = [question.period, ...around].flatMap((period) =>
    period === undefined ? [] : [figuresQuestion({ ...question, period })],
  );
  const { onProgress, signal } = options;
  const tallies = await figuresFromEvents(
    asked,
    { store: parts.store, moment, through: published.position as Position },
    {
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined
        ? {}
        : {
            onProgress: (at: number): void => {
              onProgress(at, published.position);
            },
          }),
    },
  );
  const [own = [], ...others] = tallies;
  const [before, lastYear] = around.map((period) =>
    period === undefined ? undefined : others.shift(),
  );
  const directory = await parts.directory.at(
    published.directoryVersion,
    lastInstantOf(question.period),
  );
  const composed = composeTable(question, moment, directory, {
    own,
    ...(before === undefined ? {} : { before }),
    ...(lastYear === undefined ? {} : { lastYear }),
  });
  const { directoryVersion, position, leftOut } = published;
  const computed = statementOf({ ...composed, moment, directoryVersion }, position, leftOut);
  const textIntact = sha256(published.content) === published.sha256;
  return {
    revision: published.revision,
    holds: textIntact && computed.sha256 === published.sha256,
    published: published.sha256,
    computed: computed.sha256,
    textIntact,
    differences: differencesOf(
      JSON.parse(published.content) as TableStatement,
      JSON.parse(computed.content) as TableStatement,
    ),
  };
}

function revisionOf(table: PublishedTable, wanted: number | undefined): TableRevision {
  if (wanted === undefined) return revisionInForce(table);
  const found = table.revisions.find(({ revision }) => revision === wanted);
  if (found === undefined) throw new NothingToProve(`There is no revision ${String(wanted)}`);
  return found;
}

function questionOf(
  { set: id, period: name }: PublishedTable,
  { version, position, asOf, leftOut }: TableRevision,
  { formulas }: ProofParts,
): { readonly question: KpiTableQuestion; readonly moment: Moment } {
  const set = formulas.find(id, version);
  const period = set === undefined ? undefined : periodOf(set, name);
  if (set === undefined || period === undefined)
    throw new NothingToProve(`Version ${String(version)} of the formulas “${id}” is not known`);
  const moment: Moment = { axis: 'position', position: position as Position, instant: asOf };
  return { question: { set, period, dimension: 'unit', moment, leftOut }, moment };
}
