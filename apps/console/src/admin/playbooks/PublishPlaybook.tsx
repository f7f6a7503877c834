import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Flex, Skeleton } from 'antd';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { useOrder } from '../../api/use-order.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { Difference } from '../Difference.js';
import { words as admin } from '../words.js';
import { words } from './playbook-words.js';

/** What would be published, held against what is; then published. */
export function PublishPlaybook({
  text,
  playbook: { id, version },
  onClose,
}: {
  readonly text: string;
  readonly playbook: { readonly id: string; readonly version: number };
  readonly onClose: () => void;
}): ReactElement {
  const said = useWords(words);
  const common = useWords(admin);
  const { message } = App.useApp();
  const go = useNavigate();
  const newest = useNewest(id);
  const publish = useOrder(
    async (input: { readonly text: string }, header) =>
      (await api.POST('/playbooks', { params: { header }, body: input })).data,
  );
  const title = said.publishTitle(id, version);
  const isNewer = newest === null || (newest !== undefined && version > newest.version);
  return (
    <Drawer
      open
      size={820}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      title={title}
      onClose={onClose}
      footer={
        <Flex justify="end" gap={8}>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            type="primary"
            disabled={!isNewer}
            loading={publish.sending}
            onClick={() => {
              publish
                .send({ text })
                .then(() => {
                  message.success(said.published(id, version));
                  onClose();
                  return go(`/admin/playbooks/${id}`);
                })
                .catch(() => undefined);
            }}
          >
            {said.publish}
          </Button>
        </Flex>
      }
    >
      <Flex vertical gap={12}>
        {publish.error !== null && <Failure error={publish.error} />}
        {isNewer || newest === undefined ? (
          <Alert type="info" showIcon title={said.publishNote} />
        ) : (
          <Alert type="warning" showIcon title={said.notNewer(newest.version)} />
        )}
        {newest === undefined && <Skeleton active />}
        {newest === null && said.fresh}
        {newest !== undefined && newest !== null && (
          <Difference before={newest.text} after={text} label={title} />
        )}
      </Flex>
    </Drawer>
  );
}

/** The newest published version; null where there is none, undefined until it is known. */
function useNewest(
  id: string,
): { readonly version: number; readonly text: string } | null | undefined {
  const { data } = useQuery({
    queryKey: ['playbooks', id, 'newest'],
    queryFn: async ({ signal }) => {
      try {
        const path = { playbook: id };
        const answer = await api.GET('/playbooks/{playbook}', { params: { path }, signal });
        return answer.data ?? null;
      } catch (failure) {
        if (failure instanceof Problem && failure.body.status === 404) return null;
        throw failure;
      }
    },
  });
  return data;
}
