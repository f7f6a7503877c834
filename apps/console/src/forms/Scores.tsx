import { Form, Radio } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { said, type Mechanism } from './mechanism.js';
import { words } from './words.js';

type Instrument = NonNullable<Mechanism['ratings']>['whistle'];

/** The marks the mechanism's instrument asks for, one a line. */
export function Scores({ instrument }: { readonly instrument: Instrument }): ReactElement | null {
  const text = useWords(words);
  if (instrument === undefined) return null;
  const { items, minimum, maximum } = instrument;
  const marks = Array.from({ length: maximum - minimum + 1 }, (_, step) => minimum + step);
  return (
    <>
      {items.map(({ code, name }) => (
        <Form.Item
          key={code}
          name={['scores', code]}
          label={said(name)}
          extra={text.from(minimum, maximum)}
          rules={[{ required: true, message: text.needed }]}
        >
          <Radio.Group
            className="choices"
            optionType="button"
            options={marks.map((mark) => ({ value: mark, label: String(mark) }))}
          />
        </Form.Item>
      ))}
    </>
  );
}
