import { createHash } from 'node:crypto';
import type { CalendarFinder } from '@shaodao/deadlines';
import type { DirectorySnapshot } from '@shaodao/directory';
import { Ongoing } from '@shaodao/platform';
import { backOff, pause, standForLeader } from '@shaodao/projections';
import type { Pool } from 'pg';
import type { AlertSection } from '../core/alert/section.js';
import type { AlertCommand } from '../core/alert/state.js';
import type { Finding } from '../core/detect/finding.js';
import { reconcile, type AlertStep, type StandingAlert } from '../core/detect/reconcile.js';
import type { KnownAlert, WarningQueries } from '../read/queries.js';
import { findAll } from './find-all.js';

/** An order of the watch to an alert's stream. */
export interface AlertOrder {
  /** Absent: a new alert. */
  readonly alert?: string;
  readonly command: AlertCommand;
  /** The same for the same step, so that nothing is done twice, whoever watches. */
  readonly commandId: string;
}

export interface WatchParts {
  readonly pool: Pool;
  readonly queries: WarningQueries;
  /** The thresholds in force; undefined where no playbook has any. */
  readonly section: () => AlertSection | undefined;
  /** The directory on the day of an instant. */
  readonly directory: (instant: string) => DirectorySnapshot;
  readonly calendar: CalendarFinder;
  /** Carries out an order; true where it changed something. @throws where it should be tried again */
  readonly order: (order: AlertOrder) => Promise<boolean>;
  readonly now: () => Date;
  readonly onFault: (error: unknown) => void;
}

/** How many alerts a look at the figures changed. */
export interface Watched {
  readonly raised: number;
  readonly renewed: number;
  readonly cleared: number;
}

/** Under which name the watches of all machines stand by for each other. */
export const WATCH = 'early-warning';

const WITHOUT_THRESHOLDS_MINUTES = 10;

/**
 * Looks at the figures again and again, and orders alerts to be what they say. Of all processes that
 * run it one works; if two ever do, the ids of their commands are the same and each step is done once.
 */
export class EarlyWarningWatch {
  private readonly ongoing = new Ongoing((stop) => this.run(stop));

  constructor(private readonly parts: WatchParts) {}

  /** Starts and returns at once; whatever fails is tried again until `stop`. */
  start(): void {
    this.ongoing.start();
  }

  /** Resolves when what was under way is done. */
  stop(): Promise<void> {
    return this.ongoing.stop();
  }

  /** One look at the figures as the read tables have them now. @throws as the database or a door does */
  async look(): Promise<Watched> {
    const section = this.parts.section();
    if (section === undefined) return { raised: 0, renewed: 0, cleared: 0 };
    const { queries, directory, calendar } = this.parts;
    const now = this.parts.now().toISOString();
    const outlook = { queries, section, now, directory: directory(now), calendar: calendar() };
    const findings = (await findAll(outlook)).map(unnamed);
    const last = await queries.lastOfEach(findings.map(({ key }) => key));
    const done: Record<AlertStep['step'], number> = { raise: 0, renew: 0, clear: 0 };
    for (const step of reconcile(last.filter(stands), findings))
      if (await this.parts.order(orderOf(step, last))) done[step.step] += 1;
    return { raised: done.raise, renewed: done.renew, cleared: done.clear };
  }

  private async run(stop: AbortSignal): Promise<void> {
    let failures = 0;
    while (!stop.aborted) {
      try {
        const term = await standForLeader(this.parts.pool, WATCH, stop);
        if (term === undefined) continue;
        try {
          const signal = AbortSignal.any([stop, term.signal]);
          while (!signal.aborted) {
            await this.look();
            failures = 0;
            const minutes = this.parts.section()?.everyMinutes ?? WITHOUT_THRESHOLDS_MINUTES;
            await pause(minutes * 60_000, signal);
          }
        } finally {
          term.release();
        }
      } catch (error) {
        failures += 1;
        this.parts.onFault(error);
        await pause(backOff(failures), stop);
      }
    }
  }
}

const stands = (alert: KnownAlert): alert is KnownAlert & StandingAlert =>
  alert.status !== 'CLEARED';

function orderOf(step: AlertStep, last: readonly KnownAlert[]): AlertOrder {
  if (step.step === 'raise') {
    const { key } = step.finding;
    const before = last.find((each) => each.key === key)?.id ?? 'first';
    return { command: raising(step.finding), commandId: `${WATCH}:raise:${key}:${before}` };
  }
  const { alert } = step;
  const revision = String(last.find(({ id }) => id === alert)?.revision);
  const command = step.step === 'clear' ? CLEARING : renewing(step.finding);
  return { alert, command, commandId: `${WATCH}:${step.step}:${alert}:${revision}` };
}

/** What a key is made of may tell whose reports are of one person; its hash only tells alerts apart. */
const unnamed = (finding: Finding): Finding => ({
  ...finding,
  key: createHash('sha256').update(finding.key).digest('hex').slice(0, 32),
});

const CLEARING: AlertCommand = { type: 'ClearAlert' };

const told = ({ total, figures, reason, evidence }: Finding) => ({
  total,
  figures,
  reason,
  evidence: [...evidence],
});

const raising = (finding: Finding): AlertCommand => {
  const { kind, key, territory, category, unit } = finding;
  return {
    type: 'RaiseAlert',
    ...{ kind, key },
    ...(territory === undefined ? {} : { territory }),
    ...(category === undefined ? {} : { category }),
    ...(unit === undefined ? {} : { unit }),
    ...told(finding),
  };
};

const renewing = (finding: Finding): AlertCommand => ({ type: 'RenewAlert', ...told(finding) });
