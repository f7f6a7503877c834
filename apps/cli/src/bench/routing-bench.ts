import { performance } from 'node:perf_hooks';
import { compileRouting, PlainRouting, type RoutingFacts, type Router } from '@shaodao/routing';
import { seededRandom } from './bench-events.js';
import { Choices, CITY_SIZE, randomFacts, routingCity } from './routing-city.js';
import { median } from './statistics.js';

const AIM = 200_000;

export interface RoutingBenchOptions {
  readonly rounds: number;
  readonly seed?: number;
  /** Decisions of one round. Default 400,000. */
  readonly roundDecisions?: number;
  /** Different facts, gone through again and again. Default 200,000: more than any cache holds. */
  readonly facts?: number;
  /** Decisions held against the plain reading of the rules. Default 2,000. */
  readonly checked?: number;
  readonly onProgress: (line: string) => void;
}

interface RoutingRound {
  readonly rate: number;
  readonly wallRate: number;
}

export interface RoutingBenchResult {
  readonly bench: 'routing';
  /** Decisions per second of one core's time, median of the rounds. */
  readonly rate: number;
  readonly aim: number;
  /** The same by the wall clock: less where others use the cores, too. */
  readonly wallRate: number;
  readonly rounds: readonly RoutingRound[];
  /** Rate of the plain reading of the same rules, for scale. */
  readonly plainRate: number;
  readonly compileMs: number;
  /** Decisions compared with the plain reading, all of them equal. */
  readonly checked: number;
  /** Shares of what the decisions rested on. */
  readonly shares: Readonly<Record<string, number>>;
  readonly size: typeof CITY_SIZE;
  readonly seed: number;
  readonly versions: { readonly node: string };
}

/**
 * How many matters one core decides in a second, over a catalogue and a directory of the size of a
 * large district, facts drawn at random.
 * @throws Error where a decision is not the one that reading the rules plainly gives.
 */
export function benchRouting(options: RoutingBenchOptions): RoutingBenchResult {
  const { rounds, roundDecisions = 400_000, checked = 2_000, onProgress } = options;
  const seed = options.seed ?? 20_261_123;
  const choices = new Choices(seededRandom(seed));
  onProgress(`seed ${String(seed)}`);
  const { directory, ruleSet } = routingCity(choices);
  const facts = Array.from({ length: options.facts ?? 200_000 }, () => randomFacts(choices));

  const begun = performance.now();
  const router = compileRouting(directory, ruleSet);
  const compileMs = performance.now() - begun;
  const plain = new PlainRouting(directory, { ...ruleSet, version: 0 });
  const plainRate = checkSample(router, plain, facts.slice(0, checked));

  decideRound(router, facts, roundDecisions);
  const measured = Array.from({ length: rounds }, (_, round) => {
    const result = decideRound(router, facts, roundDecisions);
    onProgress(
      `round ${String(round + 1)}: ${String(result.rate)} decisions/s of processor time, ` +
        `${String(result.wallRate)} by the wall clock`,
    );
    return result;
  });
  return {
    bench: 'routing',
    rate: median(measured.map(({ rate }) => rate)),
    aim: AIM,
    wallRate: median(measured.map(({ wallRate }) => wallRate)),
    rounds: measured,
    plainRate,
    compileMs,
    checked,
    shares: sharesOf(router, facts),
    size: CITY_SIZE,
    seed,
    versions: { node: process.version },
  };
}

/** Decides every fact both ways. @returns how many the plain way does in a second */
function checkSample(router: Router, plain: PlainRouting, facts: readonly RoutingFacts[]): number {
  const begun = performance.now();
  const expected = facts.map((each) => plain.deliberate(each).decision);
  const seconds = (performance.now() - begun) / 1_000;
  facts.forEach((each, index) => {
    const ours = JSON.stringify(router.decide(each));
    const theirs = JSON.stringify(expected[index]);
    if (ours !== theirs)
      throw new Error(`The router decided ${ours}, the rules read plainly say ${theirs}`);
  });
  return Math.round(facts.length / seconds);
}

/**
 * One thread decides; its time is that of the whole process, garbage collection on other threads
 * included, so that others on the machine do not count.
 */
function decideRound(
  router: Router,
  facts: readonly RoutingFacts[],
  decisions: number,
): RoutingRound {
  let led = 0;
  const before = process.cpuUsage();
  const begun = performance.now();
  for (let index = 0; index < decisions; index += 1)
    if (router.decide(facts[index % facts.length] as RoutingFacts).lead !== undefined) led += 1;
  const wall = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(before);
  // Read, so that the decisions cannot be optimised away.
  if (led === 0) throw new Error('No matter found a unit');
  return {
    rate: Math.round(decisions / ((user + system) / 1_000_000)),
    wallRate: Math.round(decisions / wall),
  };
}

function sharesOf(router: Router, facts: readonly RoutingFacts[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of facts) {
    const { source, triage } = router.decide(each);
    const of = source ?? triage ?? 'NONE';
    counts[of] = (counts[of] ?? 0) + 1;
  }
  return Object.fromEntries(
    Object.entries(counts).map(([of, count]) => [of, Number((count / facts.length).toFixed(3))]),
  );
}
