import type { Fact, FactKind } from '../fact.js';
import type { IssueFacts } from '../issue-facts.js';
import { told, type Told } from './head.js';

interface Request {
  readonly assignment: string;
  readonly unit: string;
  readonly at: string;
  readonly decidedAt?: string;
  readonly granted?: boolean;
}

/** A unit's requests, as asked and as decided. */
function requests<R extends Request>(
  issue: IssueFacts,
  kind: FactKind,
  list: readonly R[],
  more: (request: R) => Told,
): readonly Fact[] {
  return list.map((request, index) => {
    const { assignment, unit, at: requestedAt, decidedAt, granted } = request;
    return told(issue, {
      ...{ kind, id: String(index + 1), unit },
      fields: {
        assignment,
        requestedAt,
        decidedAt,
        granted,
        ...more(request),
      },
    });
  });
}

function dispatchedBy({ tickets }: IssueFacts, assignment: string): Told {
  const ticket = tickets.find(({ id }) => id === assignment);
  return { dispatcher: ticket?.dispatcher, dispatcherUnit: ticket?.dispatcherUnit };
}

/** Returns, objections, extensions and exclusions. */
export function requestFacts(issue: IssueFacts): readonly Fact[] {
  return [
    ...requests(issue, 'RETURN', issue.returns, ({ assignment, final }) => ({
      final,
      ...dispatchedBy(issue, assignment),
    })),
    ...requests(issue, 'OBJECTION', issue.objections, ({ assignment, liable }) => ({
      liable,
      ...dispatchedBy(issue, assignment),
    })),
    ...requests(issue, 'EXTENSION', issue.extensions, ({ minutes }) => ({ minutes })),
    ...requests(issue, 'EXCLUSION', issue.exclusions, (each) => ({ class: each.class })),
  ];
}

export function ledgerFacts(issue: IssueFacts): readonly Fact[] {
  return issue.ledger.map(({ id, unit, cause, askedAt, enteredAt, clearedAt, reviews }) =>
    told(issue, {
      ...{ kind: 'LEDGER', id, unit },
      fields: {
        cause,
        requestedAt: askedAt,
        enteredAt,
        clearedAt,
        reviews,
      },
    }),
  );
}

/** Reminders, cards, orders, talks and listings, for the unit pressed. */
export function supervisionFacts(issue: IssueFacts): readonly Fact[] {
  return issue.pressed.map((each) => {
    const { id, unit, measure, at, byLadder, replyBy, repliedAt, liftedAt } = each;
    return told(issue, {
      ...{ kind: 'SUPERVISION', id, unit },
      fields: {
        measure,
        orderedAt: at,
        byLadder,
        replyBy,
        repliedAt,
        liftedAt,
      },
    });
  });
}
