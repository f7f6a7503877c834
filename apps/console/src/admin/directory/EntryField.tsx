import { Checkbox, Form, Input, InputNumber, Select, Space } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { words as admin } from '../words.js';
import { PersonField } from './PersonField.js';
import type { Field, FieldKind } from './table-forms.js';
import type { Labels } from './use-labels.js';

const PERIODS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
const LIMIT_UNITS = [
  'NAT_MIN',
  'NAT_HOUR',
  'WORK_HOUR',
  'WORK_DAY',
  'NAT_DAY',
  'CAL_MONTH',
  'FIXED_AT',
];

/** One field of an entry's form. */
export function EntryField({
  field: { field, kind, required },
  labels,
  fixed = false,
}: {
  readonly field: Field;
  readonly labels: Labels;
  /** The key of a known entry does not change. */
  readonly fixed?: boolean;
}): ReactElement | null {
  const said = useWords(admin);
  const rules = required === true ? [{ required, message: said.required }] : [];
  const label = labels.field(field);
  switch (kind.is) {
    case 'layers':
      return null;
    case 'name':
      return (
        <>
          <Form.Item name={[field, 'zh']} label={labels.field('nameZh')} rules={rules}>
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item name={[field, 'en']} label={labels.field('nameEn')} rules={rules}>
            <Input maxLength={500} />
          </Form.Item>
        </>
      );
    case 'capacity':
      return <Amount {...{ field, label, labels }} amount="count" unit="per" units={PERIODS} />;
    case 'limit':
      return (
        <Amount {...{ field, label, labels }} amount="amount" unit="unit" units={LIMIT_UNITS} />
      );
    case 'flag':
      return (
        <Form.Item name={field} valuePropName="checked">
          <Checkbox>{label}</Checkbox>
        </Form.Item>
      );
    default:
      return (
        <Form.Item name={field} label={label} rules={rules}>
          {control(kind, labels, fixed)}
        </Form.Item>
      );
  }
}

function control(
  kind: Exclude<FieldKind, { is: 'layers' | 'name' | 'capacity' | 'limit' | 'flag' }>,
  labels: Labels,
  fixed: boolean,
): ReactElement {
  const many = 'many' in kind ? { mode: 'multiple' as const } : {};
  switch (kind.is) {
    case 'code':
      return <Input disabled={fixed} maxLength={100} spellCheck={false} />;
    case 'person':
      return <PersonField />;
    case 'text':
      return <Input maxLength={500} />;
    case 'texts':
      return <Select mode="tags" open={false} suffix={null} />;
    case 'count':
      return <InputNumber min={0} precision={0} style={{ width: '100%' }} />;
    case 'number':
      return <InputNumber min={0} style={{ width: '100%' }} />;
    case 'day':
      return <Input type="date" />;
    case 'instant':
      return <Input type="datetime-local" />;
    case 'choice':
      return (
        <Select
          allowClear
          {...many}
          options={kind.of.map((value) => ({ value, label: labels.choice(value) }))}
        />
      );
    case 'entry':
      return (
        <Select
          allowClear
          {...many}
          disabled={fixed}
          showSearch={{ optionFilterProp: 'label' }}
          options={[...labels.options(kind.of)]}
        />
      );
  }
}

/** A number and what it counts. */
function Amount({
  field,
  label,
  labels,
  amount,
  unit,
  units,
}: {
  readonly field: string;
  readonly label: string;
  readonly labels: Labels;
  readonly amount: string;
  readonly unit: string;
  readonly units: readonly string[];
}): ReactElement {
  return (
    <Form.Item label={label}>
      <Space.Compact block>
        <Form.Item name={[field, amount]} noStyle>
          <InputNumber min={0} aria-label={label} style={{ width: '50%' }} />
        </Form.Item>
        <Form.Item name={[field, unit]} noStyle>
          <Select
            allowClear
            aria-label={`${label} ·`}
            options={units.map((value) => ({ value, label: labels.choice(value) }))}
            style={{ width: '50%' }}
          />
        </Form.Item>
      </Space.Compact>
    </Form.Item>
  );
}
