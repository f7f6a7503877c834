import { Button, Flex, Form } from 'antd';
import { useState, type ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { commandNames } from '../names/command-names.js';
import { Decide } from '../offline/Decide.js';
import { useQueue } from '../offline/use-queue.js';
import { Failure } from '../shell/Failure.js';
import { initialOf, type Entered } from '../forms/body.js';
import { CommandFields } from '../forms/CommandFields.js';
import { formOf } from '../forms/forms.js';
import type { Subject } from '../forms/use-options.js';
import { PictureBlobField } from '../media/PictureBlobField.js';
import type { Action } from './action.js';
import { useGive } from './use-give.js';
import { words } from './words.js';

/** What one acts on: the matter as it was seen, and the rules it runs under. */
export interface Matter extends Subject {
  readonly title: string;
}

/**
 * The form of one command. It is written down on this phone before it is sent; what the server
 * refuses is shown where the person stands, with what happened meanwhile.
 */
export function ActionForm({
  action,
  on,
  onDone,
}: {
  readonly action: Action;
  readonly on: Matter;
  readonly onDone: (how: 'sent' | 'later' | 'closed') => void;
}): ReactElement {
  const text = useWords(words);
  const names = useWords(commandNames);
  const [form] = Form.useForm<Entered>();
  const entered = Form.useWatch<Entered | undefined>([], form) ?? {};
  const [pictures, setPictures] = useState<readonly Blob[]>([]);
  const { give, sending, refusal, open } = useGive(action, on);
  const waiting = useQueue().find(({ id }) => id === open);
  const fields = formOf(action.command) ?? [];
  const send = async (filled: Entered): Promise<void> => {
    const end = await give(filled, pictures);
    if (end === 'sent' || end === 'later') onDone(end);
  };
  if (waiting !== undefined && waiting.state !== 'waiting')
    return (
      <Decide
        order={waiting}
        onDecided={() => {
          onDone('closed');
        }}
      />
    );
  return (
    <Form<Entered>
      form={form}
      layout="vertical"
      size="large"
      requiredMark="optional"
      initialValues={initialOf(fields)}
      onFinish={(filled) => void send(filled)}
    >
      <CommandFields
        command={action.command}
        fields={fields}
        entered={entered}
        on={on}
        pictures={<PictureBlobField value={pictures} onChange={setPictures} />}
      />
      {refusal !== undefined && (
        <Form.Item>
          <Failure error={refusal} />
        </Form.Item>
      )}
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" block loading={sending}>
          {fields.length === 0 ? names[action.command] : text.send}
        </Button>
        <Button
          onClick={() => {
            onDone('closed');
          }}
        >
          {text.cancel}
        </Button>
      </Flex>
    </Form>
  );
}
