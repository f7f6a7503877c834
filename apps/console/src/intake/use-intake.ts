import { useState } from 'react';
import { api } from '../api/client.js';
import { useOrder } from '../api/use-order.js';
import { sendCommand } from '../issue/act/send-command.js';
import { reportOf, type Draft } from './draft.js';
import { nextStepOf } from './next-step.js';

/** A report that the server has. */
export interface Registered {
  readonly issue: string;
  readonly receiptCode: string;
}

/** Registers a report, then does what follows from it. */
export interface Intake {
  /** @returns what was registered, once the next step is done, too; undefined where one was refused */
  readonly send: (draft: Draft) => Promise<Registered | undefined>;
  readonly sending: boolean;
  readonly error: Error | null;
  /** Registered already, while the next step waits to be mended. */
  readonly halfway: Registered | undefined;
  readonly forget: () => void;
}

/** What was registered stays registered: a next step that was refused is tried again alone. */
export function useIntake(): Intake {
  const [halfway, setHalfway] = useState<Registered>();
  const report = useOrder(async (draft: Draft, header) => {
    const body = reportOf(draft);
    return (await api.POST('/issues', { params: { header }, body })).data;
  });
  const step = useOrder(sendCommand);
  const send = async (draft: Draft): Promise<Registered | undefined> => {
    try {
      let registered = halfway;
      if (registered === undefined) {
        const { issue = '', receiptCode = '' } = (await report.send(draft)) ?? {};
        registered = { issue, receiptCode };
        setHalfway(registered);
      }
      const given = nextStepOf(registered.issue, draft);
      if (given !== undefined) await step.send(given);
      setHalfway(undefined);
      return registered;
    } catch {
      return undefined; // `error` says it, where the person acts.
    }
  };
  return {
    send,
    sending: report.sending || step.sending,
    error: report.error ?? step.error,
    halfway,
    forget: () => {
      setHalfway(undefined);
      report.reset();
      step.reset();
    },
  };
}
