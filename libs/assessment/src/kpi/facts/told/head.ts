import type { Fact, FactKind, FactValue } from '../fact.js';
import type { IssueFacts } from '../issue-facts.js';
import { leadOf } from '../fold/tickets.js';

/** Fields of a fact as they are told; what is not known is null in the fact. */
export type Told = Readonly<Record<string, FactValue | undefined>>;

interface Facts {
  readonly kind: FactKind;
  readonly id: string;
  readonly unit: string | undefined;
  readonly fields: Told;
  readonly assists?: readonly string[];
  readonly exclusions?: readonly string[];
}

/** What every fact repeats of its issue. */
interface Head {
  readonly channel: FactValue | undefined;
  readonly appealKind: FactValue | undefined;
  readonly source: FactValue | undefined;
  readonly urgency: FactValue | undefined;
  readonly complexity: FactValue | undefined;
  readonly profile: FactValue | undefined;
  readonly voided: boolean;
  readonly merged: boolean;
}

/** What every fact repeats of its issue. */
export const headOf = (issue: IssueFacts): Head => ({
  channel: issue.channel,
  appealKind: issue.appealKind,
  source: issue.source,
  urgency: issue.urgency,
  complexity: issue.complexity,
  profile: issue.profile,
  voided: issue.outcome === 'VOIDED',
  merged: issue.mergedAt !== undefined,
});

/** One fact of an issue, with what every fact repeats of it. */
export const told = (issue: IssueFacts, facts: Facts): Fact =>
  toldWhole(issue, facts, Object.assign(headOf(issue), facts.fields));

/**
 * The same of fields that hold the head already. Facts with many fields name them all in one literal:
 * an object put together from parts takes a hundred times as long (docs/tried.md), and facts are
 * made by the million.
 */
export function toldWhole(
  issue: IssueFacts,
  facts: Omit<Facts, 'fields'>,
  fields: Head & Told,
): Fact {
  return {
    kind: facts.kind,
    issue: issue.issue,
    id: facts.id,
    unit: facts.unit ?? null,
    territory: issue.territory ?? null,
    category: issue.category ?? null,
    assists: facts.assists ?? NONE,
    exclusions: facts.exclusions ?? NONE,
    copiedTo: issue.district ?? null,
    fields: known(fields),
  };
}

/** In place: the fields were made for this fact alone. */
function known(fields: Record<string, FactValue | undefined>): Readonly<Record<string, FactValue>> {
  for (const name in fields) if (fields[name] === undefined) fields[name] = null;
  return fields as Record<string, FactValue>;
}

const NONE: readonly string[] = [];

/** Classes granted for a ticket, each once. */
export function grantedFor(
  { exclusions }: IssueFacts,
  assignment: string | undefined,
): readonly string[] {
  if (exclusions.length === 0) return NONE;
  const granted = exclusions.filter(
    (each) => each.granted === true && each.assignment === assignment,
  );
  return [...new Set(granted.map((each) => each.class))];
}

/** Classes granted for the ticket of the unit that leads. */
export const grantedForLead = (issue: IssueFacts): readonly string[] =>
  grantedFor(issue, leadOf(issue)?.id);

/** Classes granted for the newest ticket of a unit in this issue. */
export const grantedForUnit = (issue: IssueFacts, unit: string | undefined): readonly string[] =>
  grantedFor(issue, issue.tickets.findLast((each) => each.unit === unit)?.id);
