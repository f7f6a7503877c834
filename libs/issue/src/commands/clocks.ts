export { ElapseClock } from '@shaodao/decider';

/** A calendar was published anew: limits computed provisionally are computed again. */
export class RecalculateClocks {
  readonly type = 'RecalculateClocks' as const;
}
