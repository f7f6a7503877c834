import { Gauge, type Registry } from 'prom-client';
import type { MetricName } from './metric-names.js';
import type { ProjectorReading, Readings } from './readings.js';

interface Told<Of> {
  readonly name: MetricName;
  readonly help: string;
  /** Undefined where there is nothing to tell. */
  readonly value: (of: Of) => number | boolean | undefined;
}

const OF_THE_HOUSE: readonly Told<Readings>[] = [
  {
    name: 'shaodao_store_head',
    help: 'Place of the last event of the store.',
    value: ({ head }) => head,
  },
  {
    name: 'shaodao_timekeeper_led',
    help: '1 where some process keeps time.',
    value: ({ timekeeper }) => timekeeper.led,
  },
  {
    name: 'shaodao_timekeeper_lag_seconds',
    help: 'Age of the oldest moment of a clock that came and was not sent.',
    value: ({ timekeeper }) => timekeeper.lagSeconds,
  },
  {
    name: 'shaodao_clocks_overdue',
    help: 'Clocks with a moment that came and was not sent; counting ends at 10,000.',
    value: ({ timekeeper }) => timekeeper.overdue,
  },
  {
    name: 'shaodao_relay_led',
    help: '1 where some process relays events to Kafka.',
    value: ({ relay }) => relay?.led,
  },
  {
    name: 'shaodao_relay_lag_events',
    help: 'Places between what Kafka has acknowledged and the head of the store.',
    value: ({ relay }) => relay?.lagEvents,
  },
  {
    name: 'shaodao_relay_lag_seconds',
    help: 'Age of the oldest event that Kafka has not acknowledged.',
    value: ({ relay }) => relay?.lagSeconds,
  },
];

const OF_A_PROJECTOR: readonly Told<ProjectorReading>[] = [
  {
    name: 'shaodao_projector_led',
    help: '1 where some process leads the projector.',
    value: ({ led }) => led,
  },
  {
    name: 'shaodao_projector_lag_events',
    help: 'Places between the projector and the head of the store.',
    value: ({ lagEvents }) => lagEvents,
  },
  {
    name: 'shaodao_projector_lag_seconds',
    help: 'Age of the oldest event the projector has not taken in.',
    value: ({ lagSeconds }) => lagSeconds,
  },
  {
    name: 'shaodao_projector_rate',
    help: 'Events a second the projector took in lately.',
    value: ({ rate }) => rate,
  },
  {
    name: 'shaodao_projector_parked_events',
    help: 'Events that are parked and wait for somebody to look.',
    value: ({ parkedEvents }) => parkedEvents,
  },
];

/** The gauges of what only the database knows. Without readings they are absent, not zero. */
export class ReadingGauges {
  private readonly up: Gauge;
  private readonly ofTheHouse: readonly (readonly [Gauge, Told<Readings>])[];
  private readonly ofProjectors: readonly (readonly [Gauge<'projector'>, Told<ProjectorReading>])[];

  constructor(registry: Registry) {
    const registers = [registry];
    const name: MetricName = 'shaodao_readings_up';
    const help = '1 where the database told what only it knows, else 0.';
    this.up = new Gauge({ name, help, registers });
    this.ofTheHouse = OF_THE_HOUSE.map((told) => [
      new Gauge({ name: told.name, help: told.help, registers }),
      told,
    ]);
    this.ofProjectors = OF_A_PROJECTOR.map((told) => [
      new Gauge({ name: told.name, help: told.help, labelNames: ['projector'], registers }),
      told,
    ]);
    this.show(undefined);
  }

  /** Shows these readings and nothing older. */
  show(readings: Readings | undefined): void {
    this.up.set(readings === undefined ? 0 : 1);
    for (const [gauge, { value }] of this.ofTheHouse) {
      const told = readings === undefined ? undefined : value(readings);
      // Without labels a gauge is never empty by itself: it begins at 0.
      if (told === undefined) gauge.remove({});
      else gauge.set(Number(told));
    }
    for (const [gauge, { value }] of this.ofProjectors) {
      gauge.reset();
      for (const reading of readings?.projectors ?? [])
        gauge.set({ projector: reading.projector }, Number(value(reading)));
    }
  }
}
