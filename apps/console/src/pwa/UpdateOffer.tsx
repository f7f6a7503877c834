import { Button, Flex } from 'antd';
import { useSyncExternalStore, type ReactElement } from 'react';
import { inBoth, useWords } from '../language/words.js';
import { onWaitingConsole, takeNewConsole, waitingConsole } from './register.js';

const words = inBoth(
  { waiting: '控制台有新版本。', take: '点此更新' },
  { waiting: 'There is a newer console.', take: 'Update now' },
);

/** Says that a newer console waits, and takes it when the reader likes: nothing typed is lost unasked. */
export function UpdateOffer(): ReactElement | null {
  const { waiting, take } = useWords(words);
  if (useSyncExternalStore(onWaitingConsole, waitingConsole) === undefined) return null;
  return (
    <Flex className="update-offer" role="status" align="center" gap={12}>
      <span>{waiting}</span>
      <Button type="primary" size="small" onClick={takeNewConsole}>
        {take}
      </Button>
    </Flex>
  );
}
