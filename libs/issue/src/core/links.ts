import type { EvolveMeta } from '@shaodao/decider';
import { minutesBetween } from '@shaodao/deadlines';
import type { Instant, IssueEvent } from './events.js';
import type { LinkRule } from './profile.js';

/** One way of a matter through a link of its mechanism (环节): when it came in and left, by whom. */
export interface LinkPassage {
  readonly link: string;
  readonly enteredAt: Instant;
  readonly enteredBy: EvolveMeta['actor'];
  /** Absent while the matter is in it. */
  readonly leftAt?: Instant;
  readonly leftBy?: EvolveMeta['actor'];
  /** Whole minutes from entering to leaving. */
  readonly minutes?: number;
}

type Happened = IssueEvent & EvolveMeta;

/**
 * Every passage of a matter through the links its mechanism measures, in the order it entered them.
 * Links may lie over one another; a link without leaving events is left with the act that entered it.
 */
export function passLinks(
  history: readonly Happened[],
  links: readonly LinkRule[],
): readonly LinkPassage[] {
  return links
    .flatMap((rule) => passagesOf(rule, history))
    .sort((one, other) => Date.parse(one.enteredAt) - Date.parse(other.enteredAt));
}

function passagesOf(rule: LinkRule, history: readonly Happened[]): readonly LinkPassage[] {
  const { code: link, leaves } = rule;
  const passed: LinkPassage[] = [];
  let open: LinkPassage | undefined;
  for (const event of history) {
    if (open === undefined && enters(event, rule))
      open = { link, enteredAt: event.occurredAt, enteredBy: event.actor };
    if (open === undefined || leaves?.includes(event.type) === false) continue;
    passed.push(leftWith(event, open));
    open = undefined;
  }
  return open === undefined ? passed : [...passed, open];
}

function enters(event: Happened, { enters: types, withFirstClock, by }: LinkRule): boolean {
  const begins = types?.includes(event.type) === true || (withFirstClock === true && starts(event));
  return begins && (by === undefined || event.actor.roles.some((role) => by.includes(role)));
}

const starts = ({ data }: IssueEvent): boolean =>
  'clocks' in data && (data.clocks.started ?? []).length > 0;

const leftWith = ({ occurredAt, actor }: Happened, passage: LinkPassage): LinkPassage => ({
  ...passage,
  leftAt: occurredAt,
  leftBy: actor,
  minutes: Math.floor(minutesBetween(passage.enteredAt, occurredAt)),
});
