import { Form, Input, Radio, Select } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { choiceNames } from '../forms/choice-names.js';
import { optionsOf } from '../forms/use-options.js';
import { PictureField } from '../media/PictureField.js';
import { useChannels } from '../names/use-channels.js';
import { useNames } from '../names/use-names.js';
import { vocabularyWords } from '../names/vocabulary.js';
import { language } from '../language/choice.js';
import { pointOf, type Draft } from './draft.js';
import { placesOf } from './places.js';
import { words } from './words.js';

/** What it is about, and where. */
export function MatterFields({ draft }: { readonly draft: Draft }): ReactElement {
  const said = useWords(words);
  const { kind, kinds } = useWords(vocabularyWords);
  const { urgency } = useWords(choiceNames);
  const names = useNames();
  const channels = useChannels();
  // What is to be done with it hangs on what it is, or where.
  const isPlaced = draft.territory !== undefined || draft.address.trim() !== '';
  const named = (list: Readonly<Record<string, string>>) =>
    Object.entries(list).map(([value, label]) => ({ value, label }));
  const search = { showSearch: { optionFilterProp: 'label' }, allowClear: true } as const;
  return (
    <>
      <div className="intake-row">
        <Form.Item name="channel" label={said.fields.channel}>
          <Select
            options={channels.map(({ code, name }) => ({ value: code, label: name[language()] }))}
          />
        </Form.Item>
        <Form.Item name="kind" label={kind}>
          <Radio.Group optionType="button" options={named(kinds)} />
        </Form.Item>
      </div>
      <Form.Item
        name="title"
        label={said.fields.title}
        rules={[{ required: true, whitespace: true, message: said.needed }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="description" label={said.fields.description}>
        <Input.TextArea maxLength={4000} autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <div className="intake-row">
        <Form.Item
          name="territory"
          label={said.fields.territory}
          rules={[{ required: draft.next === 'accept', message: said.needed }]}
        >
          <Select {...search} options={placesOf(names.territories)} />
        </Form.Item>
        <Form.Item
          name="category"
          label={said.fields.category}
          rules={[{ required: draft.next === 'accept' || !isPlaced, message: said.needed }]}
        >
          <Select {...search} options={optionsOf(names.categories)} />
        </Form.Item>
      </div>
      <div className="intake-row">
        <Form.Item name="address" label={said.fields.address}>
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="point"
          label={said.fields.point}
          rules={[
            {
              validator: (_rule, value: string) =>
                value.trim() === '' || pointOf(value) !== undefined
                  ? Promise.resolve()
                  : Promise.reject(new Error(said.badPoint)),
            },
          ]}
        >
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
      </div>
      {draft.kind === 'ACCUSATION' && (
        <Form.Item name="accusedUnit" label={said.fields.accusedUnit}>
          <Select {...search} options={optionsOf(names.units)} />
        </Form.Item>
      )}
      <Form.Item name="urgency" label={said.fields.urgency}>
        <Radio.Group optionType="button" options={named(urgency)} />
      </Form.Item>
      <Form.Item name="media" label={said.fields.media} style={{ marginBottom: 0 }}>
        <PictureField />
      </Form.Item>
    </>
  );
}
