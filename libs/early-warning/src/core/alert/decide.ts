import { decideBySteps, present } from '@shaodao/decider';
import { reject } from './rejections.js';
import type { AlertSection } from './section.js';
import type { Alert, AlertCommand, AlertEvent } from './state.js';

export const decideAlert = decideBySteps<
  AlertCommand,
  Alert,
  AlertEvent,
  AlertSection,
  'RaiseAlert'
>({
  opens: 'RaiseAlert',
  open: {
    events: ({ command, context }) => {
      const { kind, key, total, figures, reason, evidence } = command;
      const { territory, category, unit } = command;
      return [
        {
          type: 'AlertRaised',
          data: {
            playbook: context.playbook,
            ...{ kind, key, total, figures, reason, evidence },
            ...present({ territory, category, unit }),
          },
        },
      ];
    },
  },
  steps: {
    RenewAlert: {
      in: ['OPEN', 'ACKNOWLEDGED', 'TAKEN_UP'],
      events: ({ command: { total, figures, reason, evidence }, state }) =>
        total === state.total
          ? []
          : [{ type: 'AlertRenewed', data: { total, figures, reason, evidence } }],
    },
    ClearAlert: {
      in: ['OPEN', 'ACKNOWLEDGED', 'TAKEN_UP', 'DISMISSED'],
      events: () => [{ type: 'AlertCleared', data: {} }],
    },
    AcknowledgeAlert: {
      in: ['OPEN'],
      events: ({ command: { note } }) => [{ type: 'AlertAcknowledged', data: present({ note }) }],
    },
    DismissAlert: {
      in: ['OPEN', 'ACKNOWLEDGED'],
      events: ({ command: { reason } }) => [{ type: 'AlertDismissed', data: { reason } }],
    },
    TakeUpAlert: {
      in: ['OPEN', 'ACKNOWLEDGED'],
      guards: [
        ({ state }) =>
          state.category === undefined ? reject('NO_CATEGORY_TO_TAKE_UP') : undefined,
      ],
      events: ({ command: { title, question, topicPlaybook }, context }) => [
        {
          type: 'AlertTakenUp',
          data: {
            topic: context.newStreamId(),
            ...{ title, question },
            ...present({ topicPlaybook }),
          },
        },
      ],
    },
  },
});
