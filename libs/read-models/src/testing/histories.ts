import type { Position, RecordedEvent } from '@shaodao/event-store';
import type { IssueEventMap, IssueEventType } from '@shaodao/issue';

const EPOCH = Date.parse('2026-03-02T01:00:00.000Z');
const MINUTE_MS = 60_000;

/** Made-up stored history: events of issues in one order, one minute apart. */
export class Histories {
  readonly events: RecordedEvent[] = [];
  private readonly revisions = new Map<string, number>();

  /** Adds an event of an issue and returns it. */
  happened<T extends IssueEventType>(
    issue: string,
    type: T,
    data: IssueEventMap[T],
    person = 'p-agent',
  ): RecordedEvent {
    return this.add(`issue-${issue}`, type, data, person);
  }

  /** The resident's key is gone. */
  erased(subject: string): RecordedEvent {
    return this.add(`subject-${subject}`, 'SubjectErased', { subject }, 'p-officer');
  }

  /** A report with sealed words, everything else as usual unless said. */
  reported(
    issue: string,
    title: string,
    facts: Partial<IssueEventMap['IssueReported']> = {},
    person?: string,
  ): RecordedEvent {
    const data: IssueEventMap['IssueReported'] = {
      channel: 'hotline',
      kind: 'HELP',
      title,
      appellant: { subject: `s-${issue}` },
      noReplyWanted: false,
      confidentiality: 'NORMAL',
      media: [],
      receiptCode: `R-${issue}`,
      ...facts,
    };
    return this.happened(issue, 'IssueReported', data, person);
  }

  accepted(issue: string, territory: string, category = 'road'): void {
    this.happened(issue, 'IssueClassified', { category, urgency: 'NORMAL', complexity: 'SIMPLE' });
    this.happened(issue, 'IssueAccepted', {
      territory,
      profile: { id: 'hotline', version: 1 },
      directoryVersion: 1,
    });
  }

  /** To one lead, assignment `<issue>-a1`. */
  dispatched(issue: string, unit: string, dueAt: string, assists: readonly string[] = []): void {
    this.happened(issue, 'IssueDispatched', {
      lead: { assignment: `${issue}-a1`, unit },
      assists: assists.map((assist, index) => ({
        assignment: `${issue}-s${String(index)}`,
        unit: assist,
      })),
      dueAt,
      basis: { by: 'person' },
      round: 1,
    });
  }

  private add(stream: string, type: string, data: object, person: string): RecordedEvent {
    const revision = (this.revisions.get(stream) ?? 0) + 1;
    this.revisions.set(stream, revision);
    const position = (this.events.length + 1) as Position;
    const at = new Date(EPOCH + position * MINUTE_MS).toISOString();
    const event: RecordedEvent = {
      id: `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`,
      type,
      schemaVersion: 1,
      stream,
      revision,
      position,
      occurredAt: at,
      recordedAt: at,
      data,
      meta: {
        actor: { person, unit: 'centre', roles: ['AGENT'] },
        commandId: `c-${String(position)}`,
        correlationId: `c-${String(position)}`,
      },
    };
    this.events.push(event);
    return event;
  }
}

/** A walk of one issue through its life, steered by numbers: the same numbers, the same walk. */
export function walk(
  histories: Histories,
  issue: string,
  title: string,
  choices: readonly number[],
): void {
  histories.reported(issue, title);
  histories.accepted(issue, `t-${String((choices[0] ?? 0) % 5)}`);
  const unit = (choice: number): string => `u-${String(choice % 4)}`;
  let lead = `${issue}-a1`;
  let round = 1;
  histories.dispatched(issue, unit(choices[1] ?? 0), dueAfter(choices[2] ?? 0), ['u-5']);
  for (const choice of choices.slice(3)) {
    const held = { assignment: lead, unit: unit(choice) };
    const steps: readonly (() => void)[] = [
      () => histories.happened(issue, 'AssignmentSigned', { ...held, handler: 'p-handler' }),
      () =>
        histories.happened(issue, 'AppellantContacted', {
          ...held,
          method: 'phone',
          reached: choice % 2 === 0,
          attempt: 1,
        }),
      () => histories.happened(issue, 'StepLogged', { ...held, note: title, media: [] }),
      () => histories.happened(issue, 'ReturnRequested', { ...held, basis: 'list 7' }),
      () =>
        histories.happened(issue, 'ReturnDenied', { ...held, reason: 'duty', final: choice > 50 }),
      () => {
        round += 1;
        const before = lead;
        lead = `${issue}-a${String(round)}`;
        histories.happened(issue, 'IssueRedispatched', {
          lead: { assignment: lead, unit: unit(choice + 1) },
          assists: [],
          dueAt: dueAfter(choice),
          basis: { by: 'person' },
          round,
          reason: 'wrong unit',
          replaces: [before],
        });
      },
      () =>
        histories.happened(issue, 'IssueHandled', {
          ...held,
          result: title,
          outcome: 'RESOLVED',
          media: [],
          round,
        }),
      () =>
        histories.happened(issue, 'ReworkOrdered', {
          round,
          reason: title,
          dueAt: dueAfter(choice),
        }),
      () =>
        histories.happened(issue, 'SupervisionOrdered', {
          order: `o-${String(histories.events.length)}`,
          unit: unit(choice),
          reason: 'late',
          replyBy: dueAfter(choice),
        }),
      () => histories.happened(issue, 'SupervisionLifted', { order: 'o', reason: 'done' }),
      () =>
        histories.happened(issue, 'IssueClosed', { outcome: 'HANDLED', evaluationLapsed: true }),
    ];
    steps[choice % steps.length]?.();
  }
}

/** An instant that many hours after the made-up epoch. */
export function dueAfter(hours: number): string {
  return new Date(EPOCH + hours * 60 * MINUTE_MS).toISOString();
}
