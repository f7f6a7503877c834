import {
  asJson,
  isUnopened,
  UNOPENED,
  type SideEffect,
  type SideScope,
  type SideStream,
  type Unopened,
} from '@shaodao/decider';
import { ALERT_COMMANDS } from './commands.js';
import { decideAlert } from './decide.js';
import { ALERT_KIND_NAMES, describeAlert } from './describe.js';
import { evolveAlert } from './evolve.js';
import { ALERT_REJECTIONS } from './rejections.js';
import { ALERT_SECTION, alertContradictions, type AlertSection } from './section.js';
import type { Alert, AlertCommand, AlertEvent } from './state.js';

type Grants = Readonly<Record<string, SideScope>>;

const WATCH: Grants = { SYSTEM: 'any' };
const PLACES: Grants = {
  COMMANDER: 'any',
  SHIFTLEADER: 'any',
  DISTRICT: 'ownTerritory',
  STREET: 'ownTerritory',
  COMMUNITY: 'ownTerritory',
};
/** A unit looks after its own load. */
const KEEPERS: Grants = { ...PLACES, UNITLEAD: 'ownUnit' };

/** 预警: what the figures say before anybody complains (未诉先办). */
export const alert: SideStream<Unopened | Alert, AlertCommand, AlertEvent, AlertSection> = {
  kind: 'alert',
  path: 'alerts',
  name: { zh: '预警', en: 'Alert' },
  aggregate: { category: 'alert', initial: UNOPENED, evolve: evolveAlert, decide: decideAlert },
  commands: ALERT_COMMANDS,
  opens: 'RaiseAlert',
  commandNames: {
    RaiseAlert: { zh: '提出预警', en: 'Raise an alert' },
    RenewAlert: { zh: '更新', en: 'Renew the alert' },
    ClearAlert: { zh: '解除', en: 'Clear the alert' },
    AcknowledgeAlert: { zh: '知悉', en: 'Acknowledge the alert' },
    DismissAlert: { zh: '排除', en: 'Dismiss the alert' },
    TakeUpAlert: { zh: '转为专题', en: 'Take the alert up as a topic' },
  },
  rejections: ALERT_REJECTIONS,
  statusNames: {
    OPEN: { zh: '待知悉', en: 'open' },
    ACKNOWLEDGED: { zh: '已知悉', en: 'acknowledged' },
    TAKEN_UP: { zh: '已转专题', en: 'taken up' },
    DISMISSED: { zh: '已排除', en: 'dismissed' },
    CLEARED: { zh: '已解除', en: 'cleared' },
  },
  sealed: {
    AlertRaised: [],
    AlertRenewed: [],
    AlertCleared: [],
    AlertAcknowledged: [],
    AlertDismissed: [],
    AlertTakenUp: [],
  },
  policy: {
    RaiseAlert: WATCH,
    RenewAlert: WATCH,
    ClearAlert: WATCH,
    AcknowledgeAlert: KEEPERS,
    DismissAlert: KEEPERS,
    TakeUpAlert: PLACES,
    read: { ...KEEPERS, DISPATCHER: 'any', SUPERVISOR: 'any', ANALYST: 'any' },
  },
  facts: (state) =>
    isUnopened(state)
      ? { status: state.status, units: [], persons: [], issues: [] }
      : {
          status: state.status,
          over: state.status === 'CLEARED' || state.status === 'DISMISSED',
          ...(state.territory === undefined ? {} : { territory: state.territory }),
          units: state.unit === undefined ? [] : [state.unit],
          persons: [],
          issues: [...new Set(state.evidence.map(({ issue }) => issue))],
          playbook: state.playbook,
          title: titleOf(state),
        },
  // The key only tells alerts apart.
  view: (state) => {
    if (isUnopened(state)) return asJson(state);
    const { key: _key, ...shown } = state;
    return asJson({ ...shown, kindName: ALERT_KIND_NAMES[state.kind] });
  },
  describe: describeAlert,
  effects: (event, state, { id }) => (isUnopened(state) ? [] : topicOf(event, state, id)),
  sectionSchema: ALERT_SECTION,
  contradictions: alertContradictions,
};

/** Lists show one title to everybody, so it is in both languages. */
function titleOf({ kind, reason }: Alert): string {
  const name = ALERT_KIND_NAMES[kind];
  return `${name.zh} / ${name.en}：${reason.zh}`;
}

/** The topic that an alert becomes, with what stands behind it. */
function topicOf(event: AlertEvent, state: Alert, alertId: string): readonly SideEffect[] {
  if (event.type !== 'AlertTakenUp') return [];
  const { topic: id, title, question, topicPlaybook: playbook } = event.data;
  const { territory, category, evidence } = state;
  const command = {
    type: 'ProposeTopic',
    ...asJson({ playbook, title, question, territory, alert: alertId }),
    categories: category === undefined ? [] : [category],
    issues: [...new Set(evidence.map(({ issue }) => issue))],
  };
  return [{ target: 'side', kind: 'topic', id, command }];
}
