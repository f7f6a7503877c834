import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { Problem } from '../api/problem.js';
import { useTexts } from '../language/use-texts.js';
import { download } from './download.js';

/** Fetches a file; what went wrong is said beside. */
export function DownloadButton({
  path,
  name,
  label,
}: {
  /** Of the API. */
  readonly path: string;
  readonly name: string;
  readonly label: string;
}): ReactElement {
  const { line } = useTexts();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const fetchIt = async (): Promise<void> => {
    setBusy(true);
    try {
      await download(path, name);
    } catch (error) {
      void message.error(error instanceof Problem ? error.body.detail : line.unreachable);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void fetchIt()}>
      {label}
    </Button>
  );
}
