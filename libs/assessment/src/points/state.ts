import type { OpenedFacts, PinnedPlaybook, Unopened } from '@shaodao/decider';

export const ENTRY_STATUSES = [
  'ENTERED',
  'NOTIFIED',
  'APPEALED',
  'UPHELD',
  'REVERSED',
  'EFFECTIVE',
  'EXPIRED',
] as const;

export interface Entry {
  readonly id: string;
  readonly rule: string;
  readonly clause: string;
  readonly points: number;
  readonly status: (typeof ENTRY_STATUSES)[number];
  /** The person who entered it: another one decides on an appeal. */
  readonly enteredBy: string;
  readonly appealUntil?: string;
}

export interface OpenedLedger extends OpenedFacts {
  readonly status: 'OPEN';
  readonly playbook: PinnedPlaybook;
  readonly household: string;
  readonly territory: string;
  readonly pact: string;
  readonly entries: readonly Entry[];
  /** The sum of what is in effect. */
  readonly balance: number;
  readonly exported?: { readonly period: string; readonly thousandths: number };
}

export type PointsState = Unopened | OpenedLedger;
