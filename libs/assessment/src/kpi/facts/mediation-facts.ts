import type { Actor } from '@shaodao/decider';
import type { MediationEvent } from '@shaodao/deliberation';
import type { Fact, FactInstant } from './fact.js';
import { canonical } from './instant.js';

/** An event of a mediation's stream as the store gives it back. */
export type RecordedMediation = MediationEvent & {
  readonly stream: string;
  readonly revision: number;
  readonly occurredAt: string;
  readonly meta: { readonly actor: Actor };
};

/** What figures know of one mediation; plain JSON. */
export interface MediationFacts {
  readonly mediation: string;
  readonly revision: number;
  readonly issue?: string;
  readonly unit?: string;
  readonly territory: string;
  readonly tier: string;
  readonly mediator?: string;
  readonly requestedAt: FactInstant;
  readonly closedAt?: FactInstant;
  readonly outcome?: 'AGREED' | 'FAILED' | 'REFUSED' | 'STOPPED';
  readonly confirmed?: boolean;
  readonly performed?: boolean;
}

const PREFIX = 'mediation-';

/**
 * What figures know of a mediation after one more event of its stream; undefined until its request.
 * A tier that failed is no outcome where the matter goes up a tier.
 */
export function foldMediation(
  facts: MediationFacts | undefined,
  event: RecordedMediation,
): MediationFacts | undefined {
  const { revision } = event;
  const at = canonical(event.occurredAt);
  if (facts === undefined) {
    if (event.type !== 'MediationRequested') return undefined;
    const { issue, territory, tier } = event.data;
    const { unit } = event.meta.actor;
    return {
      ...{ mediation: event.stream.slice(PREFIX.length), revision, territory, tier },
      ...(issue !== undefined && { issue }),
      ...(unit !== undefined && { unit }),
      requestedAt: at,
    };
  }
  if (revision <= facts.revision) return facts;
  return { ...changed(facts, event, at), revision };
}

function changed(facts: MediationFacts, event: RecordedMediation, at: string): MediationFacts {
  switch (event.type) {
    case 'MediatorChosen':
      return { ...facts, mediator: event.data.mediator };
    case 'TierRaised': {
      const { outcome: _below, closedAt: _open, ...rest } = facts;
      return { ...rest, tier: event.data.tier };
    }
    case 'AgreementReached':
      return { ...facts, tier: event.data.tier, outcome: 'AGREED', closedAt: at };
    case 'MediationFailed':
      return { ...facts, tier: event.data.tier, outcome: 'FAILED', closedAt: at };
    case 'MediationRefused':
    case 'ConsentLapsed':
      return { ...facts, outcome: 'REFUSED', closedAt: at };
    case 'MediationStopped':
      return { ...facts, outcome: 'STOPPED', closedAt: at };
    case 'ConfirmationDecided':
      return { ...facts, confirmed: event.data.granted };
    case 'AgreementPerformed':
      return { ...facts, performed: true };
    case 'AgreementBreached':
      return { ...facts, performed: false };
    default:
      return facts;
  }
}

/** The mediation as a fact that formulas count. */
export function mediationFact(facts: MediationFacts): Fact {
  const { tier, requestedAt, closedAt, outcome, confirmed, performed, mediator } = facts;
  return {
    kind: 'MEDIATION',
    issue: facts.issue ?? facts.mediation,
    id: facts.mediation,
    unit: facts.unit ?? null,
    territory: facts.territory,
    category: null,
    assists: [],
    copiedTo: null,
    exclusions: [],
    fields: {
      ...{ tier, requestedAt, closedAt: closedAt ?? null, outcome: outcome ?? null },
      ...{ confirmed: confirmed ?? null, performed: performed ?? null, mediator: mediator ?? null },
    },
  };
}
