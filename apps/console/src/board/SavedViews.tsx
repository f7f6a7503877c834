import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Input, Popover, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../api/client.js';
import { useWords } from '../language/words.js';
import { Failure } from '../shell/Failure.js';
import { words } from './saved-views-words.js';

const LONGEST_NAME = 40;

/** The views of the board that somebody keeps under their account, and a place to keep this one. */
export function SavedViews({
  query,
  onOpen,
}: {
  /** Query string of the view that is open. */
  readonly query: string;
  readonly onOpen: (query: string) => void;
}): ReactElement {
  const say = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      title={say.title}
      content={
        open && (
          <Kept
            query={query}
            onOpen={(kept) => {
              setOpen(false);
              onOpen(kept);
            }}
          />
        )
      }
    >
      <Button aria-expanded={open}>{say.title}</Button>
    </Popover>
  );
}

function Kept({
  query,
  onOpen,
}: {
  readonly query: string;
  readonly onOpen: (query: string) => void;
}): ReactElement {
  const say = useWords(words);
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<Error>();
  const { data, error } = useQuery({
    queryKey: ['views'],
    queryFn: async ({ signal }) => (await api.GET('/me/views', { signal })).data?.views ?? [],
  });
  const change = async (act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
      setFailure(undefined);
      setName('');
    } catch (refused) {
      setFailure(refused as Error);
    }
    await queries.invalidateQueries({ queryKey: ['views'] });
  };
  const keep = (): void => {
    if (name.trim() === '') return;
    const path = { name: name.trim() };
    void change(() => api.PUT('/me/views/{name}', { params: { path }, body: { query } }));
  };
  const failed = failure ?? error;
  return (
    <Flex vertical gap={8} style={{ width: 280 }}>
      {data?.length === 0 && <Typography.Text type="secondary">{say.none}</Typography.Text>}
      {data?.map((view) => (
        <Flex key={view.name} justify="space-between">
          <Button
            type="link"
            size="small"
            onClick={() => {
              onOpen(view.query);
            }}
          >
            {view.name}
          </Button>
          <Button
            type="text"
            size="small"
            aria-label={say.drop(view.name)}
            onClick={() => {
              const path = { name: view.name };
              void change(() => api.DELETE('/me/views/{name}', { params: { path } }));
            }}
          >
            ✕
          </Button>
        </Flex>
      ))}
      <Flex gap={8}>
        <Input
          aria-label={say.name}
          placeholder={say.name}
          maxLength={LONGEST_NAME}
          value={name}
          onChange={({ target }) => {
            setName(target.value);
          }}
          onPressEnter={keep}
        />
        <Button disabled={name.trim() === ''} onClick={keep}>
          {say.keep}
        </Button>
      </Flex>
      {failed !== null && <Failure error={failed} />}
    </Flex>
  );
}
