import { App, Button, Drawer, Flex, Form } from 'antd';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useOrder } from '../../api/use-order.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { words as admin } from '../words.js';
import { words } from './directory-words.js';
import type { Values } from './form-values.js';
import { orderDirectory, type Change, type Preview } from './order-directory.js';
import { PreviewList } from './PreviewList.js';

/** Filled in, looked at, carried out: no change of the directory is sent before it was previewed. */
export function ChangeDrawer({
  title,
  initial,
  changeOf,
  onClose,
  children,
}: {
  readonly title: string;
  readonly initial: Values;
  readonly changeOf: (values: Values) => Change;
  readonly onClose: () => void;
  /** The fields of the form. */
  readonly children: ReactNode;
}): ReactElement {
  const said = useWords(words);
  const common = useWords(admin);
  const { message } = App.useApp();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [seen, setSeen] = useState<{ readonly change: Change; readonly preview: Preview }>();
  const preview = useOrder(async (change: Change, key) => orderDirectory(change, true, key));
  const order = useOrder(async (change: Change, key) => orderDirectory(change, false, key));
  const look = async (values: Values): Promise<void> => {
    const change = changeOf(values);
    const answer = await preview.send(change);
    if ('preview' in answer) setSeen({ change, preview: answer });
  };
  const carryOut = async (change: Change): Promise<void> => {
    const answer = await order.send(change);
    if ('version' in answer) message.success(said.done(answer.version));
    onClose();
  };
  const error = seen === undefined ? preview.error : order.error;
  return (
    <Drawer
      open
      title={title}
      size={560}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      onClose={onClose}
      footer={
        <Flex justify="end" gap={8} wrap>
          {seen === undefined ? (
            <>
              <Button onClick={onClose}>{common.cancel}</Button>
              <Button type="primary" loading={preview.sending} onClick={form.submit}>
                {said.preview}
              </Button>
            </>
          ) : (
            <>
              <Button
                onClick={() => {
                  setSeen(undefined);
                }}
              >
                {common.back}
              </Button>
              <Button
                type="primary"
                danger={seen.preview.changes.some(({ change }) => change === 'ended')}
                disabled={seen.preview.changes.length === 0}
                loading={order.sending}
                onClick={() => {
                  carryOut(seen.change).catch(() => undefined);
                }}
              >
                {said.confirm}
              </Button>
            </>
          )}
        </Flex>
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        hidden={seen !== undefined}
        onFinish={(values) => {
          look(values).catch(() => undefined);
        }}
      >
        {children}
      </Form>
      {seen !== undefined && <PreviewList preview={seen.preview} />}
      {error !== null && <Failure error={error} />}
    </Drawer>
  );
}
