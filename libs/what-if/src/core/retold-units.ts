import type { DispatchBasis, RunningIssue } from '@shaodao/issue';
import { factsOfMatter, type FactLists, type RoutingFacts } from '@shaodao/routing';
import type { AssumptionCode } from './assumptions.js';
import type { Setting } from './setting.js';
import type { Matter } from './unit-changes.js';
import type { StoredEvent } from './world.js';

/** An assignment that would have gone to another unit. */
export interface Move {
  readonly assignment: string;
  readonly role: 'lead' | 'assist';
  readonly from: string;
  readonly to: string;
  /** What sent it elsewhere: the rules, or the changed organisation. */
  readonly by: 'RULES' | 'DIRECTORY';
}

interface Assigned {
  readonly assignment: string;
  readonly unit: string;
}

/** What a dispatch, or another event that gives units tickets, says of them. */
interface Assigning {
  readonly lead?: Assigned;
  readonly assists?: readonly Assigned[];
  readonly assist?: Assigned;
  readonly subtask?: Assigned;
  readonly basis?: DispatchBasis;
}

const ASSIGNING = [
  'IssueDispatched',
  'IssueRedispatched',
  'LeadReplaced',
  'AssistAdded',
  'SubtaskCreated',
  'WhistleBlown',
];

/** A ticket as an event gives it out. */
export interface GivenTicket extends Assigned {
  readonly role: Move['role'];
}

/** The tickets an event gives out, the lead's first. */
export function ticketsGivenBy({
  type,
  data,
}: Pick<StoredEvent, 'type' | 'data'>): readonly GivenTicket[] {
  if (!ASSIGNING.includes(type)) return [];
  const { lead, assists = [], assist, subtask } = data as Assigning;
  const helpers = [...assists, assist, subtask].filter((each) => each !== undefined);
  return [
    ...(lead === undefined ? [] : [{ ...lead, role: 'lead' as const }]),
    ...helpers.map((each) => ({ ...each, role: 'assist' as const })),
  ];
}

/** The units of one stream, as the other organisation and the other rules would have them. */
export class RetoldUnits {
  readonly #taken = new Map<string, string>();
  readonly assumptions = new Set<AssumptionCode>();
  readonly moves: Move[] = [];

  constructor(private readonly setting: Setting) {}

  /** Whom the unit's part falls to. */
  unit(code: string, matter: Matter): string {
    const known = this.#taken.get(code);
    if (known !== undefined) return known;
    const successor = this.setting.units.successorOf(code, matter);
    if (successor !== undefined) this.assumptions.add(successor.assumption);
    const unit = successor?.unit ?? code;
    this.#taken.set(code, unit);
    return unit;
  }

  /** Decides anew where an event that gives out tickets would have given them. */
  assign(type: string, data: object, state: RunningIssue, at: string): void {
    const { basis } = data as Assigning;
    for (const ticket of ticketsGivenBy({ type, data }))
      if (ticket.role === 'lead') this.#lead(ticket, basis, state, at);
      else this.#moved(ticket, 'assist', this.unit(ticket.unit, state), 'DIRECTORY');
  }

  #lead(lead: Assigned, basis: DispatchBasis | undefined, state: RunningIssue, at: string): void {
    const { router, baseline } = this.setting;
    if (router !== undefined && basis?.by === 'rule') {
      const facts = (basis.facts ?? this.#factsOf(state, at)) as RoutingFacts;
      const { lead: found, assists } = router.decide(facts);
      if (assists.length > 0) this.assumptions.add('ASSISTS_KEPT');
      // Rules may have changed since: only where the alternative makes them differ do they count.
      const isAsBefore = baseline !== undefined && baseline.decide(facts).lead === found;
      this.#decided(lead, isAsBefore ? lead.unit : found, state);
      return;
    }
    this.assumptions.add('MANUAL_CHOICE_KEPT');
    const successor = this.setting.units.successorOf(lead.unit, state);
    if (successor === undefined || successor.unit !== undefined) {
      this.#moved(lead, 'lead', this.unit(lead.unit, state), 'DIRECTORY');
      return;
    }
    this.assumptions.add('ROUTED_ANEW');
    this.#decided(lead, router?.decide(this.#factsOf(state, at)).lead, state);
  }

  #decided(lead: Assigned, found: string | undefined, matter: Matter): void {
    if (found === undefined) this.assumptions.add('NO_ROUTE_FOUND');
    const named = found ?? lead.unit;
    const to = this.setting.units.successorOf(named, matter)?.unit ?? named;
    this.#taken.set(lead.unit, to);
    this.#moved(lead, 'lead', to, named === lead.unit ? 'DIRECTORY' : 'RULES');
  }

  #moved({ assignment, unit }: Assigned, role: Move['role'], to: string, by: Move['by']): void {
    if (to !== unit) this.moves.push({ assignment, role, from: unit, to, by });
  }

  #factsOf(state: RunningIssue, at: string): RoutingFacts {
    return factsOfMatter(state, this.#lists(), at);
  }

  #lists(): FactLists {
    const { directory } = this.setting.world;
    return {
      territoryLineage: (code) => this.setting.units.territories.lineage(code),
      territory: (code) => directory.territories.find((each) => each.code === code),
      unit: (code) => directory.units.find((each) => each.code === code),
    };
  }
}
