import { CloudUploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Tooltip } from 'antd';
import { useEffect, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useWords } from '../language/words.js';
import { keepSession } from '../session/session.js';
import { useMe } from '../session/use-me.js';
import { useSession } from '../session/use-session.js';
import { keepDelivering } from './deliver.js';
import { isUnsent } from './queued-order.js';
import { useQueue } from './use-queue.js';
import { words } from './words.js';

/** How many orders wait to be sent; while it stands they are sent as soon as there is a line. */
export default function Outbox(): ReactElement | null {
  const text = useWords(words);
  const { me } = useMe();
  const here = useSession();
  const queries = useQueryClient();
  const account = me?.account.id;
  const post = me?.actor?.post;
  useEffect(() => {
    if (account === undefined || post === undefined) return;
    const stop = new AbortController();
    keepDelivering(
      { account, post },
      { signal: stop.signal, onSent: () => void queries.invalidateQueries() },
    );
    return () => {
      stop.abort();
    };
  }, [account, post, queries]);
  useEffect(() => {
    if (here === undefined) return;
    // Also without a line: when the login ends, what was kept of the day's tasks goes with it.
    const timer = setTimeout(
      () => {
        keepSession(undefined);
      },
      Math.max(0, Date.parse(here.expiresAt) - Date.now()),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [here]);
  const unsent = useQueue().filter(isUnsent).length;
  if (unsent === 0) return null;
  return (
    <Tooltip title={text.unsent(unsent)}>
      <Link to="/outbox" aria-label={text.unsent(unsent)}>
        <Badge count={unsent} size="small">
          <Button type="text" icon={<CloudUploadOutlined />} tabIndex={-1} aria-hidden />
        </Badge>
      </Link>
    </Tooltip>
  );
}
