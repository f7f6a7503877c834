import { isUnopened, type Unopened } from '@shaodao/decider';
import type { DirectorySnapshot } from '@shaodao/directory';
import { curveBegin, curveOf, type TopicCurve, type TopicIssue } from '../core/topic/curve.js';
import type { TopicSection } from '../core/topic/section.js';
import type { Topic } from '../core/topic/state.js';
import type { TopicScope, WarningQueries } from '../read/queries.js';

/** What a curve is drawn with. */
export interface CurveOutlook {
  /** The part of the topic's playbook, in the version it runs under. */
  readonly section: TopicSection;
  readonly directory: DirectorySnapshot;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** The curves of topics, from the reports as the read tables have them. */
export class TopicCurves {
  constructor(private readonly queries: WarningQueries) {}

  /** Undefined for a topic nobody proposed. */
  async of(topic: Unopened | Topic, outlook: CurveOutlook): Promise<TopicCurve | undefined> {
    if (isUnopened(topic)) return undefined;
    const span = spanOf(topic, outlook);
    const since = curveBegin(span, outlook.section);
    const issues = await this.issues(topic, outlook, since, span.until);
    return curveOf(issues, span, outlook.section);
  }

  /** The reports of one week of the curve, as its point counts them. */
  async week(topic: Topic, outlook: CurveOutlook, week: number): Promise<readonly TopicIssue[]> {
    const { until, adoptedAt } = spanOf(topic, outlook);
    const from = Date.parse(adoptedAt ?? until) + week * WEEK_MS;
    const to = new Date(Math.min(from + WEEK_MS, Date.parse(until))).toISOString();
    return this.issues(topic, outlook, new Date(from).toISOString(), to);
  }

  private issues(
    topic: Topic,
    { directory, now }: CurveOutlook,
    since: string,
    until: string,
  ): Promise<readonly TopicIssue[]> {
    return this.queries.ofTopic(scopeOf(topic, directory), { since, until }, now);
  }
}

const WEEK_MS = 7 * 86_400_000;

/** A curve ends when its topic is closed: what comes later is for the next one. */
const spanOf = ({ adoptedAt, closedAt }: Topic, { now }: CurveOutlook) => ({
  until: closedAt ?? now,
  ...(adoptedAt === undefined ? {} : { adoptedAt }),
});

function scopeOf({ categories, territory }: Topic, directory: DirectorySnapshot): TopicScope {
  return {
    categories: [...new Set(categories.flatMap((code) => directory.categoriesWithin(code)))],
    ...(territory === undefined ? {} : { territories: directory.territoriesWithin(territory) }),
  };
}
