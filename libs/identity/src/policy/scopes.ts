import type { Actor } from '@shaodao/decider';

/** The facts about an issue that decide who may touch it. */
export interface IssueFacts {
  readonly territory?: string | undefined;
  /** Units that were ordered or hold an assignment. */
  readonly units: readonly string[];
  /**
   * The unit a command speaks for: of the assignment or supervision order it names; with FeedBack
   * the unit of the lead.
   */
  readonly assignmentUnit?: string | undefined;
  /** Lead unit, where the work is given out. */
  readonly leadUnit?: string | undefined;
  /** The person who entered the issue. */
  readonly reporter?: string | undefined;
  /** The resident it is about. */
  readonly subject?: string | undefined;
  /** A report of wrongdoing: the unit it is about. */
  readonly accusedUnit?: string | undefined;
  readonly confidentiality?: string | undefined;
  /** Those whose issues were merged into this one: it is their matter, too. */
  readonly joined?: readonly string[] | undefined;
}

/** The two trees of the directory; both are true for a code and itself. */
export interface Trees {
  isTerritoryWithin(code: string, ancestor: string): boolean;
  isUnitWithin(code: string, ancestor: string): boolean;
}

type ScopeTest = (actor: Actor, facts: IssueFacts, trees: Trees) => boolean;

/** How far a role reaches with an action. */
export const SCOPES = {
  /** Every issue. */
  any: () => true,
  /** Issues in the actor's territory. */
  ownTerritory: isOwnTerritory,
  /** As ownTerritory, and what has no territory yet: a report whose place is still unknown. */
  ownTerritoryIfKnown: (actor, facts, trees) =>
    facts.territory === undefined || isOwnTerritory(actor, facts, trees),
  /** Issues some unit of the actor's house works on. */
  ownUnit: ({ unit }, facts, trees) =>
    unit !== undefined && facts.units.some((code) => trees.isUnitWithin(code, unit)),
  /** The very assignment (or supervision order) belongs to the actor's unit. */
  assignmentUnit: ({ unit }, { assignmentUnit }, trees) =>
    unit !== undefined && assignmentUnit !== undefined && trees.isUnitWithin(assignmentUnit, unit),
  /** The actor's unit leads. */
  leadUnit: ({ unit }, { leadUnit }, trees) =>
    unit !== undefined && leadUnit !== undefined && trees.isUnitWithin(leadUnit, unit),
  /** The actor's own matter. */
  ownIssue: isOwnIssue,
} as const satisfies Record<string, ScopeTest>;

export type Scope = keyof typeof SCOPES;

function isOwnTerritory(actor: Actor, facts: IssueFacts, trees: Trees): boolean {
  return (
    actor.territory !== undefined &&
    facts.territory !== undefined &&
    trees.isTerritoryWithin(facts.territory, actor.territory)
  );
}

/** True for the person who reported the issue or whom it is about. */
export function isOwnIssue({ person }: Actor, facts: IssueFacts): boolean {
  const { reporter, subject, joined = [] } = facts;
  return reporter === person || subject === person || joined.includes(person);
}

/**
 * True where the issue is a report of wrongdoing about the actor's unit or a unit above it: nothing
 * of it may reach them (信访工作条例 art. 30, 46(5); domain §6.3). Who reported it keeps access.
 */
export function isAccused(actor: Actor, facts: IssueFacts, trees: Trees): boolean {
  return (
    facts.accusedUnit !== undefined &&
    actor.unit !== undefined &&
    trees.isUnitWithin(actor.unit, facts.accusedUnit) &&
    !isOwnIssue(actor, facts)
  );
}
