import type { Actor } from '@shaodao/decider';
import type { IssueEventData, IssueEventMap, IssueEventType } from '@shaodao/issue';
import type { FactEvent } from '../facts/fold/fact-event.js';
import { foldFacts } from '../facts/fold/fold-facts.js';
import type { IssueFacts } from '../facts/issue-facts.js';
import { factsOf } from '../facts/facts-of.js';
import type { Fact, FactKind } from '../facts/fact.js';
import { compileCalendar, OFFICE_HOURS_CN } from '@shaodao/deadlines';

/** A Monday at nine in the morning in Beijing. */
export const START = '2026-03-02T01:00:00.000Z';

const HOUR_MS = 3_600_000;

/** So many hours after the start of all stories. */
export const hour = (hours: number): string =>
  new Date(Date.parse(START) + hours * HOUR_MS).toISOString();

export const OFFICE = compileCalendar(OFFICE_HOURS_CN);

const AGENT: Actor = { person: 'p-agent', unit: 'centre', roles: ['AGENT'] };

export const by = (person: string, unit?: string): Actor => ({
  person,
  roles: [],
  ...(unit !== undefined && { unit }),
});

/** What happens to one issue, told hour by hour. */
export class Story {
  readonly events: FactEvent[] = [];

  constructor(readonly issue = 'i-1') {}

  /** The event happens so many hours after the start. */
  at<T extends IssueEventType>(
    hours: number,
    type: T,
    data: IssueEventData<T>,
    actor: Actor = AGENT,
  ): this {
    this.events.push({
      ...{ type, data, stream: `issue-${this.issue}`, revision: this.events.length + 1 },
      ...{ occurredAt: hour(hours), meta: { actor } },
    } as FactEvent);
    return this;
  }

  reported(hours = 0, facts: Partial<IssueEventMap['IssueReported']> = {}, actor?: Actor): this {
    const data: IssueEventMap['IssueReported'] = {
      ...{ channel: 'hotline', kind: 'HELP', title: 'enc1', appellant: { subject: 's-1' } },
      ...{ noReplyWanted: false, confidentiality: 'NORMAL', media: [], receiptCode: 'R' },
      ...facts,
    };
    return this.at(hours, 'IssueReported', data, actor);
  }

  accepted(hours = 1, facts: Partial<IssueEventMap['IssueAccepted']> = {}): this {
    this.at(hours, 'IssueClassified', {
      ...{ category: 'road', urgency: 'NORMAL', complexity: 'SIMPLE' },
    });
    const profile = { id: 'hotline-immediate-response', version: 1 };
    return this.at(hours, 'IssueAccepted', {
      ...{ territory: 't-1', profile, directoryVersion: 1 },
      ...facts,
    });
  }

  /** To `unit` as the assignment `a-<unit>`, due so many hours after the start. */
  dispatched(
    hours: number,
    unit: string,
    dueHours: number,
    more: Partial<IssueEventData<'IssueDispatched'>> = {},
  ): this {
    return this.at(hours, 'IssueDispatched', {
      lead: { assignment: `a-${unit}`, unit },
      ...{ assists: [], dueAt: hour(dueHours), basis: { by: 'person' }, round: 1 },
      ...more,
    });
  }

  signed(hours: number, unit: string, more: object = {}): this {
    const data = { assignment: `a-${unit}`, unit, handler: `p-${unit}`, ...more };
    return this.at(hours, 'AssignmentSigned', data, by(`p-${unit}`, unit));
  }

  contacted(hours: number, unit: string, reached = true): this {
    const data = { assignment: `a-${unit}`, unit, method: 'phone', reached, attempt: 1 } as const;
    return this.at(hours, 'AppellantContacted', data, by(`p-${unit}`, unit));
  }

  handled(hours: number, unit: string, more: Partial<IssueEventData<'IssueHandled'>> = {}): this {
    const data = {
      ...{ assignment: `a-${unit}`, unit, result: 'enc1', outcome: 'RESOLVED' as const },
      ...{ media: [], round: 1, ...more },
    };
    return this.at(hours, 'IssueHandled', data, by(`p-${unit}`, unit));
  }

  evaluated(hours: number, more: Partial<IssueEventMap['IssueEvaluated']> = {}): this {
    return this.at(hours, 'IssueEvaluated', {
      ...{ contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' },
      ...{ source: 'callback', round: 1, ...more },
    });
  }

  closed(hours: number): this {
    return this.at(hours, 'IssueClosed', { outcome: 'HANDLED', evaluationLapsed: false });
  }

  /** What figures know of it so far. */
  get known(): IssueFacts {
    const facts = this.events.reduce<IssueFacts | undefined>(foldFacts, undefined);
    if (facts === undefined) throw new Error('Nothing has happened yet');
    return facts;
  }

  get facts(): readonly Fact[] {
    return factsOf(this.known, OFFICE);
  }

  /** The facts of one kind. */
  of(kind: FactKind): readonly Fact[] {
    return this.facts.filter((each) => each.kind === kind);
  }

  /** The fields of the only fact of a kind. */
  only(kind: FactKind): Fact['fields'] {
    const [fact, ...more] = this.of(kind);
    if (fact === undefined || more.length > 0) {
      throw new Error(`${String(more.length + (fact ? 1 : 0))} facts of ${kind}`);
    }
    return fact.fields;
  }
}
