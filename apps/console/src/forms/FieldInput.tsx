import { Input, InputNumber, Radio, Select } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { PictureField } from '../media/PictureField.js';
import { choiceNames } from './choice-names.js';
import type { Chosen, FieldKind } from './fields.js';
import { MatterField } from './MatterField.js';
import { MomentField } from './MomentField.js';
import { useOptions, type Subject } from './use-options.js';
import { words } from './words.js';
import './forms.css';

/** More values than these are chosen from a list that can be searched. */
const MOST_BUTTONS = 5;

interface Bound {
  /** Given by the form. */
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
}

/** Fields that hold one value; the others are made of several. */
export type PlainKind = Exclude<FieldKind, { readonly is: 'scores' | 'milestones' }>;

/** The input of one field. The form gives it its value. */
export function FieldInput({
  kind,
  on,
  ...bound
}: Bound & { readonly kind: PlainKind; readonly on: Subject }): ReactElement {
  const said = useWords(words);
  switch (kind.is) {
    case 'line':
      return <Input {...(bound as object)} maxLength={kind.most} />;
    case 'address':
      return <Input {...(bound as object)} maxLength={300} />;
    case 'text':
      return (
        <Input.TextArea
          {...(bound as object)}
          maxLength={kind.most}
          autoSize={{ minRows: 2, maxRows: 8 }}
        />
      );
    case 'number':
      return <InputNumber {...(bound as object)} min={kind.from} max={kind.to} />;
    case 'flag':
    case 'easing':
      return (
        <Buttons
          {...bound}
          options={[
            { value: true, label: said.yes },
            { value: false, label: said.no },
          ]}
        />
      );
    case 'choice':
      return <Choice {...bound} list={kind.list} only={kind.only} />;
    case 'moment':
      return <MomentField {...(bound as object)} />;
    case 'pictures':
      return <PictureField value={[]} onChange={() => undefined} {...(bound as object)} />;
    case 'matter':
      return <MatterField {...(bound as object)} />;
    default:
      return <Among {...bound} kind={kind.is} on={on} />;
  }
}

function Buttons({
  options,
  ...bound
}: Bound & {
  readonly options: readonly { readonly value: string | boolean; readonly label: string }[];
}): ReactElement {
  return <Radio.Group className="choices" {...bound} optionType="button" options={[...options]} />;
}

/** One of a closed list of words. */
function Choice({
  list,
  only,
  ...bound
}: Bound & {
  readonly list: keyof typeof choiceNames.zh;
  readonly only: readonly string[] | undefined;
}): ReactElement {
  const names = useWords(choiceNames)[list];
  const options = (only ?? Object.keys(names)).map((value) => ({
    value,
    label: names[value] ?? value,
  }));
  if (options.length <= MOST_BUTTONS) return <Buttons {...bound} options={options} />;
  return (
    <Select
      {...(bound as object)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
    />
  );
}

const SEVERAL: readonly Chosen[] = ['units', 'called', 'outcomes'];

/** Something of the directory or of the matter, found by typing a part of its name. */
function Among({
  kind,
  on,
  ...bound
}: Bound & { readonly kind: Chosen; readonly on: Subject }): ReactElement {
  const said = useWords(words);
  const options = useOptions(kind, on);
  return (
    <Select
      {...(bound as object)}
      allowClear
      {...(SEVERAL.includes(kind) ? { mode: 'multiple' as const } : {})}
      {...(kind === 'step' ? { placeholder: said.freeStep } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      options={[...options]}
    />
  );
}
