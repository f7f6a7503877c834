import type { OpenedFacts, PinnedPlaybook, Unopened } from '@shaodao/decider';
import type { Clause } from './events.js';

export const PACT_STATUSES = ['DRAFT', 'IN_FORCE', 'REPEALED'] as const;

export interface PactVersion {
  readonly version: number;
  readonly clauses: readonly Clause[];
}

export interface Breach {
  readonly id: string;
  readonly party: string;
  readonly clause: string;
  readonly version: number;
  readonly note: string;
  readonly status: 'RECORDED' | 'REMINDED' | 'LAPSED' | 'REMEDIED' | 'REPORTED';
  readonly remedyBy?: string;
  readonly issue?: string;
}

export interface Occasion {
  readonly id: string;
  readonly household: string;
  readonly clause: string;
  readonly at: string;
}

export interface OpenedPact extends OpenedFacts {
  readonly status: (typeof PACT_STATUSES)[number];
  readonly playbook: PinnedPlaybook;
  readonly pactKind: string;
  readonly title: string;
  readonly territory: string;
  readonly draft?: PactVersion | undefined;
  readonly inForce?: PactVersion;
  /** Meetings that adopted, by version. */
  readonly adoptions: readonly { readonly version: number; readonly meeting: string }[];
  readonly breaches: readonly Breach[];
  readonly occasions: readonly Occasion[];
}

export type PactState = Unopened | OpenedPact;
