/**
 * How far the work behind the events is, read from the database by whoever is asked: a consumer that
 * hangs cannot hide it.
 */
export interface Readings {
  /** Place of the last event of the store. */
  readonly head: number;
  readonly projectors: readonly ProjectorReading[];
  readonly timekeeper: {
    /** Some process keeps time. */
    readonly led: boolean;
    /** Clocks with a moment that came and was not sent; counting ends at 10,000. */
    readonly overdue: number;
    readonly lagSeconds: number;
  };
  /** Absent where there is no Kafka. */
  readonly relay?: Omit<ProjectorReading, 'projector' | 'rate' | 'parkedEvents'>;
}

export interface ProjectorReading {
  readonly projector: string;
  /** Some process leads it. */
  readonly led: boolean;
  /** Places of the order between it and the head. */
  readonly lagEvents: number;
  /** Age of the oldest event it has not taken in. */
  readonly lagSeconds: number;
  /** Events a second lately. */
  readonly rate: number;
  readonly parkedEvents: number;
}

/** Asks the database; rejects where it is away. */
export type TakeReadings = () => Promise<Readings>;

/** As old as an answer to a scrape may be, in milliseconds. */
const FRESH_MS = 5_000;
/** A scrape waits no longer; what comes later serves the next. */
const PATIENCE_MS = 2_000;

/**
 * Readings for any number of scrapes: the database is asked at most once in five seconds and by one
 * question at a time, whoever scrapes and however often.
 */
export class SharedReadings {
  private last: { readonly readings: Readings | undefined; readonly at: number } | undefined;
  private asking: Promise<void> | undefined;

  constructor(
    private readonly take: TakeReadings,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The readings of the last seconds; undefined where the database does not give any in time. */
  async fresh(): Promise<Readings | undefined> {
    if (!this.isFresh()) {
      this.asking ??= this.ask().finally(() => (this.asking = undefined));
      await inTime(this.asking);
    }
    return this.isFresh() ? this.last?.readings : undefined;
  }

  private isFresh(): boolean {
    return this.last !== undefined && this.now() - this.last.at < FRESH_MS;
  }

  /** A failure is remembered as long as an answer: a database in need is not asked more often. */
  private async ask(): Promise<void> {
    const readings = await this.take().catch(() => undefined);
    this.last = { readings, at: this.now() };
  }
}

async function inTime(asking: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([asking, late]);
  clearTimeout(timer);
}
