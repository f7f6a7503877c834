import type { Refusal } from '@shaodao/decider';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';

/** Rules about matters that rest (domain.md §5.5). */

interface Held {
  readonly state: AcceptedFacts;
}

/** The limits stand still: first the matter is resumed. */
export const notSuspended = ({ state: { hold } }: Held): Refusal | undefined =>
  hold?.kind === 'SUSPENDED' ? reject('ISSUE_SUSPENDED', { until: hold.until }) : undefined;

/** A matter rests for one reason at a time. */
export const notHeld = (situation: Held): Refusal | undefined =>
  notSuspended(situation) ?? notOnLedger(situation);

/** What is on the ledger is cleared before it is closed. */
export const notOnLedger = ({ state: { hold } }: Held): Refusal | undefined =>
  hold?.kind === 'LEDGERED' ? reject('ON_LEDGER', { ledger: hold.ledger }) : undefined;
