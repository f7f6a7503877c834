import { Form, Input, Radio, Switch } from 'antd';
import { useState, type ReactElement } from 'react';
import { maskedPhone } from '../issue/masks.js';
import { useWords } from '../language/words.js';
import { vocabularyWords } from '../names/vocabulary.js';
import type { Draft } from './draft.js';
import { words } from './words.js';

const PHONE = /^[+\d][\d\s-]{4,24}$/;
const ASKED = ['NORMAL', 'HIDE_CONTACT', 'HIDE_IDENTITY', 'RESTRICTED_CASE'] as const;

/** Who says it, and what is to be kept from whom. */
export function PersonFields({ draft }: { readonly draft: Draft }): ReactElement {
  const said = useWords(words);
  const { confidentiality, confidentialities } = useWords(vocabularyWords);
  return (
    <>
      <div className="intake-row">
        <Form.Item name="anonymous" label={said.fields.anonymous} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="noReplyWanted" label={said.fields.noReplyWanted} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
      {!draft.anonymous && (
        <>
          <div className="intake-row">
            <Form.Item name="name" label={said.fields.name}>
              <Input maxLength={100} autoComplete="off" />
            </Form.Item>
            <Form.Item
              name="phone"
              label={said.fields.phone}
              rules={[{ pattern: PHONE, message: said.shortPhone }]}
            >
              <PhoneInput />
            </Form.Item>
          </div>
          <Form.Item name="confidentiality" label={confidentiality} style={{ marginBottom: 0 }}>
            <Radio.Group
              optionType="button"
              options={ASKED.map((value) => ({ value, label: confidentialities[value] }))}
            />
          </Form.Item>
        </>
      )}
    </>
  );
}

/** A phone that is masked as soon as the agent goes on: whoever passes by does not read it. */
function PhoneInput({
  id,
  value = '',
  onChange,
}: {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (phone: string) => void;
}): ReactElement {
  const [isIn, setIn] = useState(false);
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      inputMode="tel"
      autoComplete="off"
      maxLength={25}
      value={isIn ? value : maskedPhone(value)}
      onFocus={() => {
        setIn(true);
      }}
      onBlur={() => {
        setIn(false);
      }}
      onChange={({ target }) => onChange?.(target.value)}
    />
  );
}
