import { Form, Input, Radio, Select } from 'antd';
import type { ReactElement } from 'react';
import { choiceNames } from '../forms/choice-names.js';
import { MatterField } from '../forms/MatterField.js';
import { words as formWords } from '../forms/words.js';
import { fieldNames } from '../forms/field-names.js';
import { useWords } from '../language/words.js';
import { useMe } from '../session/use-me.js';
import { NEXT_STEPS, type Draft } from './draft.js';
import type { Similar } from './use-similar.js';
import { words } from './words.js';

/** Who may merge matters (`MergeInto` in docs/policy.md). */
const MERGERS = ['DISPATCHER', 'COMMANDER'];

/** What comes of it at the desk, and what that needs. */
export function NextFields({
  draft,
  similar,
}: {
  readonly draft: Draft;
  readonly similar: readonly Similar[];
}): ReactElement {
  const said = useWords(words);
  const asked = useWords(formWords);
  const labels = useWords(fieldNames);
  const choices = useWords(choiceNames);
  const roles = useMe().me?.actor?.roles ?? [];
  const mayMerge = MERGERS.some((role) => roles.includes(role));
  const required = [{ required: true, whitespace: true, message: said.needed }];
  const among = (list: Readonly<Record<string, string>>) =>
    Object.entries(list).map(([value, label]) => ({ value, label }));
  const target = similar.find(({ issue }) => issue === draft.target);
  return (
    <>
      <Form.Item name="next">
        <Radio.Group
          aria-label={said.how}
          optionType="button"
          buttonStyle="solid"
          options={NEXT_STEPS.filter((step) => step !== 'merge' || mayMerge).map((value) => ({
            value,
            label: said.next[value],
          }))}
        />
      </Form.Item>
      {draft.next === 'answer' && (
        <Form.Item name="answer" label={said.fields.answer} rules={required}>
          <Input.TextArea maxLength={4000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      )}
      {draft.next === 'reject' && (
        <>
          <Form.Item name="rejection" label={said.fields.rejection} rules={required}>
            <Select options={among(choices.rejection)} />
          </Form.Item>
          <Form.Item name="properChannel" label={said.fields.properChannel} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
        </>
      )}
      {draft.next === 'redirect' && (
        <Form.Item name="line" label={said.fields.line} rules={required}>
          <Radio.Group optionType="button" options={among(choices.line)} />
        </Form.Item>
      )}
      {(draft.next === 'reject' || draft.next === 'redirect') && (
        <Form.Item name="note" label={said.fields.note}>
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 5 }} />
        </Form.Item>
      )}
      {draft.next === 'merge' && (
        <>
          <Form.Item
            name="target"
            label={labels['target']}
            rules={required}
            extra={target?.title ?? undefined}
          >
            <MatterField />
          </Form.Item>
          <Form.Item name="reason" label={said.fields.reason} rules={required} extra={asked.clear}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 5 }} />
          </Form.Item>
        </>
      )}
    </>
  );
}
