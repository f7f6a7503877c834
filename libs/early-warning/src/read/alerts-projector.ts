import type { Life, RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';
import type { AlertEventMap } from '../core/alert/state.js';
import { alertRowOf, type AlertRow, type StoredAlert } from './alert-row.js';
import { earlyWarningMigrations } from './schema.js';
import { WARNING_SQL } from './sql.js';

type Fact = {
  [T in keyof AlertEventMap]: RecordedEvent<T, AlertEventMap[T]>;
}[keyof AlertEventMap];

/** The alerts as they stand: what the watch compares with, and the live stream shows. */
export class WarningAlertsProjector implements Projector {
  readonly name = 'warning-alerts';
  readonly version = 1;
  readonly filter = { categories: ['alert'] };
  readonly tables = ['warning_alerts'];
  // Its table comes with those of the reports.
  readonly migrations = earlyWarningMigrations;
  readonly rebuildable = true;

  streamsBehind(_table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    return [`alert-${String(row['alert'])}`];
  }

  /** A row is one stream's. */
  readonly byLives = {
    fill: (lives: readonly Life[], tx: PoolClient): Promise<void> =>
      this.project(
        lives.flatMap(({ events }) => events),
        tx,
      ),
    addedTo: [],
  };

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    // Streams of alerts hold what their decider wrote.
    const facts = batch as readonly Fact[];
    const alerts = [...new Set(facts.map(({ stream }) => idOf(stream)))];
    const { rows } = await tx.query<StoredAlert>(WARNING_SQL.loadAlerts, [alerts]);
    const before = new Map(rows.map((stored) => [stored.alert, alertRowOf(stored)]));
    const after = new Map(before);
    for (const fact of facts) {
      const row = fold(after.get(idOf(fact.stream)), fact);
      if (row !== undefined) after.set(row.alert, row);
    }
    const changed = [...after.values()].filter((row) => row !== before.get(row.alert));
    if (changed.length > 0) await tx.query(WARNING_SQL.upsertAlerts, columnsOf(changed));
  }
}

const idOf = (stream: string): string => stream.slice('alert-'.length);

function fold(row: AlertRow | undefined, fact: Fact): AlertRow | undefined {
  const { revision, position } = fact;
  if (fact.type === 'AlertRaised') return row ?? raised(fact);
  if (row === undefined || revision <= row.revision) return row;
  return { ...row, ...change(fact), revision, position };
}

function raised({
  stream,
  data,
  occurredAt,
  revision,
  position,
}: Extract<Fact, { type: 'AlertRaised' }>): AlertRow {
  const { key, kind, territory, category, unit, total, reason } = data;
  return {
    alert: idOf(stream),
    ...{ key, kind, total, reason, revision, position },
    status: 'OPEN',
    territory: territory ?? null,
    category: category ?? null,
    unit: unit ?? null,
    raisedAt: occurredAt,
  };
}

function change(fact: Exclude<Fact, { type: 'AlertRaised' }>): Partial<AlertRow> {
  switch (fact.type) {
    case 'AlertRenewed':
      return { total: fact.data.total, reason: fact.data.reason };
    case 'AlertCleared':
      return { status: 'CLEARED' };
    case 'AlertAcknowledged':
      return { status: 'ACKNOWLEDGED' };
    case 'AlertDismissed':
      return { status: 'DISMISSED' };
    case 'AlertTakenUp':
      return { status: 'TAKEN_UP' };
  }
}

const columnsOf = (rows: readonly AlertRow[]): unknown[] => [
  rows.map(({ alert }) => alert),
  rows.map(({ key }) => key),
  rows.map(({ kind }) => kind),
  rows.map(({ status }) => status),
  rows.map(({ territory }) => territory),
  rows.map(({ category }) => category),
  rows.map(({ unit }) => unit),
  rows.map(({ total }) => total),
  rows.map(({ reason }) => reason.zh),
  rows.map(({ reason }) => reason.en),
  rows.map(({ raisedAt }) => raisedAt),
  rows.map(({ revision }) => revision),
  rows.map(({ position }) => position),
];
