import {
  accept,
  refuse,
  type Aggregate,
  type DecidedEvent,
  type Decision,
  type EvolveMeta,
  type Refusal,
} from '@shaodao/decider';
import { checkRuleSet } from '../check/check-rule-set.js';
import type { RoutingDirectory } from '../directory.js';
import type { RuleSet, VersionedRuleSet } from '../rule-set.js';

export type RuleSetCommand =
  | { readonly type: 'PublishRuleSet'; readonly ruleSet: RuleSet; readonly reason: string }
  | { readonly type: 'StartShadow'; readonly ruleSet: RuleSet }
  | { readonly type: 'StopShadow'; readonly reason: string };

/** Every event of the stream of rule sets. The stored form: change only by adding. */
export type RuleSetEvent =
  | DecidedEvent<
      'RuleSetPublished',
      { readonly version: number; readonly ruleSet: RuleSet; readonly reason: string }
    >
  | DecidedEvent<'ShadowStarted', { readonly shadow: number; readonly ruleSet: RuleSet }>
  | DecidedEvent<'ShadowStopped', { readonly shadow: number; readonly reason: string }>;

export interface PublishedRuleSet {
  readonly ruleSet: VersionedRuleSet;
  /** ISO 8601 UTC. */
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly reason: string;
}

export interface ShadowRun {
  /** Number of the run, from 1. */
  readonly shadow: number;
  readonly ruleSet: VersionedRuleSet;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  /** Absent while it runs. */
  readonly stoppedAt?: string;
}

export interface RuleSetState {
  /** Every version, the newest last. */
  readonly published: readonly PublishedRuleSet[];
  /** Every shadow run, the newest last; at most that one still runs. */
  readonly runs: readonly ShadowRun[];
}

/** The candidate that runs beside the live set now. */
export function runningShadow({ runs }: RuleSetState): ShadowRun | undefined {
  const last = runs.at(-1);
  return last?.stoppedAt === undefined ? last : undefined;
}

export interface RuleSetContext {
  readonly directory: RoutingDirectory;
  /** Day of the act, `YYYY-MM-DD`. */
  readonly on: string;
}

/** A set with faults is refused, and so is a shadow run of one: what it showed would mean nothing. */
export function decideRuleSet(
  command: RuleSetCommand,
  state: RuleSetState,
  context: RuleSetContext,
): Decision<RuleSetEvent> {
  const running = runningShadow(state);
  switch (command.type) {
    case 'PublishRuleSet': {
      const { ruleSet, reason } = command;
      const refusal = faultOf(ruleSet, context);
      if (refusal !== undefined) return { ok: false, refusal };
      const version = state.published.length + 1;
      return accept({ type: 'RuleSetPublished', data: { version, ruleSet, reason } });
    }
    case 'StartShadow': {
      if (running !== undefined) return refuse('SHADOW_RUNNING', { shadow: running.shadow });
      if (state.published.length === 0) return refuse('NO_LIVE_RULE_SET');
      const refusal = faultOf(command.ruleSet, context);
      if (refusal !== undefined) return { ok: false, refusal };
      const shadow = state.runs.length + 1;
      return accept({ type: 'ShadowStarted', data: { shadow, ruleSet: command.ruleSet } });
    }
    case 'StopShadow':
      return running === undefined
        ? refuse('NO_SHADOW')
        : accept({
            type: 'ShadowStopped',
            data: { shadow: running.shadow, reason: command.reason },
          });
  }
}

function faultOf(ruleSet: RuleSet, { directory, on }: RuleSetContext): Refusal | undefined {
  const { findings, cases } = checkRuleSet(directory, ruleSet, on);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first !== undefined)
    return {
      code: 'RULE_SET_FAULTY',
      params: { count: errors.length, zh: first.words.zh, en: first.words.en },
    };
  const failed = cases.filter(({ passed }) => !passed);
  const words = failed[0]?.words;
  return words === undefined
    ? undefined
    : { code: 'CASES_FAILED', params: { count: failed.length, zh: words.zh, en: words.en } };
}

export function evolveRuleSet(state: RuleSetState, event: RuleSetEvent & EvolveMeta): RuleSetState {
  switch (event.type) {
    case 'RuleSetPublished': {
      const { version, ruleSet, reason } = event.data;
      const published: PublishedRuleSet = {
        ruleSet: { ...ruleSet, version },
        publishedAt: event.occurredAt,
        publishedBy: event.actor.person,
        reason,
      };
      return { ...state, published: [...state.published, published] };
    }
    case 'ShadowStarted': {
      const { shadow, ruleSet } = event.data;
      const run = { shadow, ruleSet: { ...ruleSet, version: 0 }, startedAt: event.occurredAt };
      return { ...state, runs: [...state.runs, run] };
    }
    case 'ShadowStopped': {
      const { shadow } = event.data;
      const stoppedAt = event.occurredAt;
      return {
        ...state,
        runs: state.runs.map((run) => (run.shadow === shadow ? { ...run, stoppedAt } : run)),
      };
    }
  }
}

export const RULE_SETS: Aggregate<RuleSetState, RuleSetCommand, RuleSetEvent, RuleSetContext> = {
  category: 'ruleset',
  initial: { published: [], runs: [] },
  evolve: evolveRuleSet,
  decide: decideRuleSet,
};
