import { Alert, Button, Flex, Popconfirm } from 'antd';
import type { ReactElement } from 'react';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { deliver } from './deliver.js';
import { change, discard } from './queue.js';
import type { QueuedOrder } from './queued-order.js';
import { words } from './words.js';

/** What happened since an order was written, what the server said to it, and what may become of it. */
export function Decide({
  order,
  onDecided,
}: {
  readonly order: QueuedOrder;
  readonly onDecided?: () => void;
}): ReactElement {
  const texts = useTexts();
  const text = useWords(words);
  const { id, account, post, seen, problem, meanwhile } = order;
  const happenings = meanwhile?.happenings ?? [];
  const isPossible = meanwhile?.possible !== false;
  const sendAnyway = async (): Promise<void> => {
    const next = meanwhile?.revision ?? seen;
    await change(id, { state: 'waiting', ...(next === undefined ? {} : { seen: next }) });
    await deliver({ account, post });
    onDecided?.();
  };
  const keepNote = async (): Promise<void> => {
    await change(id, { state: 'note' });
    onDecided?.();
  };
  const letGo = async (): Promise<void> => {
    await discard(id);
    onDecided?.();
  };
  return (
    <Flex vertical gap={8}>
      {problem !== undefined && (
        <Alert type="error" showIcon title={problem.title} description={problem.detail} />
      )}
      <div role="status">
        <strong>{happenings.length === 0 ? text.nothing : text.meanwhile}</strong>
        <ul className="happenings">
          {happenings.map(({ revision, occurredAt, sentence, by }) => (
            <li key={revision}>
              {`${spoken(occurredAt, texts)} ${sentence}${by === undefined ? '' : `（${by}）`}`}
            </li>
          ))}
        </ul>
        {!isPossible && <strong>{text.impossible}</strong>}
      </div>
      <Flex gap={8} wrap>
        {isPossible && (
          <Button type="primary" onClick={() => void sendAnyway()}>
            {text.sendAnyway}
          </Button>
        )}
        <Button onClick={() => void keepNote()}>{text.keepNote}</Button>
        <Popconfirm
          title={text.sure}
          okText={text.yes}
          cancelText={text.no}
          onConfirm={() => void letGo()}
        >
          <Button danger>{text.discard}</Button>
        </Popconfirm>
      </Flex>
    </Flex>
  );
}
