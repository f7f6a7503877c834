import { Alert, Button } from 'antd';
import type { ReactElement } from 'react';
import { Problem, Unreachable } from '../api/problem.js';
import { useTexts } from '../language/use-texts.js';

/** What went wrong, in words that say what to do; with a way to try again where there is one. */
export function Failure({
  error,
  onAgain,
}: {
  readonly error: Error;
  readonly onAgain?: () => void;
}): ReactElement {
  const { line } = useTexts();
  const [title, detail] =
    error instanceof Problem
      ? [error.body.title, error.body.detail]
      : [line.failed, error instanceof Unreachable ? line.unreachable : error.message];
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={detail}
      action={onAgain === undefined ? undefined : <Button onClick={onAgain}>{line.again}</Button>}
    />
  );
}
