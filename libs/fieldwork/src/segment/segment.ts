import {
  asJson,
  isUnopened,
  UNOPENED,
  type SectionContradiction,
  type SideScope,
  type SideStream,
  type Unopened,
} from '@shaodao/decider';
import { SEGMENT_COMMANDS } from './commands.js';
import { decideSegment } from './decide.js';
import { describeSegment } from './describe.js';
import { evolveSegment } from './evolve.js';
import { SEGMENT_REJECTIONS } from './rejections.js';
import { SEGMENT_SECTION, type SegmentSection } from './section.js';
import type { Segment, SegmentCommand, SegmentEvent } from './state.js';

type Grants = Readonly<Record<string, SideScope>>;

/** Need to know: whoever looks after the place; not the centre, not other units, no resident. */
const KEEPERS: Grants = {
  COMMUNITY: 'ownTerritory',
  STREET: 'ownTerritory',
  GRID: 'ownTerritory',
  BRANCH: 'ownTerritory',
};

/** 三色: the attention a person, household, grid or matter gets, with its reason and its end. */
export const segment: SideStream<Unopened | Segment, SegmentCommand, SegmentEvent, SegmentSection> =
  {
    kind: 'segment',
    path: 'segments',
    name: { zh: '三色分级', en: 'Segment' },
    aggregate: {
      category: 'segment',
      initial: UNOPENED,
      evolve: evolveSegment,
      decide: decideSegment,
    },
    commands: SEGMENT_COMMANDS,
    opens: 'AssignColour',
    commandNames: {
      AssignColour: { zh: '分色', en: 'Assign a colour' },
      RecordSegmentVisit: { zh: '记录走访', en: 'Record a visit' },
      ConfirmColour: { zh: '复核不变', en: 'Confirm the colour' },
      ChangeColour: { zh: '调整颜色', en: 'Change the colour' },
      LiftSegment: { zh: '解除', en: 'Lift the segment' },
      ElapseClock: { zh: '时限到达', en: 'Elapse a clock' },
    },
    rejections: SEGMENT_REJECTIONS,
    statusNames: {
      ASSIGNED: { zh: '有效', en: 'assigned' },
      EXPIRED: { zh: '到期待复核', en: 'expired' },
      LIFTED: { zh: '已解除', en: 'lifted' },
    },
    sealed: {
      ColourAssigned: ['reason'],
      SegmentVisited: ['note'],
      SegmentVisitMissed: [],
      ColourConfirmed: ['reason'],
      ColourChanged: ['reason'],
      SegmentExpired: [],
      SegmentLifted: ['reason'],
    },
    policy: {
      AssignColour: KEEPERS,
      RecordSegmentVisit: { ...KEEPERS, CENTREHOUSEHOLD: 'ownTerritory', SPONSOR: 'ownTerritory' },
      ConfirmColour: KEEPERS,
      ChangeColour: KEEPERS,
      LiftSegment: KEEPERS,
      ElapseClock: { SYSTEM: 'any' },
      read: { ...KEEPERS, CENTREHOUSEHOLD: 'ownTerritory', SPONSOR: 'ownTerritory' },
    },
    facts: (state) =>
      isUnopened(state)
        ? { status: state.status, units: [], persons: [], issues: [] }
        : {
            status: state.status,
            over: state.status !== 'ASSIGNED',
            territory: state.territory,
            units: [],
            persons: [state.givenBy],
            issues: state.object === 'CASE' ? [state.reference] : [],
            playbook: state.playbook,
            title: `${state.object} ${state.reference}`,
          },
    view: (state) => asJson(state),
    describe: describeSegment,
    sectionSchema: SEGMENT_SECTION,
    contradictions: unknownColours,
  };

/** Rules lead only to colours there are. */
function unknownColours({ colours, rules }: SegmentSection): readonly SectionContradiction[] {
  const known = new Set(colours.map(({ code }) => code));
  return rules.flatMap((rule, at) =>
    rule.colours
      .filter((colour) => !known.has(colour))
      .map((colour) => ({
        path: ['rules', String(at), 'colours'],
        message: `leads to a colour “${colour}” that there is not`,
      })),
  );
}
