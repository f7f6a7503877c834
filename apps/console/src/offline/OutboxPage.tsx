import { Button, Card, Empty, Flex, Popconfirm, Tag, Typography } from 'antd';
import { useEffect, type ReactElement } from 'react';
import { Link } from 'react-router';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { commandNames } from '../names/command-names.js';
import { useMe } from '../session/use-me.js';
import { Decide } from './Decide.js';
import { deliver } from './deliver.js';
import { discard } from './queue.js';
import { isUnsent, type QueuedOrder } from './queued-order.js';
import { useQueue } from './use-queue.js';
import { words } from './words.js';

const COLOURS = {
  waiting: 'processing',
  conflict: 'warning',
  refused: 'error',
  note: 'default',
  sent: 'success',
} as const;

/** Everything this phone has not sent yet, what became of it, and what has to be decided. */
export default function OutboxPage(): ReactElement {
  const texts = useTexts();
  const text = useWords(words);
  const { me } = useMe();
  const orders = useQueue();
  const account = me?.account.id ?? '';
  const post = me?.actor?.post ?? '';
  useEffect(() => {
    document.title = `${text.title} · ${texts.product}`;
  }, [text, texts]);
  return (
    <Flex vertical gap={12} className="narrow">
      <Typography.Title level={1} style={{ margin: 0, fontSize: 20 }}>
        {text.title}
      </Typography.Title>
      <Typography.Text type="secondary">{text.explain}</Typography.Text>
      {orders.length === 0 && <Empty description={text.none} />}
      {orders.some(({ state }) => state === 'waiting') && (
        <Button onClick={() => void deliver({ account, post })}>{text.now}</Button>
      )}
      {orders.toReversed().map((order) => (
        <Entry key={order.id} order={order} all={orders} post={post} />
      ))}
    </Flex>
  );
}

function Entry({
  order,
  all,
  post,
}: {
  readonly order: QueuedOrder;
  readonly all: readonly QueuedOrder[];
  readonly post: string;
}): ReactElement {
  const texts = useTexts();
  const text = useWords(words);
  const commands = useWords(commandNames);
  const { id, issue, title, command, at, state, pictures, body } = order;
  const isBehind =
    state === 'waiting' &&
    issue !== '' &&
    all.some((each) => each.id < id && each.issue === issue && isUnsent(each));
  const facts = [
    text.tapped(spoken(new Date(at).toISOString(), texts)),
    ...(pictures.length === 0 ? [] : [text.pictures(pictures.length)]),
    ...(order.post === post ? [] : [text.otherPost]),
    ...(isBehind ? [text.behind] : []),
  ];
  const said = Object.values(body).filter((value) => typeof value === 'string');
  return (
    <Card
      size="small"
      title={`${commands[command]} · ${title}`}
      extra={<Tag color={COLOURS[state]}>{text.states[state]}</Tag>}
    >
      <Flex vertical gap={8}>
        <Typography.Text type="secondary">{facts.join(' · ')}</Typography.Text>
        {state === 'note' && (
          <Typography.Paragraph copyable style={{ margin: 0, whiteSpace: 'pre-line' }}>
            {said.join('\n')}
          </Typography.Paragraph>
        )}
        {(state === 'conflict' || state === 'refused') && <Decide order={order} />}
        <Flex gap={12}>
          {issue !== '' && <Link to={`/tasks/${issue}`}>{text.open}</Link>}
          {(state === 'waiting' || state === 'note') && (
            <Popconfirm
              title={text.sure}
              okText={text.yes}
              cancelText={text.no}
              onConfirm={() => void discard(id)}
            >
              <Button size="small">{text.discard}</Button>
            </Popconfirm>
          )}
        </Flex>
      </Flex>
    </Card>
  );
}
