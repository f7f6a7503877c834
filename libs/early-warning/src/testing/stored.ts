import type { Position, RecordedEvent } from '@shaodao/event-store';
import type { IssueEventMap, IssueEventType } from '@shaodao/issue';
import type { AlertEventMap } from '../core/alert/state.js';

/** Made-up stored events of issues and alerts in one order; times are given. */
export class Stored {
  readonly events: RecordedEvent[] = [];
  private readonly revisions = new Map<string, number>();

  issue<T extends IssueEventType>(
    issue: string,
    type: T,
    data: IssueEventMap[T],
    occurredAt = '2026-03-30T08:00:00.000Z',
  ): this {
    return this.add(`issue-${issue}`, type, data, occurredAt);
  }

  /** A report that is accepted at once. */
  reported(
    issue: string,
    at: string,
    facts: Partial<IssueEventMap['IssueReported']> = {},
    territory = 'd/s1/c1/g1',
  ): this {
    this.issue(
      issue,
      'IssueReported',
      {
        channel: 'hotline',
        kind: 'COMPLAINT',
        title: 'sealed',
        appellant: { subject: `s-${issue}` },
        noReplyWanted: false,
        confidentiality: 'NORMAL',
        media: [],
        receiptCode: `R-${issue}`,
        ...facts,
      },
      at,
    );
    const category = facts.category ?? 'road.pothole';
    this.issue(issue, 'IssueClassified', { category, urgency: 'NORMAL', complexity: 'SIMPLE' }, at);
    const accepted = { territory, profile: { id: 'hotline', version: 1 }, directoryVersion: 1 };
    return this.issue(issue, 'IssueAccepted', accepted, at);
  }

  alert<T extends keyof AlertEventMap>(
    alert: string,
    type: T,
    data: AlertEventMap[T],
    occurredAt = '2026-03-30T08:00:00.000Z',
  ): this {
    return this.add(`alert-${alert}`, type, data, occurredAt);
  }

  private add(stream: string, type: string, data: object, occurredAt: string): this {
    const revision = (this.revisions.get(stream) ?? 0) + 1;
    this.revisions.set(stream, revision);
    const position = (this.events.length + 1) as Position;
    this.events.push({
      id: `e-${String(position)}`,
      schemaVersion: 1,
      ...{ stream, type, data, revision, position, occurredAt },
      recordedAt: occurredAt,
      meta: { actor: { person: 'p', roles: [] }, commandId: 'c', correlationId: 'c' },
    });
    return this;
  }
}
