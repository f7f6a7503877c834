import { CLOCK_KINDS } from '@shaodao/deadlines';
import { SCENARIO_SCHEMA, type ScenarioDraft } from '@shaodao/what-if';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { BodyGate } from '../http/body-gate.js';
import { QueryGate } from '../http/query-gate.js';

// Written as plain data, for people write scenarios in YAML, too.
export const scenarioGate = new BodyGate<ScenarioDraft>(SCENARIO_SCHEMA);

export class ScenariosQuery {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export const scenariosGate = new QueryGate<ScenariosQuery>(ScenariosQuery);

/** A page of the deadlines that flipped; of one line of the report where kind and unit are given. */
export class FlipsQuery {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @Matches(/^[^/]+\/.+$/)
  @MaxLength(300)
  after?: string;

  @IsOptional()
  @IsIn(CLOCK_KINDS)
  kind?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  unit?: string;
}

export const flipsGate = new QueryGate<FlipsQuery>(FlipsQuery);
