import { Modal } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { discard, queueOf } from './queue.js';
import type { QueuedOrder } from './queued-order.js';
import { words } from './words.js';

/** What somebody would lose; what was sent is forgotten by the way. */
async function unsentOf(account: string): Promise<readonly QueuedOrder[]> {
  const orders = await queueOf(account);
  const sent = orders.filter(({ state }) => state === 'sent');
  await Promise.all(sent.map(({ id }) => discard(id)));
  return orders.filter(({ state }) => state !== 'sent');
}

/**
 * Stands before a logout: what is not sent is never dropped unasked, and nothing of a resident stays
 * on a phone that somebody else may take up next.
 */
export default function Leaving({
  account,
  onStay,
  onLeave,
}: {
  readonly account: string;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}): ReactElement | null {
  const text = useWords(words);
  const [unsent, setUnsent] = useState<readonly QueuedOrder[]>();
  useEffect(() => {
    unsentOf(account).then(
      (rest) => {
        if (rest.length === 0) onLeave();
        else setUnsent(rest);
      },
      // A browser that keeps nothing has nothing to lose.
      onLeave,
    );
    // Asked once, when the person wants to leave.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (unsent === undefined) return null;
  const letGo = async (): Promise<void> => {
    await Promise.all(unsent.map(({ id }) => discard(id)));
    onLeave();
  };
  return (
    <Modal
      open
      title={text.leaving(unsent.length)}
      okText={text.stay}
      cancelText={text.leave}
      cancelButtonProps={{ danger: true, onClick: () => void letGo() }}
      onOk={onStay}
      onCancel={onStay}
    >
      {text.leavingWhy}
    </Modal>
  );
}
