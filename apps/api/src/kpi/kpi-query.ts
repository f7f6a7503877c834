import { DIMENSIONS, type Dimension } from '@shaodao/assessment';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { BodyGate } from '../http/body-gate.js';
import { QueryGate } from '../http/query-gate.js';
import { PastQuery } from '../past/moment-query.js';
import type { JsonSchema } from '@shaodao/doors';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

/** A table, as it is or as of a moment. */
export class KpiTableQuery extends PastQuery {
  /** What the rows are; default units. */
  @IsOptional()
  @IsIn([...DIMENSIONS])
  dimension?: Dimension;

  /** Version of the formulas; default the newest. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version?: number;

  @IsOptional()
  @IsIn(['json', 'csv'])
  format?: 'json' | 'csv';
}

/** A revision of a published table; default the one in force. */
export class PublishedTableQuery {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  revision?: number;

  @IsOptional()
  @Matches(/^\d{1,15}$/)
  after?: string;
}

/** The facts behind one number. */
export class KpiFactsQuery extends PastQuery {
  @Matches(CODE)
  metric: string;

  /** Whose row; default the total. */
  @IsOptional()
  @Matches(CODE)
  subject?: string;

  /** Only what counts above the line, or below it. */
  @IsOptional()
  @IsIn(['numerator', 'denominator'])
  part?: 'numerator' | 'denominator';

  @IsOptional()
  @IsIn([...DIMENSIONS])
  dimension?: Dimension;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version?: number;

  /** A revision of the published table instead of a moment. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  revision?: number;

  /** Page size. Default 50. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  /** Where the page before ended. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  cursor?: string;
}

export const kpiTableGate = new QueryGate<KpiTableQuery>(KpiTableQuery);
export const publishedTableGate = new QueryGate<PublishedTableQuery>(PublishedTableQuery);
export const kpiFactsGate = new QueryGate<KpiFactsQuery>(KpiFactsQuery);

const REASON: JsonSchema = { type: 'string', minLength: 1, maxLength: 1_000 };
const NAME: JsonSchema = { type: 'string', pattern: CODE.source };
const VERSION: JsonSchema = { type: 'integer', minimum: 1, maximum: 1_000_000 };

const body = <Shape>(
  properties: Record<string, JsonSchema>,
  required: readonly (keyof Shape & string)[],
): BodyGate<Shape> =>
  new BodyGate<Shape>({
    type: 'object',
    properties,
    required: [...required],
    additionalProperties: false,
  });

export const formulasGate = body<{ readonly text: string; readonly preview?: boolean }>(
  {
    text: { type: 'string', minLength: 1, maxLength: 400_000 },
    preview: { type: 'boolean' },
  },
  ['text'],
);

/** `version`: of the formulas, by default the newest. */
export const publicationGate = body<{ readonly version?: number }>({ version: VERSION }, []);

export const revisionGate = body<{ readonly reason: string; readonly version?: number }>(
  { reason: REASON, version: VERSION },
  ['reason'],
);

export const appealGate = body<{
  readonly unit: string;
  readonly issue: string;
  readonly fact?: string;
  readonly reason: string;
}>(
  {
    unit: NAME,
    issue: NAME,
    fact: { type: 'string', pattern: '^[A-Z]{1,20}/[^\\u0000-\\u001f]{1,200}$' },
    reason: REASON,
  },
  ['unit', 'issue', 'reason'],
);

export const rulingGate = body<{
  readonly granted: boolean;
  readonly leaveOut?: boolean;
  readonly reason: string;
}>({ granted: { type: 'boolean' }, leaveOut: { type: 'boolean' }, reason: REASON }, [
  'granted',
  'reason',
]);
