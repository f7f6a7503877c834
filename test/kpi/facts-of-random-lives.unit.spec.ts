import { describe, expect, it } from '@jest/globals';
import {
  FACT_FIELDS,
  factsOf,
  foldFacts,
  type Fact,
  type FactEvent,
  type FactValue,
  type FieldDefinition,
  type IssueFacts,
} from '@shaodao/assessment';
import { compileCalendar, OFFICE_HOURS_CN } from '@shaodao/deadlines';
import { currentLead, isAccepted, type RunningIssue } from '@shaodao/issue';
import { forRandomLives, PATIENCE, type Life } from '../../libs/issue/src/testing/random-life.js';

const OFFICE = compileCalendar(OFFICE_HOURS_CN);
const LIVES = Math.min(200, Number(process.env['SHAODAO_LIVES'] ?? 200));
const HEAD = ['issue', 'id', 'unit', 'territory', 'category'];

/** The events of a life as the store gives them back. */
const streamOf = (life: Life): readonly FactEvent[] =>
  life
    .flatMap(({ events }) => events)
    .map(({ actor, ...event }, index) => ({
      ...event,
      ...{ stream: 'issue-1', revision: index + 1, meta: { actor } },
    }));

const fold = (events: readonly FactEvent[], from?: IssueFacts): IssueFacts | undefined =>
  events.reduce<IssueFacts | undefined>(foldFacts, from);

function fits(value: FactValue, { type, values }: FieldDefinition): boolean {
  if (value === null) return true;
  if (values !== undefined && !values.includes(String(value))) return false;
  if (type === 'instant') {
    return typeof value === 'string' && new Date(value).toISOString() === value;
  }
  return typeof value === (type === 'text' ? 'string' : type);
}

/** What of a fact is not as the dictionary has it. */
function strayFields({ kind, fields }: Fact): readonly string[] {
  const known = FACT_FIELDS[kind];
  const expected = Object.keys(known).filter((name) => !HEAD.includes(name));
  const missing = expected.filter((name) => !Object.hasOwn(fields, name));
  const stray = Object.entries(fields).filter(([name, value]) => {
    const field = known[name];
    return field === undefined || !fits(value, field);
  });
  return [...missing, ...stray.map(([name]) => name)].map((name) => `${kind}.${name}`);
}

const LET_GO = ['RETURNED', 'CANCELLED', 'WAIVED', 'DONE'];

/** A unit that was called and let go before work began had no ticket. */
const neverBegan = (id: string, { whistles }: RunningIssue, facts: readonly Fact[]): boolean =>
  whistles.some(({ calls }) => calls.some(({ assignment }) => assignment === id)) &&
  facts.every((each) => each.kind !== 'ASSIGNMENT' || each.id !== id);

/** What the decider knows of the tickets, in the words of the facts; calls are no tickets yet. */
const ticketsOf = (state: RunningIssue, facts: readonly Fact[]): readonly object[] =>
  state.assignments
    .filter(({ status }) => status !== 'CALLED' && status !== 'CHECKED_IN')
    .filter(({ status, id }) => status !== 'CANCELLED' || !neverBegan(id, state, facts))
    .map(({ id, unit, role, status, dueAt }) => ({
      ...{ id, unit, role, status: LET_GO.includes(status) ? status : 'OPEN', dueAt },
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

function factsOfTickets(facts: readonly Fact[], state: RunningIssue): readonly object[] {
  const called = state.assignments.filter(
    ({ status }) => status === 'CALLED' || status === 'CHECKED_IN',
  );
  return facts
    .filter(({ kind, id }) => kind === 'ASSIGNMENT' && called.every((each) => each.id !== id))
    .map(({ id, unit, fields }) => ({
      ...{ id, unit, role: fields['role'], status: fields['status'] },
      dueAt: fields['reworkDue'] ?? fields['due'],
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('facts of random lives', () => {
  it(
    'have the fields of the dictionary, each of its type',
    () => {
      const stray = new Set<string>();
      const kinds = new Set<string>();
      forRandomLives(
        (life) => {
          const known = fold(streamOf(life));
          if (known === undefined) return;
          const facts = factsOf(known, OFFICE);
          for (const fact of facts) {
            kinds.add(fact.kind);
            for (const field of strayFields(fact)) stray.add(field);
          }
          const names = facts.map(({ kind, id }) => `${kind} ${id}`);
          expect(new Set(names).size).toBe(names.length);
        },
        { runs: LIVES },
      );
      expect([...stray]).toEqual([]);
      expect(kinds.size).toBeGreaterThan(10);
    },
    PATIENCE,
  );

  it(
    'say of tickets what the decider says',
    () => {
      let compared = 0;
      forRandomLives(
        (life) => {
          const state = life.at(-1)?.after;
          if (state === undefined || !isAccepted(state)) return;
          const known = fold(streamOf(life));
          const facts = known === undefined ? [] : factsOf(known);
          expect(factsOfTickets(facts, state)).toEqual(ticketsOf(state, facts));
          const issue = facts.find(({ kind }) => kind === 'ISSUE');
          const lead = currentLead(state);
          if (lead !== undefined) expect(issue?.unit).toBe(lead.unit);
          expect(issue?.fields).toMatchObject({
            ...{ reworks: state.reworkRound, appellants: 1 + state.appellants.length },
            level: state.level?.level ?? null,
            due: state.dueAt ?? null,
          });
          compared += 1;
        },
        { runs: LIVES },
      );
      expect(compared).toBeGreaterThan(LIVES / 10);
    },
    PATIENCE,
  );

  it(
    'are the same whether the events come at once or one by one through JSON',
    () => {
      forRandomLives(
        (life) => {
          const events = streamOf(life);
          const middle = Math.floor(events.length / 2);
          const half = fold(events.slice(0, middle));
          const kept = half && (JSON.parse(JSON.stringify(half)) as IssueFacts);
          // The second half comes with events of the first: delivered twice is as once.
          expect(fold(events.slice(Math.max(0, middle - 3)), kept)).toEqual(fold(events));
        },
        { runs: LIVES / 4 },
      );
    },
    PATIENCE,
  );
});
