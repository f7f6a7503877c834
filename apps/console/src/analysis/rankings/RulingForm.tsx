import { Button, Checkbox, Flex, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useOrder } from '../../api/use-order.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import type { TableName } from './use-rankings.js';
import { words } from './words.js';

interface Ruling {
  readonly granted: boolean;
  readonly leaveOut: boolean;
  readonly reason: string;
}

/** Grants or denies an appeal. */
export function RulingForm({
  name: { set, period },
  appeal,
}: {
  readonly name: TableName;
  readonly appeal: string;
}): ReactElement {
  const said = useWords(words);
  const [reason, setReason] = useState('');
  const [leaveOut, setLeaveOut] = useState(false);
  const { send, sending, error } = useOrder((body: Ruling, header) =>
    api.POST('/kpi/tables/{set}/{period}/appeals/{appeal}/decision', {
      params: { path: { set, period, appeal }, header },
      body,
    }),
  );
  const rule = (granted: boolean): void => {
    // What is refused is said below.
    void send({ granted, leaveOut: granted && leaveOut, reason }).catch(() => undefined);
  };
  const empty = reason.trim() === '';
  return (
    <Flex vertical gap={8} style={{ marginTop: 8 }}>
      <Input
        aria-label={said.ruling}
        placeholder={said.ruling}
        value={reason}
        onChange={({ target }) => {
          setReason(target.value);
        }}
      />
      <Checkbox
        checked={leaveOut}
        onChange={({ target }) => {
          setLeaveOut(target.checked);
        }}
      >
        {said.leaveOut}
      </Checkbox>
      {error !== null && <Failure error={error} />}
      <Flex gap={8}>
        <Button
          type="primary"
          disabled={empty}
          loading={sending}
          onClick={() => {
            rule(true);
          }}
        >
          {said.grant}
        </Button>
        <Button
          disabled={empty}
          loading={sending}
          onClick={() => {
            rule(false);
          }}
        >
          {said.deny}
        </Button>
      </Flex>
    </Flex>
  );
}
