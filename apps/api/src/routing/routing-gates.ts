import { FACTS_SCHEMA, RULE_SET_SCHEMA, type RoutingFacts, type RuleSet } from '@shaodao/routing';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { JsonSchema } from '@shaodao/doors';
import { BodyGate } from '../http/body-gate.js';
import { QueryGate } from '../http/query-gate.js';

// Written as plain data, for people write rule sets in YAML, too.
const FACTS = FACTS_SCHEMA as JsonSchema;
const RULE_SET = RULE_SET_SCHEMA as JsonSchema;
const REASON: JsonSchema = { type: 'string', minLength: 1, maxLength: 500 };

const body = <Shape>(properties: Record<string, JsonSchema>): BodyGate<Shape> =>
  new BodyGate<Shape>({
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  });

export interface RuleSetPublication {
  readonly ruleSet: RuleSet;
  readonly reason: string;
}

export const factsGate = body<{ readonly facts: RoutingFacts }>({ facts: FACTS });
export const publicationGate = body<RuleSetPublication>({ ruleSet: RULE_SET, reason: REASON });
export const ruleSetGate = body<{ readonly ruleSet: RuleSet }>({ ruleSet: RULE_SET });
export const reasonGate = body<{ readonly reason: string }>({ reason: REASON });

/** How many examples of a shadow run are wanted, newest first. */
export class ShadowQuery {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  /** Number of the run; by default the newest. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  run?: number;
}

export const shadowGate = new QueryGate<ShadowQuery>(ShadowQuery);
