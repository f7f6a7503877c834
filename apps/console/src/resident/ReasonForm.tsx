import { Button, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../api/client.js';
import { useOrder } from '../api/use-order.js';
import { useWords } from '../language/words.js';
import { Failure } from '../shell/Failure.js';
import { Question } from './Question.js';
import { words } from './words.js';

/** What one asks for with a reason and nothing else. */
export type Asking = 'reopen' | 'withdraw';

const PATHS = {
  reopen: '/issues/{issue}/reopening',
  withdraw: '/issues/{issue}/withdrawal',
} as const;

/** Why one wants a matter taken up again, or taken back. */
export function ReasonForm({
  issue,
  asking,
  onDone,
}: {
  readonly issue: string;
  readonly asking: Asking;
  readonly onDone: () => void;
}): ReactElement {
  const all = useWords(words);
  const said = all[asking];
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const order = useOrder(
    async (body: { reason: string }, key) =>
      (await api.POST(PATHS[asking], { params: { path: { issue }, header: key }, body })).data,
  );
  const send = async (): Promise<void> => {
    const text = reason.trim();
    setWrong(text === '' ? all.write : undefined);
    if (text === '') return;
    const done = await order.send({ reason: text }).catch(() => undefined);
    if (done !== undefined) onDone();
  };
  return (
    <Question title={said.title} wrong={wrong} onSubmit={() => void send()}>
      <label htmlFor="r-reason">{said.reason}</label>
      <Input.TextArea
        id="r-reason"
        rows={4}
        maxLength={1_000}
        value={reason}
        onChange={({ target }) => {
          setReason(target.value);
        }}
      />
      {order.error !== null && <Failure error={order.error} />}
      <div className="ways">
        <Button size="large" onClick={onDone}>
          {all.cancel}
        </Button>
        <Button type="primary" size="large" htmlType="submit" loading={order.sending}>
          {said.send}
        </Button>
      </div>
    </Question>
  );
}
