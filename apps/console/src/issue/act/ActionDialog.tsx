import { App, Form } from 'antd';
import type { ReactElement } from 'react';
import { useOrder } from '../../api/use-order.js';
import { useWords } from '../../language/words.js';
import { bodyOf, initialOf, type Entered } from '../../forms/body.js';
import { CommandFields } from '../../forms/CommandFields.js';
import { formOf } from '../../forms/forms.js';
import { useMechanism } from '../../forms/mechanism.js';
import { Failure } from '../../shell/Failure.js';
import type { Issue, Timeline } from '../use-issue.js';
import { CommandModal } from './CommandModal.js';
import { commandNames } from '../../names/command-names.js';
import { Meanwhile } from './Meanwhile.js';
import { prefilled } from './prefilled.js';
import { Rehearsed } from './Rehearsed.js';
import { sendCommand, type Given } from './send-command.js';
import type { Action } from './use-actions.js';
import { targetOf } from './target-of.js';
import { useForesight } from './use-foresight.js';
import { words } from './words.js';

/** Asks what a command needs, shows what it would do, and gives it. */
export function ActionDialog({
  matter,
  timeline,
  action,
  onLeave,
}: {
  readonly matter: Issue;
  readonly timeline: Timeline;
  readonly action: Action;
  readonly onLeave: () => void;
}): ReactElement {
  const said = useWords(words);
  const names = useWords(commandNames);
  const { message } = App.useApp();
  const [form] = Form.useForm<Entered>();
  const entered = Form.useWatch<Entered | undefined>([], form) ?? {};
  const mechanism = useMechanism(matter.issue);
  const foresight = useForesight();
  const { command } = action;
  const target = targetOf(action);
  const fields = formOf(command) ?? [];
  const order = useOrder(sendCommand);
  const given = (values: Entered): Given => ({
    issue: matter.issue,
    command,
    target,
    input: bodyOf(fields, values),
  });
  const checked = async (then: (values: Entered) => Promise<void>): Promise<void> => {
    const values = await form.validateFields().catch(() => undefined);
    if (values !== undefined) await then(values);
  };
  const send = (): Promise<void> =>
    checked(async (values) => {
      try {
        await order.send(given(values));
      } catch {
        return; // Shown below, where the person acts.
      }
      void message.success(said.done(names[command]));
      onLeave();
    });
  return (
    <CommandModal
      title={names[command]}
      sending={order.sending}
      asking={foresight.asking}
      onSend={() => void send()}
      onRehearse={() => void checked((values) => foresight.ask(given(values)))}
      onLeave={onLeave}
    >
      <Meanwhile timeline={timeline} />
      {fields.length === 0 ? (
        <p style={{ margin: 0 }}>{said.ask(names[command])}</p>
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark
          className="command"
          initialValues={{ ...initialOf(fields), ...prefilled(command, matter) }}
          onValuesChange={() => {
            foresight.forget();
            order.reset();
          }}
        >
          <CommandFields
            command={command}
            fields={fields}
            entered={entered}
            on={{ matter, mechanism }}
          />
        </Form>
      )}
      <Rehearsed foresight={foresight} />
      {order.error !== null && <Failure error={order.error} />}
    </CommandModal>
  );
}
