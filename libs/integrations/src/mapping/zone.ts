const DAY = 86_400_000;

/** From `at` on (UTC milliseconds), wall clock = UTC + `offset`. */
interface Span {
  readonly at: number;
  readonly offset: number;
}

/** Which of two instants an hour that the clock shows twice means. */
export type Twice = 'earlier' | 'later';

/**
 * Wall clock of one IANA zone. Asking Intl costs microseconds, so the changes of offset are found
 * once per year (a sample a day, then halving) and looked up afterwards.
 */
export class Zone {
  private readonly years = new Map<number, readonly Span[]>();
  private readonly format: Intl.DateTimeFormat;

  /** @throws RangeError where the zone is unknown. */
  constructor(name: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /**
   * The UTC instant of a wall-clock time (both in milliseconds). A time the clock skips counts on
   * with the offset before the gap, so 02:30 becomes 03:30; a time it shows twice is the earlier one
   * unless asked otherwise.
   */
  instantOf(local: number, twice: Twice = 'earlier'): number {
    // A day on either side is always past one change of offset and never past two.
    const before = this.offsetAt(local - DAY);
    const after = this.offsetAt(local + DAY);
    if (before === after) return local - before;
    const valid = [before, after]
      .map((offset) => ({ instant: local - offset, offset }))
      .filter(({ instant, offset }) => this.offsetAt(instant) === offset)
      .map(({ instant }) => instant);
    if (valid.length === 0) return local - before;
    return twice === 'earlier' ? Math.min(...valid) : Math.max(...valid);
  }

  /** Wall clock minus UTC at an instant, in milliseconds. */
  offsetAt(instant: number): number {
    const year = new Date(instant).getUTCFullYear();
    const spans = this.years.get(year) ?? this.learn(year);
    let offset = spans[0]?.offset ?? 0;
    for (const span of spans) if (span.at <= instant) offset = span.offset;
    return offset;
  }

  private learn(year: number): readonly Span[] {
    const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
    const spans: Span[] = [{ at: start, offset: this.ask(start) }];
    let known = spans[0]?.offset ?? 0;
    for (let day = start; day < end; day += DAY) {
      const offset = this.ask(day + DAY);
      if (offset === known) continue;
      spans.push({ at: this.change(day, day + DAY, known), offset });
      known = offset;
    }
    this.years.set(year, spans);
    return spans;
  }

  private change(from: number, to: number, before: number): number {
    let [low, high] = [from, to];
    while (high - low > 1_000) {
      const middle = low + Math.floor((high - low) / 2_000) * 1_000;
      if (this.ask(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }

  private ask(instant: number): number {
    const part: Record<string, string> = {};
    for (const { type, value } of this.format.formatToParts(instant)) part[type] = value;
    const field = (name: string): number => Number(part[name]);
    const wall = Date.UTC(
      field('year'),
      field('month') - 1,
      field('day'),
      field('hour'),
      field('minute'),
      field('second'),
    );
    return wall - Math.floor(instant / 1_000) * 1_000;
  }
}
