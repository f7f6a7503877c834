import { App, Form } from 'antd';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useOrder } from '../../api/use-order.js';
import { language } from '../../language/choice.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { CommandModal } from '../act/CommandModal.js';
import { commandNames } from '../../names/command-names.js';
import { Meanwhile } from '../act/Meanwhile.js';
import { Rehearsed } from '../act/Rehearsed.js';
import { sendCommand, type Given } from '../act/send-command.js';
import { useForesight } from '../act/use-foresight.js';
import { words as actWords } from '../act/words.js';
import type { Issue, Timeline } from '../use-issue.js';
import { DispatchFields } from './DispatchFields.js';
import { Reasons } from './Reasons.js';
import { useLoads } from './use-loads.js';
import { useProposal, type Proposal } from './use-proposal.js';
import { words } from './words.js';

/** What is filled in. */
export interface DispatchValues {
  readonly lead?: string | undefined;
  readonly assists?: readonly string[] | undefined;
  readonly dueAt?: string | undefined;
  readonly reason?: string | undefined;
}

const PAUSE_MS = 400;

/**
 * 派单 and 改派: who leads, who assists, until when. The proposal of the rules is filled in and one
 * key accepts it; whoever decides otherwise says why.
 */
export function DispatchDialog({
  matter,
  timeline,
  command,
  onLeave,
}: {
  readonly matter: Issue;
  readonly timeline: Timeline;
  readonly command: 'DispatchIssue' | 'Redispatch';
  readonly onLeave: () => void;
}): ReactElement {
  const said = useWords(words);
  const act = useWords(actWords);
  const names = useWords(commandNames);
  const { message } = App.useApp();
  const again = command === 'Redispatch';
  const proposal = useProposal(matter, again);
  const [form] = Form.useForm<DispatchValues>();
  const [changed, setChanged] = useState<DispatchValues>();
  const { lead, assists, dueAt } = proposal;
  const key = JSON.stringify([lead, assists, dueAt]);
  const proposed = useMemo(
    (): DispatchValues => (lead === undefined ? {} : { lead, assists, dueAt }),
    // The lists of the proposal are new ones with every drawing, and the same all the while.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key],
  );
  const values = changed ?? proposed;
  useEffect(() => {
    if (changed === undefined) form.setFieldsValue(proposed);
  }, [changed, proposed, form]);
  const loads = useLoads();
  const follows = values.lead !== undefined && values.lead === lead;
  const given = useMemo(
    () => givenOf(matter.issue, command, values, follows ? proposal : undefined, said.adopted),
    [matter.issue, command, values, follows, proposal, said],
  );
  const foresight = useForesight();
  const { ask } = foresight;
  const wanted = JSON.stringify(given);
  useEffect(() => {
    if (given === undefined) return;
    const timer = setTimeout(() => void ask(given), PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
    // What is told of beforehand hangs on what is filled in, and on nothing else.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  const order = useOrder(sendCommand);
  const send = async (): Promise<void> => {
    if ((await form.validateFields().catch(() => undefined)) === undefined) return;
    if (given === undefined) return;
    try {
      await order.send(given);
    } catch {
      return; // Shown below, where the person acts.
    }
    void message.success(act.done(names[command]));
    onLeave();
  };
  return (
    <CommandModal
      title={names[command]}
      width={940}
      sending={order.sending}
      asking={foresight.asking}
      confirm={follows && !again ? said.accept : names[command]}
      ready={follows && !again && changed === undefined}
      onSend={() => void send()}
      onRehearse={() => given && void foresight.ask(given)}
      onLeave={onLeave}
    >
      <Meanwhile timeline={timeline} />
      <div className="two-sides">
        <DispatchFields
          form={form}
          loads={loads}
          needsReason={again || (lead !== undefined && !follows)}
          onChange={(next) => {
            setChanged(next);
            order.reset();
          }}
        />
        <Reasons proposal={proposal} loads={loads} category={matter.category} />
      </div>
      <Rehearsed foresight={foresight} />
      {order.error !== null && <Failure error={order.error} />}
    </CommandModal>
  );
}

/** The command as it is filled in; undefined while nobody is named. */
function givenOf(
  issue: string,
  command: 'DispatchIssue' | 'Redispatch',
  { lead, assists = [], dueAt, reason }: DispatchValues,
  followed: Proposal | undefined,
  adopted: (set: string, version: number, rule: string) => string,
): Given | undefined {
  if (lead === undefined) return undefined;
  const written = reason?.trim() ?? '';
  const { ruleSet, rule } = followed?.told ?? {};
  const own =
    written === '' && ruleSet !== undefined
      ? adopted(
          ruleSet.name[language()],
          ruleSet.version,
          rule?.name?.[language()] ?? rule?.id ?? '',
        )
      : written;
  return {
    issue,
    command,
    target: {},
    input: {
      lead,
      assists,
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(own === '' ? {} : { reason: own }),
    },
  };
}
