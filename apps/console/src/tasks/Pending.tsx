import { Card, Flex, Tag } from 'antd';
import type { ReactElement } from 'react';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import { commandNames } from '../names/command-names.js';
import { Decide } from '../offline/Decide.js';
import { isUnsent } from '../offline/queued-order.js';
import { useQueue } from '../offline/use-queue.js';
import { words as queueWords } from '../offline/words.js';
import { words } from './words.js';

/** What was done here and is not sent yet. */
export function Pending({ issue }: { readonly issue: string }): ReactElement | null {
  const texts = useTexts();
  const text = useWords(words);
  const { states } = useWords(queueWords);
  const commands = useWords(commandNames);
  const orders = useQueue().filter((order) => order.issue === issue && isUnsent(order));
  if (orders.length === 0) return null;
  return (
    <Card size="small" title={text.pending}>
      <Flex vertical gap={12}>
        {orders.map((order) => (
          <Flex vertical gap={8} key={order.id}>
            <Flex justify="space-between" gap={8}>
              <span>
                {`${commands[order.command]} · ${spoken(new Date(order.at).toISOString(), texts)}`}
              </span>
              <Tag color={order.state === 'waiting' ? 'processing' : 'warning'}>
                {states[order.state]}
              </Tag>
            </Flex>
            {order.state !== 'waiting' && <Decide order={order} />}
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}
