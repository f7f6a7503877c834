import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import type { ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { Difference } from '../Difference.js';
import { words } from './playbook-words.js';

/** How a published version differs from a text. */
export function VersionDifference({
  id,
  version,
  text,
  onClose,
}: {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly onClose: () => void;
}): ReactElement {
  const said = useWords(words);
  const { data, error } = useVersion(id, version);
  return (
    <Drawer
      open
      size={820}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      title={said.compared(version)}
      onClose={onClose}
    >
      {error !== null && <Failure error={error} />}
      {data === undefined ? (
        <Skeleton active />
      ) : (
        <Difference before={data.text} after={text} label={said.compared(version)} />
      )}
    </Drawer>
  );
}

/** One published version with its text; nothing is asked for without one. */
export function useVersion(
  id: string,
  version: number | undefined,
): { readonly data: { readonly text: string } | undefined; readonly error: Error | null } {
  const { data, error } = useQuery({
    queryKey: ['playbooks', id, version],
    enabled: version !== undefined,
    queryFn: async ({ signal }) => {
      const path = { playbook: id, version: String(version) };
      return (
        await api.GET('/playbooks/{playbook}/versions/{version}', { params: { path }, signal })
      ).data;
    },
  });
  return { data, error };
}
