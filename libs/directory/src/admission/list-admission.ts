import {
  asJson,
  isUnopened,
  UNOPENED,
  type EvolveMeta,
  type JsonObject,
  type SideEffect,
  type SideScope,
  type SideStream,
  type Unopened,
} from '@shaodao/decider';
import { ADMISSION_COMMANDS } from './commands.js';
import { decideAdmission } from './decide.js';
import { describeAdmission } from './describe.js';
import { evolveAdmission } from './evolve.js';
import { ADMISSION_REJECTIONS } from './rejections.js';
import { ADMISSION_SECTION, type AdmissionSection } from './section.js';
import type { Admission, AdmissionCommand, AdmissionEvent, ProposedItem } from './state.js';

type Grants = Readonly<Record<string, SideScope>>;

const PROPOSERS: Grants = { COMMUNITY: 'any', STREET: 'any', DISTRICT: 'any', UNITLEAD: 'any' };
/** Which of them the playbook says. */
const OFFICES: Grants = { STREET: 'any', DISTRICT: 'any', COMMANDER: 'any', ARBITER: 'any' };

/** 入格事项审核 (LIST, S1d-3): what may enter a responsibility list, and what may stay. */
export const listAdmission: SideStream<
  Unopened | Admission,
  AdmissionCommand,
  AdmissionEvent,
  AdmissionSection
> = {
  kind: 'listAdmission',
  path: 'list-admissions',
  name: { zh: '入格事项审核', en: 'Admission to a list' },
  aggregate: {
    category: 'listAdmission',
    initial: UNOPENED,
    evolve: evolveAdmission,
    decide: decideAdmission,
  },
  commands: ADMISSION_COMMANDS,
  opens: 'ProposeItem',
  commandNames: {
    ProposeItem: { zh: '提出事项', en: 'Propose an item' },
    ReviewItem: { zh: '审核', en: 'Review the item' },
    AdmitItem: { zh: '准予入格', en: 'Admit the item' },
    RefuseItem: { zh: '不予入格', en: 'Refuse the item' },
    RenewItem: { zh: '复审', en: 'Review it again' },
    ElapseClock: { zh: '时限到达', en: 'Elapse a clock' },
  },
  rejections: ADMISSION_REJECTIONS,
  statusNames: {
    PROPOSED: { zh: '已提出', en: 'proposed' },
    REVIEWED: { zh: '已审核', en: 'reviewed' },
    ADMITTED: { zh: '已入格', en: 'admitted' },
    REFUSED: { zh: '不予入格', en: 'refused' },
    DUE_REVIEW: { zh: '待复审', en: 'due for review' },
    SUSPENDED: { zh: '已中止', en: 'suspended' },
  },
  sealed: {
    ItemProposed: [],
    ItemReviewed: [],
    ItemAdmitted: [],
    ItemRefused: [],
    ItemReviewDue: [],
    ItemRenewed: [],
    ItemSuspended: [],
  },
  policy: {
    ProposeItem: PROPOSERS,
    ReviewItem: OFFICES,
    AdmitItem: OFFICES,
    RefuseItem: OFFICES,
    RenewItem: OFFICES,
    ElapseClock: { SYSTEM: 'any' },
    read: { ...PROPOSERS, ...OFFICES, GRID: 'any', UNIT: 'any', SUPERVISOR: 'any' },
  },
  facts: (state) =>
    isUnopened(state)
      ? { status: state.status, units: [], persons: [], issues: [] }
      : {
          status: state.status,
          ...(state.item.territory === undefined ? {} : { territory: state.item.territory }),
          units: [state.item.bearerUnit, state.item.lead].filter((unit) => unit !== undefined),
          persons: [state.proposedBy],
          issues: [],
          playbook: state.playbook,
          title: state.item.id,
          over: state.status === 'REFUSED',
        },
  view: (state) => asJson(state),
  describe: describeAdmission,
  effects,
  sectionSchema: ADMISSION_SECTION,
};

/** What the directory learns: it takes the orders by its own rules, or refuses them. */
function effects(event: AdmissionEvent & EvolveMeta): readonly SideEffect[] {
  switch (event.type) {
    case 'ItemAdmitted':
      return [admitting(event.data.item, event.data.nextReview)];
    case 'ItemRenewed':
      return [
        admitting(event.data.item, event.data.nextReview),
        ...(event.data.resumes
          ? [
              order({
                type: 'ResumeListItems',
                codes: [event.data.item.id],
                reason: event.data.note,
              }),
            ]
          : []),
      ];
    case 'ItemSuspended':
      return [
        order({
          type: 'SuspendListItems',
          suspensions: [{ code: event.data.item, reason: event.data.because }],
        }),
      ];
    case 'ItemProposed':
    case 'ItemReviewed':
    case 'ItemRefused':
    case 'ItemReviewDue':
      return [];
  }
}

const order = (command: { readonly type: string } & JsonObject): SideEffect => ({
  target: 'directory',
  command,
});

const admitting = (item: ProposedItem, nextReview: string): SideEffect =>
  order({ type: 'AdmitListItems', listItems: [asJson({ ...item, nextReview })] });
