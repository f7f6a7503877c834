import { Flex, Form, Input, Select, type FormInstance } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { fieldNames } from '../../forms/field-names.js';
import { optionsOf } from '../../forms/use-options.js';
import { MomentField } from '../../forms/MomentField.js';
import { words as formWords } from '../../forms/words.js';
import type { DispatchValues } from './DispatchDialog.js';
import { Busy } from './Reasons.js';
import type { Load } from './use-loads.js';
import { words } from './words.js';

/** Lead, assists, limit and reason of a dispatch. */
export function DispatchFields({
  form,
  loads,
  needsReason,
  onChange,
}: {
  readonly form: FormInstance<DispatchValues>;
  readonly loads: ReadonlyMap<string, Load>;
  readonly needsReason: boolean;
  readonly onChange: (values: DispatchValues) => void;
}): ReactElement {
  const said = useWords(words);
  const asked = useWords(formWords);
  const labels = useWords(fieldNames);
  const names = useNames();
  const options = optionsOf(names.units);
  const lead = Form.useWatch('lead', form);
  const assists = Form.useWatch('assists', form) ?? [];
  return (
    <Form
      form={form}
      layout="vertical"
      onValuesChange={(_changed, values: DispatchValues) => {
        onChange(values);
      }}
    >
      <Form.Item
        name="lead"
        label={labels['lead']}
        rules={[{ required: true, message: asked.needed }]}
        extra={lead !== undefined && <Busy load={loads.get(lead)} />}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <Form.Item
        name="assists"
        label={labels['assists']}
        extra={
          <Flex vertical>
            {assists.map((unit) => (
              <span key={unit}>
                {nameIn(names.units, unit)} <Busy load={loads.get(unit)} />
              </span>
            ))}
          </Flex>
        }
      >
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <Form.Item name="dueAt" label={said.due} extra={said.ofMechanism}>
        <MomentField />
      </Form.Item>
      <Form.Item
        name="reason"
        label={labels['reason']}
        rules={needsReason ? [{ required: true, whitespace: true, message: said.differs }] : []}
        extra={asked.clear}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 5 }} />
      </Form.Item>
    </Form>
  );
}
