import type { Vault } from '@shaodao/vault';
import type { Pool } from 'pg';
import { Conditions } from '../board/filter.js';
import { openRows, type BoardRow, type StoredBoardRow } from '../board/row.js';
import type { BoardScope } from '../board/scope.js';
import { squareAround } from './distance.js';
import { likeness, NEAR_METRES, pointOf, type Likeness, type Sketch } from './likeness.js';
import { SIMILAR_SQL, similarStatement, type SimilarPlaces } from './sql.js';

/** What somebody is about to report, or wants to find the like of. */
export interface SimilarQuestion extends Omit<Sketch, 'pieces'> {
  readonly text?: string;
  /** An issue that is not to be found: the very one others are compared with. */
  readonly except?: string;
}

/** A matter that may be the same. */
export interface SimilarIssue {
  readonly row: BoardRow;
  readonly reasons: readonly Likeness[];
  /** From 0 to 1. */
  readonly score: number;
}

interface StoredCandidate {
  readonly issue: string;
  readonly category: string | null;
  readonly territory: string | null;
  readonly open: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly shared: number;
}

/** A piece found in less than this share of all reports tells something. */
const RARE_SHARE = 0.01;
/** Together the rare pieces asked for find no more than this share. */
const MOST_SHARE = 0.02;
/** Where every piece is common, as many of the rarest must be there at once. */
const COMMON_TOGETHER = 3;

/** Open and lately closed matters like one that is described. */
export class SimilarQueries {
  constructor(
    private readonly pool: Pool,
    private readonly vault: Vault,
  ) {}

  /** The likest first, as far as the scope reaches. */
  async find(
    question: SimilarQuestion,
    scope: BoardScope,
    limit: number,
  ): Promise<readonly SimilarIssue[]> {
    const asked = this.vault.searchTokens(question.text ?? '');
    const where = new Conditions().within(scope);
    if (question.except !== undefined) where.add('b.issue <> ?except', { except: question.except });
    const statement = similarStatement(where, await this.places(question, asked), asked);
    if (statement === undefined) return [];
    const { rows } = await this.pool.query<StoredCandidate>(statement.sql, [...statement.params]);
    const likest = ranked(rows, { ...question, pieces: asked.length }).slice(0, limit);
    const issues = likest.map(({ stored }) => stored.issue);
    const found = await this.pool.query<StoredBoardRow>(SIMILAR_SQL.rows, [issues]);
    const opened = new Map(
      (await openRows(found.rows, this.vault)).map((row) => [row.issue, row] as const),
    );
    return likest.flatMap(({ stored, reasons, score }) => {
      const row = opened.get(stored.issue);
      return row === undefined ? [] : [{ row, reasons, score }];
    });
  }

  private async places(
    question: SimilarQuestion,
    asked: readonly number[],
  ): Promise<SimilarPlaces> {
    const point = pointOf(question);
    return {
      ...(point === undefined ? {} : { square: squareAround(point, NEAR_METRES) }),
      ...(asked.length === 0 ? {} : { pieces: await this.telling(asked) }),
      ...(question.territories === undefined ? {} : { territories: question.territories }),
    };
  }

  /** The pieces that tell most: the rare ones, each by itself, or the rarest together. */
  private async telling(asked: readonly number[]): Promise<NonNullable<SimilarPlaces['pieces']>> {
    const { rows } = await this.pool.query<{ piece: number; share: number }>(SIMILAR_SQL.shares, [
      asked,
    ]);
    const any: number[] = [];
    let together = 0;
    for (const { piece, share } of rows) {
      together += share;
      if (share >= RARE_SHARE || together > MOST_SHARE) break;
      any.push(piece);
    }
    return any.length > 0
      ? { any }
      : { all: rows.slice(0, COMMON_TOGETHER).map(({ piece }) => piece) };
  }
}

interface Ranked {
  readonly stored: StoredCandidate;
  readonly reasons: readonly Likeness[];
  readonly score: number;
}

function ranked(rows: readonly StoredCandidate[], sketch: Sketch): readonly Ranked[] {
  return rows
    .flatMap((stored): Ranked[] => {
      const { latitude, longitude, category, territory, shared } = stored;
      const found = likeness(sketch, {
        ...(latitude === null || longitude === null ? {} : { latitude, longitude }),
        ...(category === null ? {} : { category }),
        ...(territory === null ? {} : { territory }),
        shared,
      });
      return found === undefined ? [] : [{ stored, ...found }];
    })
    .sort(
      (a, b) =>
        b.score - a.score ||
        Number(b.stored.open) - Number(a.stored.open) ||
        (a.stored.issue < b.stored.issue ? -1 : 1),
    );
}
