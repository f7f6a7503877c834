import { Alert, Button, Flex, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useOrder } from '../../api/use-order.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import type { TableName } from './use-rankings.js';
import { words } from './words.js';

/** A unit objects to a fact that counts for it. */
export function AppealForm({
  name: { set, period },
  unit,
  issue,
  fact,
}: {
  readonly name: TableName;
  readonly unit: string;
  readonly issue: string;
  readonly fact: string;
}): ReactElement {
  const said = useWords(words);
  const [reason, setReason] = useState('');
  const [filed, setFiled] = useState(false);
  const { send, sending, error } = useOrder((body: { reason: string }, header) =>
    api.POST('/kpi/tables/{set}/{period}/appeals', {
      params: { path: { set, period }, header },
      body: { ...body, unit, issue, fact },
    }),
  );
  if (filed) return <Alert type="success" showIcon title={said.status.FILED} />;
  const file = async (): Promise<void> => {
    await send({ reason }).then(
      () => {
        setFiled(true);
      },
      // Said below.
      () => undefined,
    );
  };
  return (
    <Flex vertical gap={8}>
      <Input.TextArea
        rows={2}
        aria-label={said.appealReason}
        placeholder={said.appealReason}
        value={reason}
        onChange={({ target }) => {
          setReason(target.value);
        }}
      />
      {error !== null && <Failure error={error} />}
      <Button
        type="primary"
        disabled={reason.trim() === ''}
        loading={sending}
        onClick={() => void file()}
      >
        {said.appeal}
      </Button>
    </Flex>
  );
}
