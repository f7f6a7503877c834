import type { AssignedUnit, Instant, Sealed } from '../events.js';
import type { LinkRelation, OrderAnswer, Satisfaction } from '../vocabulary.js';

/** Facts of 响应 and 评单, of changes among the units at work, and of links. */
export interface OrderEvents {
  DepartmentResponded: {
    readonly unit: string;
    readonly answer: OrderAnswer;
    /** With these two the lead times request → order → response can be read off the events. */
    readonly orderedAt?: Instant;
    readonly requestedAt?: Instant;
    /** ACCEPT: how, until when, and whom to call. */
    readonly plan?: Sealed;
    readonly promisedAt?: Instant;
    readonly contactPerson?: Sealed;
    /** DECLINE: the item of a responsibility list it rests on. */
    readonly listItem?: string;
    readonly basis?: string;
  };
  OrderCommented: {
    readonly community: string;
    readonly satisfaction: Satisfaction;
    readonly comment: Sealed;
    readonly round: number;
  };
  AssistAdded: {
    readonly assist: AssignedUnit;
    readonly dueAt: Instant;
    readonly reason: string;
  };
  LeadReplaced: {
    readonly lead: AssignedUnit;
    readonly dueAt: Instant;
    readonly round: number;
    readonly reason: string;
    /** Assignments this one takes the place of; the old lead stays liable until the new signs. */
    readonly replaces: readonly string[];
  };
  /** A part of the matter for a unit of its own; an assist that says what is to be done. */
  SubtaskCreated: {
    readonly subtask: AssignedUnit;
    readonly task: Sealed;
    readonly dueAt: Instant;
  };
  IssueLinked: {
    readonly relation: LinkRelation;
    /** Stream the issue is linked with, e.g. `issue-01J…`, `meeting-01J…`. */
    readonly stream: string;
  };
}
