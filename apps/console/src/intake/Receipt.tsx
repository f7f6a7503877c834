import { Button, Result, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useKeys } from '../issue/act/use-keys.js';
import { useWords } from '../language/words.js';
import type { Registered } from './use-intake.js';
import { words } from './words.js';

/** What the caller is told: the receipt code; then the next call. */
export function Receipt({
  registered: { issue, receiptCode },
  onNext,
}: {
  readonly registered: Registered;
  readonly onNext: () => void;
}): ReactElement {
  const said = useWords(words);
  const navigate = useNavigate();
  useKeys((key) => {
    if (key !== 'o') return false;
    void navigate(`/issues/${issue}`);
    return true;
  });
  return (
    <Result
      status="success"
      title={said.done}
      subTitle={
        <>
          {said.receipt}
          <Typography.Paragraph copyable style={{ fontSize: 32, fontWeight: 700, margin: '8px 0' }}>
            {receiptCode}
          </Typography.Paragraph>
          {said.anotherHint}
        </>
      }
      extra={[
        <Button key="next" type="primary" autoFocus onClick={onNext}>
          {said.another}
        </Button>,
        <Button key="open" onClick={() => void navigate(`/issues/${issue}`)}>
          {said.open}
        </Button>,
      ]}
    />
  );
}
