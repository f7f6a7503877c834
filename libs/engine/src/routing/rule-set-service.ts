import type { Actor } from '@shaodao/decider';
import { FollowedStream, type EventStore, type Outcome } from '@shaodao/event-store';
import {
  compileRouting,
  RULE_SETS,
  runningShadow,
  type Router,
  type RoutingDirectory,
  type RuleSetCommand,
  type RuleSetEvent,
  type RuleSetState,
  type ShadowRun,
  type VersionedRuleSet,
} from '@shaodao/routing';
import { uuidv7 } from 'uuidv7';

export interface RuleSetServiceParts {
  readonly store: EventStore;
  /** The lists as they are now; the same object until they change. */
  readonly directory: () => RoutingDirectory;
  readonly now: () => Date;
}

/** The live rule set and the one that ran beside it at some moment, ready to decide. */
export interface ShadowRouters {
  readonly shadow: number;
  readonly live: Router;
  readonly candidate: Router;
}

/** The rule sets as of now in this process, ready to decide, and the way to publish and try more. */
export class RuleSetService {
  /** Compiled over one version of the directory; gone with it. */
  readonly #compiled = new WeakMap<RoutingDirectory, Map<VersionedRuleSet, Router>>();

  private constructor(
    private readonly parts: RuleSetServiceParts,
    private readonly stream: FollowedStream<RuleSetState, RuleSetCommand, RuleSetEvent>,
  ) {}

  /** Loads what was published and follows it from then on; `stop` ends that. */
  static async start(parts: RuleSetServiceParts): Promise<RuleSetService> {
    const { store, directory, now } = parts;
    const stream = await FollowedStream.start<RuleSetState, RuleSetCommand, RuleSetEvent>({
      store,
      aggregate: {
        ...RULE_SETS,
        decide: (command, state) =>
          RULE_SETS.decide(command, state, { directory: directory(), on: dayOf(now()) }),
      },
      id: 'main',
      newEventId: uuidv7,
      now,
    });
    return new RuleSetService(parts, stream);
  }

  /** Every version and every shadow run known here. */
  state(): RuleSetState {
    return this.stream.state;
  }

  /** The live rule set over the lists of now; undefined where none was published. */
  live(): Router | undefined {
    const newest = this.state().published.at(-1);
    return newest === undefined ? undefined : this.#routerOf(newest.ruleSet);
  }

  /** A rule set that is not published, over the lists of now. */
  draft(ruleSet: VersionedRuleSet): Router {
    return compileRouting(this.parts.directory(), ruleSet);
  }

  /** The candidate that runs beside the live set now. */
  shadow(): ShadowRun | undefined {
    return runningShadow(this.state());
  }

  /** What was live, and what ran beside it, at an instant (ISO 8601), over the lists of now. */
  shadowAt(instant: string): ShadowRouters | undefined {
    const { published, runs } = this.state();
    const run = runs.findLast(
      ({ startedAt, stoppedAt }) =>
        startedAt <= instant && (stoppedAt === undefined || instant < stoppedAt),
    );
    const live = published.findLast(({ publishedAt }) => publishedAt <= instant);
    return run === undefined || live === undefined
      ? undefined
      : {
          shadow: run.shadow,
          live: this.#routerOf(live.ruleSet),
          candidate: this.#routerOf(run.ruleSet),
        };
  }

  /** As of a revision of the stream or later. */
  whenAtLeast(revision: number): Promise<void> {
    return this.stream.whenAtLeast(revision);
  }

  /** Publishes, starts or stops; what it led to is known here when this resolves. */
  execute(command: RuleSetCommand, by: Actor, commandId: string): Promise<Outcome> {
    return this.stream.run({ command, by, commandId });
  }

  /** Ends the following. */
  stop(): Promise<void> {
    return this.stream.stop();
  }

  #routerOf(ruleSet: VersionedRuleSet): Router {
    const directory = this.parts.directory();
    const routers = this.#compiled.get(directory) ?? new Map<VersionedRuleSet, Router>();
    this.#compiled.set(directory, routers);
    const known = routers.get(ruleSet);
    if (known !== undefined) return known;
    const router = compileRouting(directory, ruleSet);
    routers.set(ruleSet, router);
    return router;
  }
}

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);
