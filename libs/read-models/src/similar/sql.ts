import type { Conditions } from '../board/filter.js';
import { BOARD_COLUMNS, type BoardStatement } from '../board/query-sql.js';
import type { Square } from './distance.js';

export const SIMILAR_SQL = {
  /** $1 issues, $2 latitudes, $3 longitudes. */
  write: `
    insert into report_spots (issue, latitude, longitude)
    select * from unnest($1::text[], $2::double precision[], $3::double precision[])
    on conflict (issue) do nothing`,

  /**
   * $1 pieces of a text: how often each is found among the reports, as PostgreSQL's own statistics
   * know the common ones, rarest first.
   */
  shares: `
    with common as (
      select each.piece, each.share
      from pg_stats s, unnest(s.most_common_elems::text::integer[], s.most_common_elem_freqs)
        as each (piece, share)
      where s.schemaname = current_schema() and s.tablename = 'board_reports'
        and s.attname = 'tokens' and each.piece is not null
    )
    select asked.piece, coalesce(common.share, 0) as share
    from unnest($1::integer[]) as asked (piece) left join common using (piece)
    order by share, asked.piece`,

  /** $1 issues that were found within the scope. */
  rows: `
    select ${BOARD_COLUMNS}
    from board_issues b join board_reports r using (issue) where b.issue = any($1)`,
} as const;

/** Where candidates are looked for; absent parts find none. */
export interface SimilarPlaces {
  readonly square?: Square;
  /** Reports that hold one of these pieces; or, where all are common, all of them. */
  readonly pieces?: { readonly any: readonly number[] } | { readonly all: readonly number[] };
  /** Open matters of these territories. */
  readonly territories?: readonly string[];
}

/** Most candidates from each source. */
const MOST = 100;

/** Open, or ended less than this long ago. */
const STILL_TOLD = `(b.open or b.closed_at > now() - interval '30 days')`;

/**
 * What tells how like the candidates are: where they are, of what kind, and how many of the pieces they
 * hold. Each source follows an index of its own and is cut by itself; rights are held over what they
 * find together.
 * @param asked pieces of the text, for how many a report shares
 */
export function similarStatement(
  where: Conditions,
  places: SimilarPlaces,
  asked: readonly number[],
): BoardStatement | undefined {
  const params = [...where.params];
  const next = (value: unknown): string => `$${String(params.push(value))}`;
  const sources = [near(places, next), alike(places, next), sameArea(places, next)].filter(
    (source) => source !== undefined,
  );
  if (sources.length === 0) return undefined;
  const sql = `with found as (
  ${sources.map((source) => `(${source})`).join('\n  union ')}
)
select b.issue, b.category, b.territory, b.open, s.latitude, s.longitude,
  ${asked.length === 0 ? '0' : sharedPieces(next(asked))} as shared
from found join board_issues b using (issue) join board_reports r using (issue)
  left join report_spots s using (issue)
where ${where.together}
  and ${STILL_TOLD}`;
  return { sql, params };
}

const sharedPieces = (asked: string): string =>
  `cardinality(array(select unnest(r.tokens) intersect select unnest(${asked}::integer[])))`;

type Next = (value: unknown) => string;

function near({ square }: SimilarPlaces, next: Next): string | undefined {
  if (square === undefined) return undefined;
  const west = next(square.west);
  const south = next(square.south);
  const east = next(square.east);
  const north = next(square.north);
  const corners = `box(point(${west}, ${south}), point(${east}, ${north}))`;
  return `select p.issue from report_spots p join board_issues b using (issue)
    where point(p.longitude, p.latitude) <@ ${corners} and ${STILL_TOLD}
    order by b.reported_at desc limit ${String(MOST)}`;
}

function alike({ pieces }: SimilarPlaces, next: Next): string | undefined {
  if (pieces === undefined) return undefined;
  const held =
    'any' in pieces
      ? `r.tokens && ${next(pieces.any)}::integer[]`
      : `r.tokens @> ${next(pieces.all)}::integer[]`;
  return `select r.issue from board_reports r join board_issues b using (issue)
    where ${held} and ${STILL_TOLD}
    order by b.reported_at desc limit ${String(MOST)}`;
}

function sameArea({ territories }: SimilarPlaces, next: Next): string | undefined {
  if (territories === undefined || territories.length === 0) return undefined;
  return `select b.issue from board_issues b
    where b.territory = any(${next(territories)}) and b.open
    order by b.reported_at desc limit ${String(MOST)}`;
}
