import { App, Collapse, Form, Input, Radio, Select } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { useOrder } from '../../api/use-order.js';
import { useWords } from '../../language/words.js';
import { useNames } from '../../names/use-names.js';
import { Failure } from '../../shell/Failure.js';
import { choiceNames } from '../../forms/choice-names.js';
import { CommandModal } from '../act/CommandModal.js';
import { commandNames } from '../../names/command-names.js';
import { fieldNames } from '../../forms/field-names.js';
import { optionsOf } from '../../forms/use-options.js';
import { Meanwhile } from '../act/Meanwhile.js';
import { MomentField } from '../../forms/MomentField.js';
import { Rehearsed } from '../act/Rehearsed.js';
import { sendCommand } from '../act/send-command.js';
import { useForesight } from '../act/use-foresight.js';
import { words as actWords } from '../act/words.js';
import { asksForReview } from '../../forms/CommandFields.js';
import { FieldInput } from '../../forms/FieldInput.js';
import { useMechanism } from '../../forms/mechanism.js';
import { words as formWords } from '../../forms/words.js';
import type { Issue, Timeline } from '../use-issue.js';
import { Busy, Reasons } from './Reasons.js';
import { useLoads } from './use-loads.js';
import { useProposal } from './use-proposal.js';
import { whistleOf, type WhistleValues } from './whistle-of.js';
import { words } from './words.js';

/** The resident's own whistle is blown by residents, not here. */
const KINDS = ['JOINT_ENFORCEMENT', 'EMERGENCY', 'KEY_ISSUE'] as const;

/** 吹哨: units are called to come, one to lead and others to assist; with place and time. */
export function WhistleDialog({
  matter,
  timeline,
  onLeave,
}: {
  readonly matter: Issue;
  readonly timeline: Timeline;
  readonly onLeave: () => void;
}): ReactElement {
  const said = useWords(words);
  const act = useWords(actWords);
  const asked = useWords(formWords);
  const mechanism = useMechanism(matter.issue);
  const labels = useWords(fieldNames);
  const names = useWords(commandNames);
  const choices = useWords(choiceNames);
  const { units } = useNames();
  const { message } = App.useApp();
  const [form] = Form.useForm<WhistleValues>();
  const proposal = useProposal(matter, false);
  const [touched, setTouched] = useState(false);
  const lead = Form.useWatch('lead', form);
  const kind = Form.useWatch('kind', form);
  const loads = useLoads();
  const proposed = matter.leadUnit ?? proposal.lead;
  useEffect(() => {
    if (!touched && proposed !== undefined)
      form.setFieldsValue({ lead: proposed, assists: proposal.assists });
    // The list of assists is a new one whenever the proposal is asked for anew, and only then.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [proposed, proposal.assists.join(), touched, form]);
  const foresight = useForesight();
  const order = useOrder(sendCommand);
  const checked = async (then: (values: WhistleValues) => Promise<void>): Promise<void> => {
    const values = await form.validateFields().catch(() => undefined);
    if (values !== undefined) await then(values);
  };
  const send = (): Promise<void> =>
    checked(async (values) => {
      try {
        await order.send(whistleOf(matter, values));
      } catch {
        return; // Shown below, where the person acts.
      }
      void message.success(act.done(names.BlowWhistle));
      onLeave();
    });
  const options = optionsOf(
    units,
    matter.assignments.map(({ unit }) => unit),
  );
  const required = [{ required: true, message: asked.needed }];
  return (
    <CommandModal
      title={names.BlowWhistle}
      width={940}
      sending={order.sending}
      asking={foresight.asking}
      confirm={said.whistle}
      onSend={() => void send()}
      onRehearse={() => void checked((values) => foresight.ask(whistleOf(matter, values)))}
      onLeave={onLeave}
    >
      <Meanwhile timeline={timeline} />
      <div className="two-sides">
        <Form
          form={form}
          layout="vertical"
          initialValues={{ kind: 'KEY_ISSUE', address: placeOf(matter) }}
          onValuesChange={() => {
            setTouched(true);
            foresight.forget();
            order.reset();
          }}
        >
          <Form.Item name="kind" label={labels['kind']} rules={required}>
            <Radio.Group
              optionType="button"
              options={KINDS.map((value) => ({
                value,
                label: choices.whistleKind[value] ?? value,
              }))}
            />
          </Form.Item>
          <Form.Item
            name="lead"
            label={labels['lead']}
            rules={required}
            extra={<Busy load={loads.get(lead)} />}
          >
            <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
          </Form.Item>
          <Form.Item name="assists" label={labels['assists']}>
            <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={options} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={labels['reason']}
            rules={[{ required: true, whitespace: true, message: asked.needed }]}
            extra={asked.clear}
          >
            <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 5 }} />
          </Form.Item>
          <Form.Item name="address" label={said.place}>
            <Input maxLength={300} />
          </Form.Item>
          <Form.Item name="respondBy" label={said.respondBy} extra={said.comeByMechanism}>
            <MomentField soon />
          </Form.Item>
          {asksForReview(mechanism, kind) && (
            <Form.Item name="reviewedBy" label={labels['reviewedBy']} extra={asked.ownHead}>
              <FieldInput kind={{ is: 'reviewer' }} on={{ matter, mechanism }} />
            </Form.Item>
          )}
          <Collapse
            size="small"
            items={[{ key: 'more', label: said.more, forceRender: true, children: <Beside /> }]}
          />
        </Form>
        <Reasons proposal={proposal} loads={loads} category={matter.category} />
      </div>
      <Rehearsed foresight={foresight} />
      {order.error !== null && <Failure error={order.error} />}
    </CommandModal>
  );
}

/** What is rarely said of a whistle. */
function Beside(): ReactElement {
  const said = useWords(words);
  const { units } = useNames();
  return (
    <>
      <Form.Item name="dueAt" label={said.workBy}>
        <MomentField />
      </Form.Item>
      <Form.Item name="tried" label={said.tried}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 1, maxRows: 5 }} />
      </Form.Item>
      <Form.Item name="coordinator" label={said.coordinator}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={optionsOf(units)} />
      </Form.Item>
    </>
  );
}

function placeOf({ reported }: Issue): string | undefined {
  const place = reported['place'] as { readonly address?: unknown } | null | undefined;
  return typeof place?.address === 'string' ? place.address : undefined;
}
