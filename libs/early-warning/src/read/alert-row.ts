import type { Bilingual } from '@shaodao/decider';
import type { Position } from '@shaodao/event-store';
import { positionOf } from '@shaodao/projections';
import type { AlertKind } from '../core/alert/section.js';
import type { Alert } from '../core/alert/state.js';

/** One row of `warning_alerts`. Times ISO 8601 UTC. */
export interface AlertRow {
  readonly alert: string;
  readonly key: string;
  readonly kind: AlertKind;
  readonly status: Alert['status'];
  readonly territory: string | null;
  readonly category: string | null;
  readonly unit: string | null;
  readonly total: number;
  readonly reason: Bilingual;
  readonly raisedAt: string;
  readonly revision: number;
  readonly position: Position;
}

export interface StoredAlert {
  readonly alert: string;
  readonly key: string;
  readonly kind: AlertKind;
  readonly status: Alert['status'];
  readonly territory: string | null;
  readonly category: string | null;
  readonly unit: string | null;
  readonly total: number;
  readonly reason_zh: string;
  readonly reason_en: string;
  readonly raised_at: Date;
  readonly revision: number;
  readonly position: string;
}

/** A row as the database gives it back. */
export function alertRowOf(stored: StoredAlert): AlertRow {
  const { reason_zh: zh, reason_en: en, raised_at: raisedAt, position, ...same } = stored;
  return {
    ...same,
    reason: { zh, en },
    raisedAt: raisedAt.toISOString(),
    position: positionOf(position),
  };
}
